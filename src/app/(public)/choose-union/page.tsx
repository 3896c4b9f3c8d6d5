import { getTranslations } from "next-intl/server";
import { SignInShell } from "@/components/layout/public-shell";
import { LanguageChoice } from "@/features/users/components/preferences";
import { SeatChoices } from "@/features/users/components/seat-choices";
import { mySeats } from "@/features/users/seat-choice.queries";
import { MessagesFor } from "@/i18n/messages-for";
import { requireSession } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("users.seats"))("title") });

export default async function ChooseUnionPage() {
  const { ctx } = await requireSession();
  const [t, words, seats] = await Promise.all([
    getTranslations("users.seats"),
    getTranslations("users.signIn"),
    mySeats(ctx),
  ]);
  return (
    <SignInShell end={<LanguageChoice />} line={words("line")} slogan={words("slogan")}>
      <h1 className="text-28 font-head">{t("heading")}</h1>
      <p className="mt-2 text-ink-2">{t("text")}</p>
      <MessagesFor namespaces={["users", "errors", "ui"]}>
        <SeatChoices seats={seats} />
      </MessagesFor>
    </SignInShell>
  );
}
