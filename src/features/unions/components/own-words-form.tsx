"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { TextField } from "@/components/ui/fields";
import { Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { type OwnWords, productWords } from "@/i18n/own-words";
import { setOwnWordsAction } from "../own-words.actions";
import { wordFields } from "../own-words.schema";

const languages = { id: "Bahasa Indonesia", en: "English" } as const;

export function OwnWordsForm({ words }: { words: OwnWords }) {
  const t = useTranslations("settings.ownWords");
  const [result, submit] = useActionState(setOwnWordsAction, null);
  const { error, typed } = useRefusal(result);
  return (
    <form action={submit} className="grid max-w-140 gap-5" noValidate>
      <RefusalNotice result={result} />
      {(["id", "en"] as const).map((language) => (
        <fieldset className="grid items-start gap-3 sm:grid-cols-2" key={language}>
          <legend className="mb-2 font-head">{languages[language]}</legend>
          {wordFields
            .filter(({ locale }) => locale === language)
            .map(({ field, locale, term }) => (
              <TextField
                autoComplete="off"
                defaultValue={typed(field, words[locale]?.[term])}
                error={error(field)}
                hint={term === "unit" ? t("unitHint") : undefined}
                key={field}
                label={productWords[locale][term]}
                maxLength={40}
                name={field}
              />
            ))}
        </fieldset>
      ))}
      <div className="flex items-center gap-3">
        <SubmitButton variant="ink">{t("save")}</SubmitButton>
        {result?.ok ? <Saved>{t("saved")}</Saved> : null}
      </div>
    </form>
  );
}
