"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { v7 } from "uuid";
import {
  type Draft,
  type FormValues,
  forgetDraft,
  keepDraft,
  readDraft,
} from "@/components/form/draft-storage";
import { fillForm, sentBy, typedIn } from "@/components/form/draft-values";

export type DraftOfForm = {
  ref: RefObject<HTMLFormElement | null>;
  /** The draft's ids where there is one, so that a second try writes the same rows. */
  ids: Record<string, string>;
  /** When a restored draft was last saved; null otherwise. */
  since: string | null;
  /** What was sent before a reload and not answered. */
  sent: FormValues | null;
  /** After each tap and letter. */
  keep: () => void;
  keepSent: () => void;
  forget: () => void;
  /** Empties the form and makes new ids. */
  discard: () => void;
};

type DraftInput = {
  draftKey: string;
  ids: Record<string, string>;
  /** Adapts values to choices that have changed since they were saved. */
  restore: (form: HTMLFormElement, values: FormValues) => FormValues;
};

/** Saves a form in the tab's session storage while it is filled in, and restores it after a reload or a new sign-in. */
export function useDraft({ draftKey, ids: fresh, restore }: DraftInput): DraftOfForm {
  const ref = useRef<HTMLFormElement>(null);
  const untouched = useRef("");
  const [found, setFound] = useState<Draft | null>(() => readDraft(draftKey));
  const [ids, setIds] = useState<Record<string, string>>(() => ({ ...fresh, ...found?.ids }));
  useRestored(ref, { found, untouched, draftKey, restore });
  const write = (sent?: FormValues) => {
    const values = ref.current ? typedIn(ref.current) : [];
    if (!sent && JSON.stringify(values) === untouched.current) return forgetDraft(draftKey);
    keepDraft(draftKey, {
      at: new Date().toISOString(),
      ids: { ...fresh, ...ids },
      values,
      ...(sent && { sent }),
    });
  };
  return {
    ref,
    ids: { ...fresh, ...ids },
    since: found?.at ?? null,
    sent: found?.sent ?? null,
    keep: () => write(readDraft(draftKey)?.sent),
    keepSent: () => ref.current && write(readDraft(draftKey)?.sent ?? sentBy(ref.current)),
    forget: () => forgetDraft(draftKey),
    discard: () => {
      ref.current?.reset();
      forgetDraft(draftKey);
      setFound(null);
      setIds(Object.fromEntries(Object.keys({ ...fresh, ...ids }).map((name) => [name, v7()])));
    },
  };
}

type Restored = Pick<DraftInput, "draftKey" | "restore"> & {
  found: Draft | null;
  untouched: RefObject<string>;
};

function useRestored(
  ref: RefObject<HTMLFormElement | null>,
  { found, untouched, draftKey, restore }: Restored,
) {
  const first = useRef({ found, draftKey, restore });
  useEffect(() => {
    const form = ref.current;
    if (!form) return;
    untouched.current = JSON.stringify(typedIn(form));
    const { found: draft } = first.current;
    if (draft) fillForm(form, first.current.restore(form, draft.values));
  }, [ref, untouched]);
  useEffect(() => {
    if (first.current.draftKey === draftKey) return;
    const moved = readDraft(first.current.draftKey);
    if (moved) keepDraft(draftKey, moved);
    forgetDraft(first.current.draftKey);
    first.current = { ...first.current, found: null, draftKey };
  }, [draftKey]);
}
