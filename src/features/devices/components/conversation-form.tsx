"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { fillForm } from "@/components/form/draft-values";
import { clearOnSecondTap } from "@/features/conversations/components/clear-on-second-tap";
import { withPastDays } from "@/features/conversations/components/past-follow-up-days";
import type { PhoneDraft } from "./sealed-drafts";

type ConversationFormProps = {
  draft: Pick<PhoneDraft, "values" | "changes">;
  onWrite: (form: HTMLFormElement) => void;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
};

export function ConversationForm({ draft, onWrite, onSubmit, children }: ConversationFormProps) {
  const ref = useRef<HTMLFormElement>(null);
  const [tapAgain] = useState(clearOnSecondTap);
  const [{ values, changes }] = useState(draft);
  useEffect(() => {
    const form = ref.current;
    if (form && values.length > 0) fillForm(form, withPastDays(form, values), { keepOthers: changes });
  }, [values, changes]);
  return (
    <form
      noValidate
      className="group/log flex min-h-0 flex-1 flex-col"
      onInput={(event) => onWrite(event.currentTarget)}
      onSubmit={onSubmit}
      ref={ref}
      {...tapAgain}
    >
      {children}
    </form>
  );
}
