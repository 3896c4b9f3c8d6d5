"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { SelectField } from "@/components/ui/fields";
import { Done } from "@/components/ui/marks";
import { SubmitButton } from "@/components/ui/submit-button";
import { formWithProof } from "@/features/users/components/with-proof";
import { setRetentionAction } from "../actions";
import type { RetentionRule } from "../retention.queries";

/** Each choice says how many it would remove tonight. */
export function RetentionForm({ rule: { kind, months, choices } }: { rule: RetentionRule }) {
  const t = useTranslations("privacy.retention");
  const [result, submit, busy] = useActionState(formWithProof(setRetentionAction), null);
  const { error, onSubmit } = useFormSubmit(submit, result);
  return (
    <form action={submit} className="grid gap-2 border-t border-rule pt-3" noValidate onSubmit={onSubmit}>
      <input name="kind" type="hidden" value={kind} />
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <SelectField
          className="min-w-64 grow"
          defaultValue={months === null ? "never" : String(months)}
          error={error("months")}
          hint={t(`hints.${kind}`)}
          label={t(`kinds.${kind}`)}
          name="months"
        >
          <option value="never">{t("never")}</option>
          {choices.map((choice) => (
            <option key={choice.months} value={String(choice.months)}>
              {t("after", choice)}
            </option>
          ))}
        </SelectField>
        <SubmitButton busy={busy}>{t("save")}</SubmitButton>
        <span aria-live="polite">{result?.ok ? <Done>{t("saved")}</Done> : null}</span>
      </div>
      <RefusalNotice result={result} />
    </form>
  );
}
