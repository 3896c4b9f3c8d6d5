"use client";

import { useState } from "react";
import type { Draft } from "./drafts";
import { newDraft } from "./half-done";

/** Whose talk is open; the one that was open when the phone was locked opens by itself. */
export function useTalking(drafts: readonly Draft[]) {
  const [draft, setDraft] = useState<Draft | null>(() => drafts.find(({ open }) => open) ?? null);
  const resume = (half: Draft) => setDraft({ ...half, open: true });
  return {
    draft,
    resume,
    stop: () => setDraft(null),
    /** Goes on with what is half written about her. */
    talk: (person: { id: string; name: string }) => {
      const half = drafts.find(({ contactId, changes }) => contactId === person.id && !changes);
      if (half) resume(half);
      else setDraft(newDraft(person));
    },
  };
}
