import { useTranslations } from "next-intl";
import { PlainForm } from "@/components/form/plain-form";
import { PlainTextField, plainButton, usePlainWords } from "@/components/form/plain-parts";
import { resetPasswordAction } from "../account.actions";

export function ResetForm({ token }: { token: string }) {
  const t = useTranslations("users.reset");
  return (
    <PlainForm
      action={resetPasswordAction}
      button={plainButton(t("submit"))}
      className="mt-6 grid gap-5"
      done={null}
      {...usePlainWords()}
    >
      <input name="token" type="hidden" value={token} />
      <PlainTextField
        autoComplete="new-password"
        hint={t("hint")}
        label={t("password")}
        minLength={12}
        name="password"
        required
        type="password"
      />
    </PlainForm>
  );
}
