"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { SelectField, TextField } from "@/components/ui/fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { createCountedWorkplaceAction } from "../first-workplace.actions";
import { headcountSources } from "../headcount";

export function FirstWorkplaceForm() {
  const t = useTranslations("home.workplace");
  const words = useTranslations("workplaces");
  const [result, submit] = useActionState(createCountedWorkplaceAction, null);
  const { error, typed, onSubmit } = useFormSubmit(submit, result, { source: "hr_list" });
  const field = (name: string) => ({ name, defaultValue: typed(name), error: error(name) });
  return (
    <form
      action={submit}
      className="mt-3 grid items-start gap-4 sm:grid-cols-2"
      noValidate
      onSubmit={onSubmit}
    >
      <div className="sm:col-span-2 empty:hidden">
        <RefusalNotice result={result} />
      </div>
      <TextField
        {...field("employer")}
        autoComplete="off"
        hint={words("form.employerHint")}
        label={t("employer")}
        maxLength={200}
      />
      <TextField
        {...field("name")}
        autoComplete="off"
        hint={words("form.nameHint")}
        label={t("name")}
        maxLength={200}
      />
      <TextField
        {...field("eligible")}
        autoComplete="off"
        hint={words("headcounts.eligibleHint")}
        inputMode="numeric"
        label={t("eligible")}
      />
      <SelectField {...field("source")} label={t("source")}>
        {headcountSources.map((source) => (
          <option key={source} value={source}>
            {words(`sources.${source}`)}
          </option>
        ))}
      </SelectField>
      <div className="sm:col-span-2">
        <SubmitButton className="max-sm:w-full" size="thumb" variant="ink">
          {t("save")}
        </SubmitButton>
      </div>
    </form>
  );
}
