"use client";

import { useEffect, useRef, useState } from "react";
import type { PhoneEntryInput } from "../outbox.schema";
import type { Acted, PhoneActs } from "./phone-acts";
import { undoMs } from "./use-sending";

type Said = { what: "saved" | "undone" | "sent" | "failed"; name: string; id: string };
type Named = { id: string; name: string };

const repeatMs = 1_000;

/** Saves a change to a person, with "Undo" as long as its notice is shown. */
export function useSaved(acts: Pick<PhoneActs, "add" | "undo">) {
  const [said, setSaid] = useState<Said | null>(null);
  const tapped = useRef(new Map<string, number>());
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), undoMs);
    return () => clearTimeout(timer);
  }, [said]);
  return {
    said,
    /** A second tap on the same button within a second is an accident. */
    isRepeated: (key: string) => {
      const before = tapped.current.get(key) ?? 0;
      tapped.current.set(key, Date.now());
      return Date.now() - before < repeatMs;
    },
    save: async (entry: PhoneEntryInput, { name }: Named): Promise<Acted> => {
      const result = await acts.add(entry, name);
      setSaid({ what: result === "kept" ? "saved" : result, name, id: entry.id });
      return result;
    },
    undo: async () => {
      if (said?.what !== "saved") return;
      const result = await acts.undo(said.id);
      setSaid({ ...said, what: result === "kept" ? "undone" : result });
    },
  };
}

export type SavedActs = ReturnType<typeof useSaved>;
