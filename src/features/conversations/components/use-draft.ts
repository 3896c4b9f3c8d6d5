"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { v7 } from "uuid";
import { type Draft, forgetDraft, keepDraft, readDraft, type Typed } from "@/components/form/drafts";
import { fillForm, sentBy, typedIn } from "@/components/form/typed";

export type DraftOfForm = {
  /** Goes on the form. */
  ref: RefObject<HTMLFormElement | null>;
  /** The ids of what is to be written: those of the draft where there is one, so that a second try is the same entry. */
  ids: Record<string, string>;
  /** Since when it stands there, where it came back; null otherwise. */
  since: string | null;
  /** What was sent before a reload and not answered. */
  sent: Typed | null;
  /** After each tap and letter. */
  keep: () => void;
  keepSent: () => void;
  forget: () => void;
  /** Empties the form; what is written next is something new. */
  discard: () => void;
};

type DraftInput = { draftKey: string; ids: Record<string, string> };

/** Keeps a sheet's whole form while it is filled in, and brings it back after a reload or another sign-in. */
export function useDraft({ draftKey, ids: fresh }: DraftInput): DraftOfForm {
  const ref = useRef<HTMLFormElement>(null);
  const untouched = useRef("");
  const [found, setFound] = useState<Draft | null>(() => readDraft(draftKey));
  const [ids, setIds] = useState<Record<string, string>>(() => ({ ...fresh, ...found?.ids }));
  useFilled(ref, { found, untouched, draftKey });
  const write = (sent?: Typed) => {
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

type Filled = { found: Draft | null; untouched: RefObject<string>; draftKey: string };

function useFilled(ref: RefObject<HTMLFormElement | null>, { found, untouched, draftKey }: Filled) {
  const first = useRef({ found, draftKey });
  useEffect(() => {
    const form = ref.current;
    if (!form) return;
    untouched.current = JSON.stringify(typedIn(form));
    const { found: draft } = first.current;
    if (draft) fillForm(form, withDates(form, draft.values));
  }, [ref, untouched]);
  useEffect(() => {
    if (first.current.draftKey === draftKey) return;
    const moved = readDraft(first.current.draftKey);
    if (moved) keepDraft(draftKey, moved);
    forgetDraft(first.current.draftKey);
    first.current = { found: null, draftKey };
  }, [draftKey]);
}

/** A day that was offered as "tomorrow" yesterday is a day of its own today. */
function withDates(form: HTMLFormElement, values: Typed): Typed {
  const radios = [...form.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  const gone = values.filter(
    ([name, value]) =>
      /^followUp(-|$)/.test(name) &&
      value !== "date" &&
      !radios.some((radio) => radio.name === name && radio.value === value),
  );
  const asDate = gone.flatMap(
    ([name, value]): Typed => [
      [name, "date"],
      [name.replace("followUp", "followUpDate"), value.replace(/^shift-/, "")],
    ],
  );
  return [...values.filter((pair) => !gone.includes(pair)), ...asDate];
}
