import { getTranslations } from "next-intl/server";
import { SignInShell } from "@/components/layout/public-shell";
import { EmptyState } from "@/components/ui/states";
import { LanguageChoice } from "@/features/users/components/preferences";
import { ResetForm } from "@/features/users/components/reset-form";
import { resetOf } from "@/features/users/password-reset.queries";

export const generateMetadata = async () => ({ title: (await getTranslations("users.reset"))("title") });

/** Looking at it uses nothing up: previews of messengers follow links too. */
export default async function ResetPage({ params }: PageProps<"/reset/[token]">) {
  const { token } = await params;
  const [t, words, reset] = await Promise.all([
    getTranslations("users.reset"),
    getTranslations("users.signIn"),
    resetOf(token),
  ]);
  return (
    <SignInShell end={<LanguageChoice />} line={words("line")} slogan={words("slogan")}>
      {reset ? (
        <>
          <h1 className="text-28 font-head">{t("heading", { name: reset.name })}</h1>
          <p className="mt-2 text-ink-2">{t("text", { union: reset.union, email: reset.email })}</p>
          <ResetForm token={token} />
        </>
      ) : (
        <EmptyState title={t("goneTitle")} wholePage>
          {t("goneText")}
        </EmptyState>
      )}
    </SignInShell>
  );
}
