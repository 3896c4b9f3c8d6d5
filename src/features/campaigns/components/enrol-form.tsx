"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FieldError } from "@/components/ui/field";
import { Select } from "@/components/ui/inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import { enrolContactAction } from "../enrolments.actions";
import { useProblem } from "./use-problem";

type EnrolFormProps = { contactId: string; campaigns: { id: string; name: string }[] };

export function EnrolForm({ contactId, campaigns }: EnrolFormProps) {
  const t = useTranslations("campaigns.one");
  const [result, submit] = useActionState(enrolContactAction, null);
  const problem = useProblem()(result);
  return (
    <form noValidate action={submit} className="mt-2 flex flex-wrap items-center gap-2">
      <input name="contactId" type="hidden" value={contactId} />
      <Select aria-label={t("campaign")} className="min-w-0 flex-1" name="campaignId" size="sm">
        {campaigns.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <SubmitButton size="sm">{t("enrol")}</SubmitButton>
      {problem ? <FieldError>{problem}</FieldError> : null}
    </form>
  );
}
