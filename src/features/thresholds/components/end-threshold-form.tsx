"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { DateField } from "@/components/ui/fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { endThresholdAction } from "../actions";

/** Figures of earlier days keep the threshold. */
export function EndThresholdForm({ thresholdId, today }: { thresholdId: string; today: string }) {
  const t = useTranslations("settings.thresholds");
  const [result, submit] = useActionState(endThresholdAction, null);
  const { error, typed } = useRefusal(result);
  return (
    <form
      noValidate
      action={submit}
      className="mt-4 flex flex-wrap items-end gap-3 border-t border-rule pt-4"
    >
      <RefusalNotice result={result} />
      <input name="thresholdId" type="hidden" value={thresholdId} />
      <DateField
        defaultValue={typed("effectiveTo", today)}
        error={error("effectiveTo")}
        label={t("endsOn")}
        name="effectiveTo"
        required
      />
      <SubmitButton variant="outline">{t("end")}</SubmitButton>
    </form>
  );
}
