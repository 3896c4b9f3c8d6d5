import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInShell } from "@/components/layout/public-shell";
import { Button } from "@/components/ui/button";
import { LanguageChoice } from "@/features/users/components/preferences";
import { SecondStepForm } from "@/features/users/components/second-step-form";
import { leaveHalfOpenAction } from "@/features/users/second-step.actions";
import { secondStepMeans } from "@/features/users/second-step.queries";
import { MessagesFor } from "@/i18n/messages-for";
import { halfOpenSession } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("users.secondStep"))("title") });

export default async function SecondStepPage({ searchParams }: PageProps<"/second-step">) {
  const half = await halfOpenSession();
  if (!half) redirect("/");
  const [t, words, means, { to }] = await Promise.all([
    getTranslations("users.secondStep"),
    getTranslations("users.signIn"),
    secondStepMeans(half),
    searchParams,
  ]);
  return (
    <SignInShell end={<LanguageChoice />} line={words("line")} slogan={words("slogan")}>
      <h1 className="text-28 font-head">{t("heading", { name: half.name })}</h1>
      <p className="mt-2 text-ink-2">{t("text")}</p>
      <MessagesFor namespaces={["users", "errors", "ui", "proof"]}>
        <SecondStepForm means={means} to={typeof to === "string" ? to : undefined} />
      </MessagesFor>
      <p className="mt-5 text-13 text-ink-2">{t("lost")}</p>
      <form action={leaveHalfOpenAction} className="mt-3" noValidate>
        <Button size="sm" type="submit" variant="bare">
          {t("leave")}
        </Button>
      </form>
    </SignInShell>
  );
}
