"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { TextField } from "@/components/ui/fields";
import { Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { changeAccountAction } from "../account.actions";

/** Name and address, confirmed with the password. */
export function AccountForm({ name, email }: { name: string; email: string }) {
  const t = useTranslations("users.account");
  const [result, submit] = useActionState(changeAccountAction, null);
  const { error, typed } = useRefusal(result);
  return (
    <form noValidate action={submit} className="grid max-w-140 gap-5">
      <RefusalNotice result={result} />
      <TextField
        autoComplete="name"
        defaultValue={typed("name", name)}
        error={error("name")}
        label={t("name")}
        name="name"
        required
      />
      <TextField
        autoComplete="username"
        defaultValue={typed("email", email)}
        error={error("email")}
        hint={t("emailHint")}
        label={t("email")}
        name="email"
        required
        type="email"
      />
      <TextField
        autoComplete="current-password"
        error={error("presentPassword")}
        hint={t("presentHint")}
        label={t("present")}
        name="presentPassword"
        required
        type="password"
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="ink">{t("save")}</SubmitButton>
        {result?.ok ? <Saved>{t("saved")}</Saved> : null}
      </div>
    </form>
  );
}
