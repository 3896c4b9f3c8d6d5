"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { Checkbox } from "@/components/ui/checks";
import { DateField, SelectField, TextField } from "@/components/ui/fields";
import { Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { createThresholdAction, editThresholdAction } from "../actions";
import type { Threshold } from "../queries";
import { thresholdRules } from "../threshold";

/** Shares are typed as percentages. */
export function ThresholdForm({ threshold }: { threshold?: Threshold }) {
  const t = useTranslations("settings.thresholds");
  const [result, submit] = useActionState(threshold ? editThresholdAction : createThresholdAction, null);
  const { error, typed } = useRefusal(result);
  const amount = threshold
    ? String(
        threshold.rule === "workers" ? threshold.value : Math.round(threshold.value * 1_000_000) / 10_000,
      )
    : undefined;
  return (
    <form noValidate action={submit} className="grid gap-4 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <RefusalNotice result={result} />
      </div>
      {threshold ? <input name="thresholdId" type="hidden" value={threshold.id} /> : null}
      <TextField
        defaultValue={typed("name", threshold?.name)}
        error={error("name")}
        label={t("name")}
        name="name"
        required
      />
      <TextField
        defaultValue={typed("source", threshold?.source ?? "")}
        error={error("source")}
        hint={t("sourceHint")}
        label={t("source")}
        name="source"
      />
      <SelectField
        defaultValue={typed("rule", threshold?.rule ?? "at_least")}
        error={error("rule")}
        label={t("rule")}
        name="rule"
      >
        {thresholdRules.map((rule) => (
          <option key={rule} value={rule}>
            {t(`rules.${rule}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        defaultValue={typed("amount", amount)}
        error={error("amount")}
        hint={t("amountHint")}
        inputMode="decimal"
        label={t("amount")}
        name="amount"
        required
      />
      <DateField
        defaultValue={typed(
          "effectiveFrom",
          threshold?.effectiveFrom === "1900-01-01" ? "" : threshold?.effectiveFrom,
        )}
        error={error("effectiveFrom")}
        label={t("from")}
        name="effectiveFrom"
      />
      <Checkbox
        className="self-end"
        defaultChecked={threshold?.headline ?? false}
        hint={t("headlineHint")}
        label={t("headline")}
        name="headline"
      />
      <Checkbox
        className="self-end"
        defaultChecked={threshold?.perCompany ?? false}
        hint={t("perCompanyHint")}
        label={t("perCompany")}
        name="perCompany"
      />
      <div className="flex items-center gap-3 sm:col-span-2">
        <SubmitButton variant="ink">{threshold ? t("save") : t("add")}</SubmitButton>
        {result?.ok ? <Saved>{t("saved")}</Saved> : null}
      </div>
    </form>
  );
}
