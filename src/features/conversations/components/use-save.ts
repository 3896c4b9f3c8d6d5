"use client";

import { useEffect, useRef, useState, useTransition } from "react";
import { sentBy } from "@/components/form/draft-values";
import type { ActionResult } from "@/lib/action";
import type { DraftOfForm } from "../../../components/form/use-draft";

export type Refusal = Extract<ActionResult<unknown>, { ok: false }>;

/** `goesOn`: to the next person of the list. `changed`: since a first try whose answer was lost. */
export type How = { goesOn: boolean; changed: boolean };

type Saving<T> = {
  draft: DraftOfForm;
  send: (form: FormData) => Promise<ActionResult<T>>;
  onSaved: (saved: T, how: How) => void;
};

const slowMs = 12_000;

/** Sends a form. Without an answer it is kept and sent again under the same id: at a tap, or when there is signal. */
export function useSave<T>({ draft, send, onSaved }: Saving<T>) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [waiting, setWaiting] = useState(draft.sent !== null);
  const [busy, start] = useTransition();
  const first = useRef(draft.sent ? JSON.stringify(draft.sent) : null);
  const goesOn = useRef(false);

  const answered = (result: ActionResult<T>, typed: string) => {
    setRefusal(result.ok ? null : result);
    const changed = first.current !== null && first.current !== typed;
    first.current = null;
    draft.forget();
    if (result.ok) return onSaved(result.data, { goesOn: goesOn.current, changed });
    draft.keep();
  };
  const save = (form: HTMLFormElement) => {
    if (busy) return;
    const typed = JSON.stringify(sentBy(form));
    first.current ??= typed;
    draft.keepSent();
    start(async () => {
      const slow = setTimeout(() => setWaiting(true), slowMs);
      const result = await send(new FormData(form)).catch(unanswered);
      clearTimeout(slow);
      setWaiting(result === null);
      if (result) answered(result, typed);
    });
  };
  const again = () => draft.ref.current && save(draft.ref.current);
  useSignal(waiting && !busy, again);
  return {
    busy,
    refusal,
    waiting,
    again,
    discard: () => {
      first.current = null;
      setWaiting(false);
      setRefusal(null);
      draft.discard();
    },
    save: (form: HTMLFormElement, on = false) => {
      goesOn.current = on;
      save(form);
    },
  };
}

/** Null when it is not known whether the request arrived. A server error is an answer. */
function unanswered(error: unknown): Refusal | null {
  if (error instanceof TypeError || !navigator.onLine) return null;
  return { ok: false, code: "UNAVAILABLE", fields: {}, values: {} };
}

/** Calls at once when online, then whenever the signal or the user comes back. */
function useSignal(waiting: boolean, call: () => void) {
  const latest = useRef(call);
  const before = useRef(false);
  useEffect(() => {
    latest.current = call;
  });
  useEffect(() => {
    if (!waiting) return;
    const tell = () => document.visibilityState === "visible" && latest.current();
    window.addEventListener("online", tell);
    document.addEventListener("visibilitychange", tell);
    return () => {
      window.removeEventListener("online", tell);
      document.removeEventListener("visibilitychange", tell);
    };
  }, [waiting]);
  useEffect(() => {
    if (before.current) return;
    before.current = true;
    // One frame later what was folded has been filled in too.
    if (waiting && navigator.onLine) requestAnimationFrame(() => latest.current());
  }, [waiting]);
}
