"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { TextField } from "@/components/ui/fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { createIssueAction } from "../actions";

export function NewIssueForm() {
  const t = useTranslations("settings.issues");
  const [result, submit] = useActionState(createIssueAction, null);
  const { error, typed } = useRefusal(result);
  return (
    <form noValidate action={submit} className="mt-5 grid max-w-140 gap-3">
      <RefusalNotice result={result} />
      <div className="flex items-end gap-2">
        <TextField
          className="flex-1"
          defaultValue={typed("name")}
          error={error("name")}
          label={t("newName")}
          name="name"
          required
        />
        <SubmitButton variant="ink">{t("add")}</SubmitButton>
      </div>
    </form>
  );
}
