"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { draftKey } from "@/components/form/draft-storage";
import { EditSheet } from "@/components/form/edit-sheet";
import { TextAreaField, TextField } from "@/components/ui/fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { changePromptAction, resetPromptAction } from "../actions";
import type { Prompt } from "../queries";
import type { PromptLocale } from "../schema";

type PromptRowProps = { prompt: Prompt; locale: PromptLocale; userId: string };

export function PromptRow({ prompt, locale, userId }: PromptRowProps) {
  const t = useTranslations("settings.prompts");
  const { position, title, hint, changed } = prompt;
  const step = t("step", { position });
  return (
    <li className="flex items-start gap-2 border-b border-rule py-2 last:border-0">
      <span className="min-w-0 grow" lang={locale}>
        <span className="block text-12 text-ink-3">{step}</span>
        <span className="block font-label">{title}</span>
        <span className="block text-13 text-ink-2">{hint}</span>
      </span>
      <EditSheet
        action={changePromptAction}
        draftKey={draftKey(userId, "settings", "prompt", locale, String(position))}
        fields={({ error, typed }) => (
          <>
            <TextField
              autoComplete="off"
              defaultValue={typed("title", title)}
              error={error("title")}
              label={step}
              lang={locale}
              maxLength={60}
              name="title"
              required
            />
            <TextAreaField
              autoComplete="off"
              defaultValue={typed("hint", hint)}
              error={error("hint")}
              label={t("hint", { position })}
              lang={locale}
              maxLength={300}
              name="hint"
              rows={4}
            />
          </>
        )}
        hidden={{ locale, position: String(position) }}
        more={changed ? (close) => <Reset locale={locale} onDone={close} position={position} /> : undefined}
        saveLabel={t("save")}
        title={`${t(locale)} · ${step}`}
        trigger={{
          ...{ size: "sm", variant: "bare", children: t("edit") },
          "aria-label": t("editNamed", { position, title }),
        }}
      />
    </li>
  );
}

type ResetProps = Pick<PromptRowProps, "locale"> & { position: number; onDone: () => void };

function Reset({ locale, position, onDone }: ResetProps) {
  const t = useTranslations("settings.prompts");
  const [, reset] = useActionState(async (_previous: unknown, form: FormData) => {
    const result = await resetPromptAction(null, form);
    if (result.ok) onDone();
    return result;
  }, null);
  return (
    <form noValidate action={reset}>
      <input name="locale" type="hidden" value={locale} />
      <input name="position" type="hidden" value={position} />
      <SubmitButton size="sm">{t("reset")}</SubmitButton>
    </form>
  );
}
