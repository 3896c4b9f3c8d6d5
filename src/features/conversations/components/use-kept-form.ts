"use client";

import { type MouseEvent, type SubmitEvent, useState } from "react";
import { clearOnSecondTap } from "./clear-on-second-tap";
import type { DraftOfForm } from "./use-draft";

type KeptForm = { draft: DraftOfForm; onSave: (form: HTMLFormElement, submitter: string | null) => void };

/** What goes on a sheet's <form>: each tap and letter is kept, an answer tapped twice is let go, a save stays on the page. */
export function useKeptForm({ draft, onSave }: KeptForm) {
  const [tapAgain] = useState(clearOnSecondTap);
  return {
    ref: draft.ref,
    onPointerDownCapture: tapAgain.onPointerDownCapture,
    onClick: (event: MouseEvent<HTMLFormElement>) => {
      tapAgain.onClick(event);
      draft.keep();
    },
    onInput: draft.keep,
    onSubmit: (event: SubmitEvent<HTMLFormElement>) => {
      event.preventDefault();
      onSave(event.currentTarget, event.nativeEvent.submitter?.getAttribute("value") ?? null);
    },
  };
}
