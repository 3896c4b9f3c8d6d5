"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { useRefusal } from "@/components/form/refusal";
import { Button } from "@/components/ui/button";
import { TextAreaField, TextField } from "@/components/ui/fields";
import { Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { changePromptAction, resetPromptAction } from "../actions";
import type { Prompt } from "../queries";
import type { PromptLocale } from "../schema";

export function PromptForm({ prompt, locale }: { prompt: Prompt; locale: PromptLocale }) {
  const t = useTranslations("settings.prompts");
  const [result, submit] = useActionState(changePromptAction, null);
  const [, reset] = useActionState(resetPromptAction, null);
  const { error, typed } = useRefusal(result);
  const { position, title, hint, changed } = prompt;
  const which = (
    <>
      <input name="locale" type="hidden" value={locale} />
      <input name="position" type="hidden" value={position} />
    </>
  );
  return (
    <li className="grid gap-2 border-b border-rule py-3 last:border-0">
      <form noValidate action={submit} className="grid gap-2" id={`prompt-${locale}-${position}`}>
        {which}
        <TextField
          autoComplete="off"
          defaultValue={typed("title", title)}
          error={error("title")}
          label={t("step", { position })}
          lang={locale}
          maxLength={60}
          name="title"
          required
        />
        <TextAreaField
          autoComplete="off"
          defaultValue={typed("hint", hint)}
          error={error("hint")}
          hideLabel
          label={t("hint", { position })}
          lang={locale}
          maxLength={300}
          name="hint"
          rows={2}
        />
      </form>
      <div className="flex flex-wrap items-center gap-3">
        <Button form={`prompt-${locale}-${position}`} type="submit">
          {t("save")}
        </Button>
        {changed ? (
          <form noValidate action={reset}>
            {which}
            <SubmitButton variant="bare">{t("reset")}</SubmitButton>
          </form>
        ) : null}
        {result?.ok ? <Saved>{t("saved")}</Saved> : null}
      </div>
    </li>
  );
}
