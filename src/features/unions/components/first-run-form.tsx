import { useTranslations } from "next-intl";
import { PlainForm } from "@/components/form/plain-form";
import { PlainTextField, plainButton, usePlainWords } from "@/components/form/plain-parts";
import { buttonStyle } from "@/components/ui/button-style";
import { SelectField } from "@/components/ui/fields";
import { firstRunAction } from "../actions";

type Props = { token?: string; locale: string; timeZones: string[] };

export function FirstRunForm({ token, locale, timeZones }: Props) {
  const t = useTranslations("users.firstRun");
  return (
    <PlainForm
      action={firstRunAction}
      button={plainButton(t("submit"))}
      className="grid gap-5"
      done={<Made />}
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
      <PlainTextField autoComplete="organization" label={t("unionName")} name="unionName" required />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField defaultValue={locale} label={t("locale")} name="locale">
          <option value="id">Bahasa Indonesia</option>
          <option value="en">English</option>
        </SelectField>
        <SelectField defaultValue="Asia/Jakarta" label={t("timeZone")} name="timeZone">
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </SelectField>
      </div>
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
    </PlainForm>
  );
}

function Made() {
  const t = useTranslations("users.firstRun");
  return (
    <div className="grid gap-5">
      <h2 className="text-22 font-head">{t("made")}</h2>
      <p className="text-ink-2">{t("madeText")}</p>
      <a className={buttonStyle({ size: "thumb", variant: "red" })} href="/sign-in">
        {t("goSignIn")}
      </a>
    </div>
  );
}
