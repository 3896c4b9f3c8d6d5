"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { ButtonLink } from "@/components/ui/button-link";
import { SelectField, TextField } from "@/components/ui/fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { firstRunAction } from "../actions";

type Props = { token?: string; locale: string; timeZones: string[] };

/** One sheet: the token that proves who stands at the machine, the union, its first admin. */
export function FirstRunForm({ token, locale, timeZones }: Props) {
  const t = useTranslations("users.firstRun");
  const [result, submit] = useActionState(firstRunAction, null);
  const { error, typed } = useRefusal(result);
  if (result?.ok) return <Made />;
  return (
    <form action={submit} className="grid gap-5">
      <h2 className="text-22 font-head">{t("sheet")}</h2>
      <RefusalNotice result={result} />
      <TextField
        autoComplete="off"
        defaultValue={token}
        error={error("token")}
        hint={t("tokenHint")}
        label={t("token")}
        name="token"
        required
        spellCheck={false}
      />
      <TextField
        autoComplete="organization"
        defaultValue={typed("unionName")}
        error={error("unionName")}
        label={t("unionName")}
        name="unionName"
        required
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          defaultValue={typed("locale", locale)}
          error={error("locale")}
          label={t("locale")}
          name="locale"
        >
          <option value="id">Bahasa Indonesia</option>
          <option value="en">English</option>
        </SelectField>
        <SelectField
          defaultValue={typed("timeZone", "Asia/Jakarta")}
          error={error("timeZone")}
          label={t("timeZone")}
          name="timeZone"
        >
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
      </div>
      <TextField
        autoComplete="name"
        defaultValue={typed("name")}
        error={error("name")}
        label={t("name")}
        name="name"
        required
      />
      <TextField
        autoComplete="username"
        defaultValue={typed("email")}
        error={error("email")}
        label={t("email")}
        name="email"
        required
        type="email"
      />
      <TextField
        autoComplete="new-password"
        error={error("password")}
        hint={t("passwordHint")}
        label={t("password")}
        minLength={12}
        name="password"
        required
        type="password"
      />
      <SubmitButton size="thumb" variant="red">
        {t("submit")}
      </SubmitButton>
    </form>
  );
}

function Made() {
  const t = useTranslations("users.firstRun");
  return (
    <div className="grid gap-5">
      <h2 className="text-22 font-head">{t("made")}</h2>
      <p className="text-ink-2">{t("madeText")}</p>
      <ButtonLink href="/sign-in" size="thumb" variant="red">
        {t("goSignIn")}
      </ButtonLink>
    </div>
  );
}
