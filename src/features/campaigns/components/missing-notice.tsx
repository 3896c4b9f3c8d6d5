"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FieldError } from "@/components/ui/field";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { enrolMissingAction } from "../enrolments.actions";
import { useProblem } from "./use-problem";

export function MissingNotice({ campaignId, count }: { campaignId: string; count: number }) {
  const t = useTranslations("campaigns.missing");
  const [result, submit] = useActionState(enrolMissingAction, null);
  const problem = useProblem()(result);
  if (count === 0) return null;
  const button = (
    <form noValidate action={submit}>
      <input name="campaignId" type="hidden" value={campaignId} />
      <SubmitButton size="sm" variant="ink">
        {t("enrol", { count })}
      </SubmitButton>
    </form>
  );
  return (
    <Notice className="print:hidden [&>div]:min-w-52" end={button}>
      {t("text", { count })}
      {problem ? <FieldError>{problem}</FieldError> : null}
    </Notice>
  );
}
