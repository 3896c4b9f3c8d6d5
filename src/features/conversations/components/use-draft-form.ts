"use client";

import { type KeyboardEvent, type MouseEvent, type SubmitEvent, useState } from "react";
import type { DraftOfForm } from "../../../components/form/use-draft";
import { clearOnSecondTap } from "./clear-on-second-tap";

type DraftForm = { draft: DraftOfForm; onSave: (form: HTMLFormElement, submitter: string | null) => void };

/** The props of a form with a draft: it is saved at each tap and letter, and submitting stays on the page. */
export function useDraftForm({ draft, onSave }: DraftForm) {
  const [tapAgain] = useState(clearOnSecondTap);
  return {
    ref: draft.ref,
    onPointerDownCapture: tapAgain.onPointerDownCapture,
    onClick: (event: MouseEvent<HTMLFormElement>) => {
      tapAgain.onClick(event);
      draft.keep();
    },
    onInput: draft.keep,
    /** Ctrl or ⌘ with Enter saves from wherever the focus is. */
    onKeyDown: (event: KeyboardEvent<HTMLFormElement>) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.currentTarget.querySelector<HTMLElement>("button[type=submit]")?.click();
    },
    onSubmit: (event: SubmitEvent<HTMLFormElement>) => {
      event.preventDefault();
      onSave(event.currentTarget, event.nativeEvent.submitter?.getAttribute("value") ?? null);
    },
  };
}
