"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ActionResult } from "@/lib/action";
import type { ProofMeans } from "../proof.queries";
import { askPasskeyAction, passWithCodeAction, passWithPasskeyAction } from "../second-step.actions";
import { CodeField } from "./code-field";
import { signWithPasskey } from "./passkey.client";
import { insidePath } from "./sign-in-request";
import { StepRefusal } from "./step-refusal";
import { passkeyDeclined, useSteps } from "./use-steps";

/** The second factor, after the password. */
export function SecondStepForm({ means, to }: { means: ProofMeans; to?: string }) {
  const t = useTranslations("users.secondStep");
  const proof = useTranslations("proof");
  const { refused, busy, run } = useSteps();
  const [leaving, setLeaving] = useState(false);
  async function pass(step: () => Promise<ActionResult<unknown>>) {
    if (!(await run(step)).ok) return;
    setLeaving(true);
    window.location.assign(insidePath(to));
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code") ?? "");
    void pass(() => passWithCodeAction({ code }));
  }
  async function confirm() {
    const options = await run(() => askPasskeyAction({}));
    if (!options.ok) return;
    const answer = await signWithPasskey(options.data);
    await pass(async () => (answer ? passWithPasskeyAction({ answer }) : passkeyDeclined));
  }
  return (
    <form className="mt-6 grid gap-5" noValidate onSubmit={submit}>
      <StepRefusal besides={["code"]} refused={refused} />
      {means.passkey ? (
        <Button
          busy={busy || leaving}
          onClick={confirm}
          size="thumb"
          variant={means.code ? "outline" : "red"}
        >
          <KeyRound aria-hidden />
          {proof("passkey")}
        </Button>
      ) : null}
      <CodeField means={means} refused={refused} />
      <Button
        busy={busy || leaving}
        size="thumb"
        type="submit"
        variant={means.passkey && !means.code ? "outline" : "red"}
      >
        {t("submit")}
      </Button>
    </form>
  );
}
