import { getTranslations } from "next-intl/server";
import { SignInShell } from "@/components/layout/public-shell";
import { EmptyState } from "@/components/ui/states";
import { AcceptForm } from "@/features/users/components/accept-form";
import { LanguageChoice } from "@/features/users/components/preferences";
import { invitationOf } from "@/features/users/invitations.queries";

export const generateMetadata = async () => ({ title: (await getTranslations("users.accept"))("title") });

export default async function InvitationPage({ params }: PageProps<"/invitation/[token]">) {
  const { token } = await params;
  const [t, words, invitation] = await Promise.all([
    getTranslations("users.accept"),
    getTranslations("users.signIn"),
    invitationOf(token),
  ]);
  return (
    <SignInShell end={<LanguageChoice />} line={words("line")} slogan={words("slogan")}>
      {invitation ? (
        <>
          <h1 className="text-28 font-head">{t("welcome", { name: invitation.name })}</h1>
          <p className="mt-2 text-ink-2">{t("text", { union: invitation.union, email: invitation.email })}</p>
          <AcceptForm known={invitation.known} token={token} />
        </>
      ) : (
        <EmptyState title={t("goneTitle")} wholePage>
          {t("goneText")}
        </EmptyState>
      )}
    </SignInShell>
  );
}
