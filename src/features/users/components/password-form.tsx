"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { TextField } from "@/components/ui/fields";
import { Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { changePasswordAction } from "../account.actions";

/** A new password of one's own, with the present one. `email` is for the browser's own list of passwords. */
export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("users.account");
  const [result, submit] = useActionState(changePasswordAction, null);
  const { error } = useRefusal(result);
  return (
    <form noValidate action={submit} className="grid max-w-140 gap-5">
      <RefusalNotice result={result} />
      <input autoComplete="username" hidden readOnly type="email" value={email} />
      <TextField
        autoComplete="current-password"
        error={error("presentPassword")}
        label={t("present")}
        name="presentPassword"
        required
        type="password"
      />
      <TextField
        autoComplete="new-password"
        error={error("password")}
        hint={t("newHint")}
        label={t("new")}
        minLength={12}
        name="password"
        required
        type="password"
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton variant="ink">{t("change")}</SubmitButton>
        {result?.ok ? <Saved>{t("changed")}</Saved> : null}
      </div>
    </form>
  );
}
