import { getTranslations } from "next-intl/server";
import { SignInShell } from "@/components/layout/public-shell";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Saved } from "@/components/ui/states";
import { signOutAction } from "@/features/users/actions";
import { OwnSecondFactor } from "@/features/users/components/own-second-factor";
import { LanguageChoice } from "@/features/users/components/preferences";
import { ProofViewport } from "@/features/users/components/proof-viewport";
import { MessagesFor } from "@/i18n/messages-for";
import { requireSessionForSetup } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("users.factor"))("title") });

/** The one page of a user whose role needs a second factor and whose days to set one up are over. */
export default async function SecondFactorPage() {
  const { ctx, factorDueAt } = await requireSessionForSetup();
  const [t, words, roles] = await Promise.all([
    getTranslations("users.factor"),
    getTranslations("users.signIn"),
    getTranslations("users.roles"),
  ]);
  return (
    <SignInShell end={<LanguageChoice />} line={words("line")} slogan={words("slogan")}>
      <h1 className="text-28 font-head">{t("heading")}</h1>
      {factorDueAt ? (
        <p className="mt-2 mb-6 text-ink-2">
          {t("needed", { role: ctx.role === "system" ? "" : roles(ctx.role) })}
        </p>
      ) : (
        <div className="my-6 grid justify-items-start gap-3">
          <Saved>{t("ready")}</Saved>
          <ButtonLink href="/" size="thumb" variant="red">
            {t("goOn")}
          </ButtonLink>
        </div>
      )}
      <MessagesFor namespaces={["users", "errors", "ui", "proof"]}>
        <OwnSecondFactor ctx={ctx} />
        <ProofViewport />
      </MessagesFor>
      <form action={signOutAction} className="mt-6" noValidate>
        <Button size="sm" type="submit" variant="bare">
          {t("signOut")}
        </Button>
      </form>
    </SignInShell>
  );
}
