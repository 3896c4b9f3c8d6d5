"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { SubmitButton } from "@/components/ui/submit-button";
import { suggestedTemplatesAction } from "../actions";

export function SuggestTemplates() {
  const t = useTranslations("settings.messages");
  const [, submit] = useActionState(suggestedTemplatesAction, null);
  return (
    <form noValidate action={submit}>
      <input name="take" type="hidden" value="suggested" />
      <SubmitButton variant="ink">{t("suggest")}</SubmitButton>
    </form>
  );
}
