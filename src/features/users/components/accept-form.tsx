import { useTranslations } from "next-intl";
import { PlainForm } from "@/components/form/plain-form";
import { PlainTextField, plainButton, usePlainWords } from "@/components/form/plain-parts";
import { acceptInvitationAction } from "../actions";

/** `known`: the account has a password from another union here and must show it. */
export function AcceptForm({ token, known }: { token: string; known: boolean }) {
  const t = useTranslations("users.accept");
  return (
    <PlainForm
      action={acceptInvitationAction}
      button={plainButton(t("submit"))}
      className="mt-6 grid gap-5"
      done={null}
      {...usePlainWords()}
    >
      <input name="token" type="hidden" value={token} />
      <PlainTextField
        autoComplete={known ? "current-password" : "new-password"}
        hint={known ? t("knownHint") : t("newHint")}
        label={t("password")}
        minLength={12}
        name="password"
        required
        type="password"
      />
    </PlainForm>
  );
}
