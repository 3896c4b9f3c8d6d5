"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { insidePath, secondStepPath, signInPatiently } from "./sign-in-request";

const known = ["INVALID", "TOO_MANY_TRIES", "BUSY"] as const;
type Reason = (typeof known)[number] | "UNAVAILABLE";

type SignInFormProps = {
  to?: string;
  /** Made by the server, so that this page stays small. */
  refusals: Record<Reason, ReactNode>;
  button: { idle: ReactNode; busy: ReactNode };
  children: ReactNode;
};

export function SignInForm({ to, refusals, button, children }: SignInFormProps) {
  const [refusal, setRefusal] = useState<Reason | null>(null);
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await signInPatiently(String(form.get("email")), String(form.get("password"))).catch(
      () => ({ ok: false as const, code: "UNAVAILABLE" }),
    );
    if (answer.ok) return window.location.assign(answer.secondStep ? secondStepPath(to) : insidePath(to));
    setBusy(false);
    setRefusal(known.find((code) => code === answer.code) ?? "UNAVAILABLE");
  }
  return (
    <form noValidate className="mt-6 grid gap-5" method="post" onSubmit={submit}>
      {refusal ? refusals[refusal] : null}
      {children}
      {busy ? button.busy : button.idle}
    </form>
  );
}
