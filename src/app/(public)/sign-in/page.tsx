import { Lock } from "lucide-react";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInShell } from "@/components/layout/public-shell";
import { isInstallationEmpty } from "@/features/unions/queries";
import { LanguageChoice } from "@/features/users/components/preferences";
import { SignInForm } from "@/features/users/components/sign-in-form";
import { MessagesFor } from "@/i18n/messages-for";
import { ForgetDrafts } from "./forget-drafts";

export const generateMetadata = async () => ({ title: (await getTranslations("users.signIn"))("title") });

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  if (await isInstallationEmpty()) redirect("/first-run");
  const [t, { to, email }] = await Promise.all([getTranslations("users.signIn"), searchParams]);
  const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);
  return (
    <SignInShell
      end={<LanguageChoice />}
      foot={
        <span className="flex gap-2">
          <Lock aria-hidden className="size-4 shrink-0" />
          {t("foot")}
        </span>
      }
      line={t("line")}
      slogan={t("slogan")}
    >
      <ForgetDrafts />
      <h1 className="text-28 font-head">{t("title")}</h1>
      <MessagesFor namespaces={["users", "ui"]}>
        <SignInForm email={one(email)} to={one(to)} />
      </MessagesFor>
      <p className="mt-5 text-13 text-ink-2">{t("forgotten")}</p>
    </SignInShell>
  );
}
