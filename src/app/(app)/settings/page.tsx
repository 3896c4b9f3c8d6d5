import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { BackupNotice } from "@/features/backups/components/backup-notice";
import { SignOutForm } from "@/features/devices/components/sign-out-form";
import { signOutAction } from "@/features/users/actions";
import { LanguageChoice, ThemeChoice } from "@/features/users/components/preferences";
import { MessagesFor } from "@/i18n/messages-for";
import { requireSession } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("settings"))("title") });

export default async function MySettingsPage() {
  const [{ user, ctx, union }, t, roles] = await Promise.all([
    requireSession(),
    getTranslations("settings.mine"),
    getTranslations("users.roles"),
  ]);
  return (
    <div className="grid gap-8">
      <BackupNotice ctx={ctx} />
      <Section meta={user.email} title={user.name}>
        <p className="text-ink-2">
          {t("role", { role: ctx.role === "system" ? "" : roles(ctx.role), union: union.name })}
        </p>
      </Section>
      <Section title={t("language")}>
        <LanguageChoice />
      </Section>
      <Section title={t("theme")}>
        <ThemeChoice />
      </Section>
      <Section title={t("session")}>
        <p className="mb-3 max-w-[40em] text-14 text-ink-2">{t("signOutText")}</p>
        <MessagesFor namespaces={["ui", "phone"]}>
          <SignOutForm action={signOutAction} userId={user.id}>
            <SubmitButton variant="outline">{t("signOut")}</SubmitButton>
          </SignOutForm>
        </MessagesFor>
      </Section>
    </div>
  );
}
