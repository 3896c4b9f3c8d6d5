"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { TextField } from "@/components/ui/fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { openSheetAction } from "../actions";
import { useProblem } from "./use-problem";

export function OpenSheet() {
  const t = useTranslations("paper.open");
  const [result, submit] = useActionState(openSheetAction, null);
  const problem = useProblem(result);
  return (
    <form noValidate action={submit} className="flex flex-wrap items-start gap-3">
      <TextField
        autoCapitalize="characters"
        autoComplete="off"
        className="w-56 grow sm:grow-0"
        defaultValue={result?.ok === false ? result.values.code : undefined}
        error={problem("code") ?? problem()}
        hint={t("hint")}
        label={t("label")}
        maxLength={12}
        name="code"
        required
        spellCheck={false}
      />
      <SubmitButton className="mt-6.5" variant="ink">
        {t("button")}
      </SubmitButton>
    </form>
  );
}
