import { useTranslations } from "next-intl";
import { PlainForm, ProblemOf } from "@/components/form/plain-form";
import { PlainTextField, plainButton, usePlainWords } from "@/components/form/plain-parts";
import { SelectField } from "@/components/ui/fields";
import { firstRunAction } from "../actions";
import type { Country } from "../countries.schema";
import { CountryAndZone } from "./country-and-zone";

type Props = { token?: string; locale: string; timeZones: string[]; countries: Country[] };

export function FirstRunForm({ token, locale, timeZones, countries }: Props) {
  const t = useTranslations("users.firstRun");
  return (
    <PlainForm
      action={firstRunAction}
      button={plainButton(t("submit"))}
      className="grid gap-5"
      done={null}
      {...usePlainWords()}
    >
      <h2 className="text-22 font-head">{t("sheet")}</h2>
      <PlainTextField
        autoComplete="off"
        defaultValue={token}
        hint={t("tokenHint")}
        label={t("token")}
        name="token"
        required
        spellCheck={false}
      />
      <PlainTextField autoComplete="name" label={t("name")} name="name" required />
      <PlainTextField autoComplete="username" label={t("email")} name="email" required type="email" />
      <PlainTextField
        autoComplete="new-password"
        hint={t("passwordHint")}
        label={t("password")}
        minLength={12}
        name="password"
        required
        type="password"
      />
      <PlainTextField autoComplete="organization" label={t("unionName")} name="unionName" required />
      <CountryAndZone
        countries={countries}
        problems={<ProblemOf field="country" />}
        timeZones={timeZones}
        words={{
          country: t("country"),
          countryHint: t("countryHint"),
          choose: t("choose"),
          timeZone: t("timeZone"),
        }}
      />
      <SelectField defaultValue={locale} label={t("locale")} name="locale">
        <option value="id">Bahasa Indonesia</option>
        <option value="en">English</option>
      </SelectField>
    </PlainForm>
  );
}
