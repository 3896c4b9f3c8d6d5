"use client";

import { useTranslations } from "next-intl";
import { DateField, SelectField, TextField } from "@/components/ui/fields";
import { sexes } from "../vocabulary";

export type FormState = {
  error: (field: string) => string | undefined;
  typed: (field: string, otherwise?: string) => string | undefined;
};

type PersonFieldsProps = FormState & { nationalIdHint: string };

export function PersonFields({ error, typed, nationalIdHint }: PersonFieldsProps) {
  const t = useTranslations("contacts.form");
  const field = (name: string) => ({ name, error: error(name), defaultValue: typed(name) });
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <TextField
        {...field("name")}
        autoComplete="off"
        hint={t("nameHint")}
        label={t("name")}
        maxLength={200}
        required
      />
      <TextField {...field("nickname")} autoComplete="off" label={t("nickname")} maxLength={120} />
      <TextField
        {...field("phones")}
        autoComplete="off"
        inputMode="tel"
        label={t("phones")}
        name="phones[]"
        type="tel"
      />
      <TextField
        autoComplete="off"
        defaultValue={typed("morePhones")}
        inputMode="tel"
        label={t("morePhones")}
        name="phones[]"
        type="tel"
      />
      <TextField
        {...field("emails")}
        autoComplete="off"
        inputMode="email"
        label={t("email")}
        name="emails[]"
      />
      <SelectField {...field("sex")} label={t("sex")}>
        <option value="">{t("unknown")}</option>
        {sexes.map((sex) => (
          <option key={sex} value={sex}>
            {t(`sexes.${sex}`)}
          </option>
        ))}
      </SelectField>
      <DateField {...field("birthDate")} label={t("birthDate")} />
      <TextField
        {...field("nationalId")}
        autoComplete="off"
        hint={nationalIdHint}
        inputMode="numeric"
        label={t("nationalId")}
        maxLength={40}
      />
    </div>
  );
}
