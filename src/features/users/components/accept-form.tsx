"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { ButtonLink } from "@/components/ui/button-link";
import { TextField } from "@/components/ui/fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { acceptInvitationAction } from "../actions";

/** `known`: the person has an account in another union here and shows its password. */
export function AcceptForm({ token, known }: { token: string; known: boolean }) {
  const t = useTranslations("users.accept");
  const [result, submit] = useActionState(acceptInvitationAction, null);
  const { error } = useRefusal(result);
  if (result?.ok) {
    return (
      <div className="mt-6 grid gap-5">
        <p>{t("done")}</p>
        <ButtonLink
          href={`/sign-in?email=${encodeURIComponent(result.data.email)}`}
          size="thumb"
          variant="red"
        >
          {t("goSignIn")}
        </ButtonLink>
      </div>
    );
  }
  return (
    <form action={submit} className="mt-6 grid gap-5">
      <RefusalNotice result={result} />
      <input name="token" type="hidden" value={token} />
      <TextField
        autoComplete={known ? "current-password" : "new-password"}
        error={error("password")}
        hint={known ? t("knownHint") : t("newHint")}
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
