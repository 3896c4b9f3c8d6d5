"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useState } from "react";
import { useRefusal } from "@/components/form/refusal";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/fields";
import type { ActionResult } from "@/lib/action";
import {
  askPasskeyForProofAction,
  proofMeansAction,
  proveCodeAction,
  provePasskeyAction,
  provePasswordAction,
} from "../proof.actions";
import type { ProofMeans } from "../proof.queries";
import { CodeField } from "./code-field";
import { signWithPasskey } from "./passkey.client";
import { answerAll } from "./proof-desk";
import { StepRefusal } from "./step-refusal";
import { passkeyDeclined, useSteps } from "./use-steps";

/** Asks who it is, by the second factor where the user has one, else by the password. */
export function ProofDialog() {
  const t = useTranslations("proof");
  const id = useId();
  const { refused, busy, run } = useSteps();
  const means = useMeans(run);
  async function prove(step: () => Promise<ActionResult<unknown>>) {
    if ((await run(step)).ok) answerAll(true);
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    event.stopPropagation();
    const typed = new FormData(event.currentTarget);
    const value = (name: string) => String(typed.get(name) ?? "");
    void prove(() =>
      means?.password
        ? provePasswordAction({ presentPassword: value("presentPassword") })
        : proveCodeAction({ code: value("code") }),
    );
  }
  async function signWith() {
    const options = await run(() => askPasskeyForProofAction({}));
    if (!options.ok) return;
    const answer = await signWithPasskey(options.data);
    await prove(async () => (answer ? provePasskeyAction({ answer }) : passkeyDeclined));
  }
  return (
    <Dialog
      description={t("text")}
      foot={
        <>
          <Button onClick={() => answerAll(false)}>{t("cancel")}</Button>
          {means ? (
            <Button busy={busy} form={id} type="submit" variant="ink">
              {t("submit")}
            </Button>
          ) : null}
        </>
      }
      onOpenChange={(open) => (open ? undefined : answerAll(false))}
      open
      title={t("title")}
    >
      <form className="grid gap-4" id={id} noValidate onSubmit={submit}>
        <StepRefusal besides={["presentPassword", "code"]} refused={refused} />
        {means?.passkey ? (
          <Button busy={busy} onClick={signWith} size="thumb">
            <KeyRound aria-hidden />
            {t("passkey")}
          </Button>
        ) : null}
        {means ? <ProofField means={means} refused={refused} /> : null}
        {means === null && refused === null ? <p className="text-14 text-ink-2">{t("loading")}</p> : null}
      </form>
    </Dialog>
  );
}

function useMeans(run: ReturnType<typeof useSteps>["run"]): ProofMeans | null {
  const [means, setMeans] = useState<ProofMeans | null>(null);
  const [first] = useState(() => run);
  useEffect(() => {
    void first(() => proofMeansAction({})).then((found) => (found.ok ? setMeans(found.data) : undefined));
  }, [first]);
  return means;
}

type FieldProps = { means: ProofMeans; refused: ReturnType<typeof useSteps>["refused"] };

function ProofField({ means, refused }: FieldProps) {
  const t = useTranslations("proof");
  const { error } = useRefusal(refused);
  if (means.password)
    return (
      <TextField
        autoComplete="current-password"
        autoFocus
        error={error("presentPassword")}
        label={t("password")}
        name="presentPassword"
        required
        type="password"
      />
    );
  return <CodeField means={means} refused={refused} />;
}
