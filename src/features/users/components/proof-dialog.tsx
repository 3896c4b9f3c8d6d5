"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useId, useState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/fields";
import type { ActionResult } from "@/lib/action";
import { proofMeansAction, provePasswordAction } from "../proof.actions";
import type { ProofMeans } from "../proof.queries";
import { answerAll } from "./proof-desk";

const unanswered = { ok: false, code: "UNAVAILABLE", fields: {}, values: {} } as const;

/**
 * Asks who it is. Without transitions: what waits for the answer is often one, and React would show nothing of another before
 * that one ends.
 */
export function ProofDialog() {
  const t = useTranslations("proof");
  const id = useId();
  const [means, setMeans] = useState<ProofMeans | null>(null);
  const [result, setResult] = useState<ActionResult<unknown> | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void proofMeansAction({})
      .catch(() => unanswered)
      .then((found) => (found.ok ? setMeans(found.data) : setResult(found)));
  }, []);
  async function prove(act: () => Promise<ActionResult<unknown>>) {
    if (busy) return;
    setBusy(true);
    const answered = await act().catch(() => unanswered);
    setBusy(false);
    setResult(answered);
    if (answered.ok) answerAll(true);
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    event.stopPropagation();
    const typed = new FormData(event.currentTarget);
    void prove(() => provePasswordAction({ presentPassword: String(typed.get("presentPassword") ?? "") }));
  }
  return (
    <Dialog
      description={t("text")}
      foot={
        <>
          <Button onClick={() => answerAll(false)}>{t("cancel")}</Button>
          {means?.password ? (
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
        <RefusalNotice result={result} />
        {means?.password ? <PasswordField result={result} /> : null}
        {means === null && result === null ? <p className="text-14 text-ink-2">{t("loading")}</p> : null}
      </form>
    </Dialog>
  );
}

function PasswordField({ result }: { result: ActionResult<unknown> | null }) {
  const t = useTranslations("proof");
  const { error } = useRefusal(result);
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
}
