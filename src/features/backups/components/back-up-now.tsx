"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { requestBackupAction } from "../actions";

export function BackUpNow() {
  const t = useTranslations("system.backups");
  const [result, submit] = useActionState(requestBackupAction, null);
  return (
    <form noValidate action={submit} className="flex flex-wrap items-center gap-3">
      <SubmitButton size="sm" variant="ink">
        {t("backUpNow")}
      </SubmitButton>
      <RefusalNotice result={result} />
      {result?.ok ? <Saved>{t("asked")}</Saved> : null}
    </form>
  );
}
