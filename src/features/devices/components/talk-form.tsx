"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { clearOnSecondTap } from "@/features/conversations/components/clear-on-second-tap";
import { fillForm } from "./drafts";

type TalkFormProps = {
  /** What it opens with. */
  values: [string, string][];
  onWrite: (form: HTMLFormElement) => void;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
};

export function TalkForm({ values, onWrite, onSubmit, children }: TalkFormProps) {
  const ref = useRef<HTMLFormElement>(null);
  const [tapAgain] = useState(clearOnSecondTap);
  const [first] = useState(values);
  useEffect(() => {
    if (ref.current && first.length > 0) fillForm(ref.current, first);
  }, [first]);
  return (
    <form
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
