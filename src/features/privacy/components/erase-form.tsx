"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { SelectField, TextField } from "@/components/ui/fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { formWithProof } from "@/features/users/components/with-proof";
import { eraseAction } from "../actions";
import { erasureReasons } from "../vocabulary.schema";

type EraseFormProps = { contactId: string; version: number; name: string };

export function EraseForm({ contactId, version, name }: EraseFormProps) {
  const t = useTranslations("privacy.erase");
  const [result, submit, busy] = useActionState(formWithProof(eraseAction), null);
  const { error, typed, onSubmit } = useFormSubmit(submit, result, { reason: "asked" });
  return (
    <form action={submit} className="grid gap-4" noValidate onSubmit={onSubmit}>
      <input name="contactId" type="hidden" value={contactId} />
      <input name="version" type="hidden" value={version} />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <SelectField defaultValue={typed("reason")} error={error("reason")} label={t("reason")} name="reason">
          {erasureReasons.map((each) => (
            <option key={each} value={each}>
              {t(`reasons.${each}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          autoComplete="off"
          defaultValue={typed("name")}
          error={error("name")}
          hint={t("nameHint", { name })}
          label={t("name")}
          name="name"
          required
        />
      </div>
      <RefusalNotice result={result} />
      <div>
        <SubmitButton busy={busy} variant="red">
          {t("erase")}
        </SubmitButton>
      </div>
    </form>
  );
}
