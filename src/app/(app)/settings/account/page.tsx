import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { BackupNotice } from "@/features/backups/components/backup-notice";
import { SignOutForm } from "@/features/devices/components/sign-out-form";
import { signOutAction } from "@/features/users/actions";
import { AccountForm } from "@/features/users/components/account-form";
import { OwnSecondFactor } from "@/features/users/components/own-second-factor";
import { OwnSessions } from "@/features/users/components/own-sessions";
import { PasswordForm } from "@/features/users/components/password-form";
import { LanguageChoice, ThemeChoice } from "@/features/users/components/preferences";
import { SeatChoices } from "@/features/users/components/seat-choices";
import { mySeats } from "@/features/users/seat-choice.queries";
import { mySessions } from "@/features/users/session-list.queries";
import { MessagesFor } from "@/i18n/messages-for";
import { requireSession } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("settings.pages"))("mine") });

export default async function MySettingsPage() {
  const [{ id, user, ctx, union, newDevices }, t, roles, words] = await Promise.all([
    requireSession(),
    getTranslations("settings.mine"),
    getTranslations("users.roles"),
    getTranslations("users"),
  ]);
  const [sessions, seats] = await Promise.all([mySessions(ctx), mySeats(ctx)]);
  return (
    <div className="grid gap-8">
      <BackupNotice ctx={ctx} />
      <Section meta={user.email} title={user.name}>
        <p className="text-ink-2">
          {t("role", { role: ctx.role === "system" ? "" : roles(ctx.role), union: union.name })}
        </p>
      </Section>
      {seats.length > 1 ? (
        <Section title={words("seats.mine")}>
          <SeatChoices seats={seats} />
        </Section>
      ) : null}
      <Section id="devices" meta={words("sessions.meta")} title={words("sessions.title")}>
        <OwnSessions newDevices={newDevices} ownId={id} sessions={sessions} withUnion={seats.length > 1} />
      </Section>
      <Section id="password" title={words("account.passwordTitle")}>
        <PasswordForm email={user.email} />
      </Section>
      <Section id="second-factor" meta={words("factor.meta")} title={words("factor.title")}>
        <OwnSecondFactor ctx={ctx} />
      </Section>
      <Section title={words("account.title")}>
        <AccountForm email={user.email} key={`${user.name} ${user.email}`} name={user.name} />
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
