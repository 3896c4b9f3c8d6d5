"use client";

import { useEffect, useRef, useState } from "react";
import { typedIn } from "@/components/form/draft-values";
import type { PhoneActs } from "./phone-acts";
import type { PhoneDraft } from "./sealed-drafts";

const pauseMs = 300;

/** Saves the draft while it is written. */
export function useSealedDraft(draft: PhoneDraft, { keepDraft }: Pick<PhoneActs, "keepDraft">) {
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
      typed.current = typedIn(form);
      setHasWords(true);
      pen.write({ ...draft, values: typed.current });
    },
    /** Closed, to be continued another time. */
    layAside: async () => {
      if (typed.current.length === 0) return;
      pen.write({ ...draft, values: typed.current, open: false });
      await pen.flush();
    },
  };
}

/** Writes the latest version only, after a pause, one write at a time. */
function draftWriter(keep: PhoneActs["keepDraft"], tell: (isKept: boolean) => void) {
  let latest: PhoneDraft | null = null;
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
    write: (draft: PhoneDraft) => {
      take();
      latest = draft;
      timer = setTimeout(() => void flush(), pauseMs);
    },
    /** Cancels what is not written yet and waits for what is. */
    settle: () => {
      take();
      return last;
    },
  };
}
