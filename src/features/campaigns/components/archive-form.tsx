"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { archiveCampaignAction } from "../actions";
import { useProblem } from "./use-problem";

export function ArchiveForm({ id, archived }: { id: string; archived: boolean }) {
  const t = useTranslations("campaigns.form");
  const [result, submit] = useActionState(archiveCampaignAction, null);
  const problem = useProblem()(result);
  return (
    <form
      noValidate
      action={submit}
      className="grid max-w-xl justify-items-start gap-2 border-t border-rule pt-4"
    >
      <input name="id" type="hidden" value={id} />
      <input name="archived" type="hidden" value={archived ? "no" : "yes"} />
      <SubmitButton>{archived ? t("reopen") : t("archive")}</SubmitButton>
      {archived ? null : <p className="text-13 text-ink-3">{t("archiveHint")}</p>}
      {problem ? <FieldError>{problem}</FieldError> : null}
    </form>
  );
}
