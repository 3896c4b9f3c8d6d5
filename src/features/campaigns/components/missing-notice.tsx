"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { enrolMissingAction } from "../enrolments.actions";
import { useProblem } from "./use-problem";

type MissingNoticeProps = { campaignId: string; count: number; open: boolean };

/** Opened before anything happens: hundreds of people are not enrolled by a slip. */
export function MissingNotice({ campaignId, count, open }: MissingNoticeProps) {
  const t = useTranslations("campaigns.missing");
  const [result, submit] = useActionState(enrolMissingAction, null);
  const problem = useProblem()(result);
  if (count === 0) return null;
  return (
    <details className="text-13 text-ink-2 print:hidden" open={open}>
      <summary className="flex min-h-tap w-fit cursor-pointer items-center underline underline-offset-2">
        {t("text", { count })}
      </summary>
      <form noValidate action={submit} className="flex flex-wrap items-center gap-3 pb-2">
        <input name="campaignId" type="hidden" value={campaignId} />
        <p>{t("explain")}</p>
        <SubmitButton size="sm">{t("enrol", { count })}</SubmitButton>
        {problem ? <FieldError>{problem}</FieldError> : null}
      </form>
    </details>
  );
}
