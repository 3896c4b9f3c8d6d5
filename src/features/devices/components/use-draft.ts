"use client";

import { useEffect, useRef, useState } from "react";
import type { Draft } from "./drafts";
import type { PhoneActs } from "./phone-acts";

const pauseMs = 300;

/** What is being written is kept as it is written: neither a lock nor an empty battery nor a slip of the thumb loses it. */
export function useDraft(draft: Draft, { keepDraft }: Pick<PhoneActs, "keepDraft">) {
  const [isKept, setKept] = useState(true);
  const [hasWords, setHasWords] = useState(draft.values.length > 0);
  const [pen] = useState(() => draftWriter(keepDraft, setKept));
  const typed = useRef(draft.values);
  useEffect(() => () => void pen.flush(), [pen]);
  return {
    isKept,
    hasWords,
    settle: pen.settle,
    write: (form: HTMLFormElement) => {
      typed.current = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
      setHasWords(true);
      pen.write({ ...draft, values: typed.current });
    },
    /** Laid aside, to be gone on with another time. */
    layAside: async () => {
      if (typed.current.length === 0) return;
      pen.write({ ...draft, values: typed.current, open: false });
      await pen.flush();
    },
  };
}

/** Writes down the latest only, a moment after it was typed, and one after the other. */
function draftWriter(keep: PhoneActs["keepDraft"], tell: (isKept: boolean) => void) {
  let latest: Draft | null = null;
  let last: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = () => {
    clearTimeout(timer);
    const draft = latest;
    latest = null;
    return draft;
  };
  const flush = () => {
    const draft = take();
    if (draft) last = last.then(async () => tell(await keep(draft)));
    return last;
  };
  return {
    flush,
    write: (draft: Draft) => {
      take();
      latest = draft;
      timer = setTimeout(() => void flush(), pauseMs);
    },
    /** Nothing more is written, and what was is down. */
    settle: () => {
      take();
      return last;
    },
  };
}
