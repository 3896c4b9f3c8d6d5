"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { PhoneGone } from "./lock";
import type { Gone } from "./phone-acts";
import { type SendResult, sendWaiting } from "./sender";
import { tell } from "./tabs";

export type SendState = SendResult | { kind: "sending" | "failed" } | null;

const retryMs = 20_000;
/** As long as "Undo" is shown. */
export const undoMs = 8_000;

type Sending = {
  key: CryptoKey | null;
  waits: boolean;
  reread: () => Promise<void>;
  forget: (gone: Gone) => Promise<void>;
};

/** Sends when the phone is unlocked, when signal comes back, when the page is hidden, and at intervals. */
export function useSending({ key, waits, reread, forget }: Sending) {
  const [state, setState] = useState<SendState>(null);
  const [held] = useState(() => new Set<string>());
  const [young] = useState(() => new Map<string, ReturnType<typeof setTimeout>>());
  const run = useRun({ key, reread, forget, setState });
  const sendOld = useCallback(() => run(() => new Set([...held, ...young.keys()])), [run, held, young]);
  const flush = useCallback(() => {
    for (const timer of young.values()) clearTimeout(timer);
    young.clear();
    return run(() => new Set(held));
  }, [run, held, young]);
  useOccasions({ key, waits, sendOld, flush });
  const hold = useCallback((id: string) => void held.add(id), [held]);
  const release = useCallback(
    (id: string) => {
      if (held.delete(id)) void sendOld();
    },
    [held, sendOld],
  );
  const wait = useCallback(
    (id: string) => {
      clearTimeout(young.get(id));
      const grown = () => {
        young.delete(id);
        void sendOld();
      };
      young.set(id, setTimeout(grown, undoMs));
    },
    [young, sendOld],
  );
  const sending = useMemo(() => ({ flush, wait, hold, release }), [flush, wait, hold, release]);
  return { state, sending };
}

/** What the next run leaves out, while one is under way. */
type Turn = { running: boolean; asked: (() => ReadonlySet<string>)[] };
type Run = Omit<Sending, "waits"> & { setState: (state: SendState) => void };

/** One run at a time; calls during a run share one run after it. */
function useRun({ key, reread, forget, setState }: Run) {
  const turn = useRef<Turn>({ running: false, asked: [] });
  const once = useCallback(
    async (held: CryptoKey, except: ReadonlySet<string>) => {
      setState({ kind: "sending" });
      const result = await sendWaiting(held, except);
      if (result.kind === "revoked") return forget("revoked");
      await reread();
      setState(result);
      tell("changed");
    },
    [reread, forget, setState],
  );
  return useCallback(
    async (exceptOf: () => ReadonlySet<string>) => {
      if (!key) return;
      turn.current.asked = [exceptOf];
      if (turn.current.running) return;
      turn.current.running = true;
      try {
        for (let next = turn.current.asked.pop(); next; next = turn.current.asked.pop())
          await once(key, next());
      } catch (error) {
        setState(error instanceof PhoneGone ? null : { kind: "failed" });
      } finally {
        turn.current.running = false;
      }
    },
    [key, once, setState],
  );
}

type Occasions = Pick<Sending, "key" | "waits"> & Record<"sendOld" | "flush", () => Promise<void>>;

function useOccasions({ key, waits, sendOld, flush }: Occasions) {
  useEffect(() => {
    if (!key) return;
    void sendOld();
    const again = () => void sendOld();
    const away = () => {
      if (document.hidden) void flush();
    };
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", away);
    return () => {
      window.removeEventListener("online", again);
      document.removeEventListener("visibilitychange", away);
    };
  }, [key, sendOld, flush]);
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => void sendOld(), retryMs);
    return () => clearInterval(timer);
  }, [waits, sendOld]);
}
