import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Section } from "@/components/ui/section";
import { workplaceChoices } from "@/features/contacts/choices.queries";
import { DeviceRows } from "@/features/devices/components/device-rows";
import { TakeListForm } from "@/features/devices/components/take-list-form";
import { devices } from "@/features/devices/policy";
import { allDevices, myDevices } from "@/features/devices/queries";
import { getUnion } from "@/features/unions/queries";
import { MessagesFor } from "@/i18n/messages-for";
import { can } from "@/lib/policy";
import { requireSession } from "@/lib/session";

export const generateMetadata = async () => ({ title: (await getTranslations("settings.pages"))("phone") });

/** The user's own phones and, for an admin, everybody's. */
export default async function PhoneSettingsPage() {
  const { ctx, user } = await requireSession();
  if (!can(ctx, devices.keep)) notFound();
  const seesAll = can(ctx, devices.readAll);
  const [t, union, { workplaces }, mine, all] = await Promise.all([
    getTranslations("phone"),
    getUnion(ctx),
    workplaceChoices(ctx),
    myDevices(ctx),
    seesAll ? allDevices(ctx) : [],
  ]);
  return (
    <MessagesFor namespaces={["ui", "errors", "phone"]}>
      <div className="grid gap-8">
        <Section end={<ButtonLink href="/phone">{t("take.open")}</ButtonLink>} title={t("take.title")}>
          <p className="mb-4 max-w-[40em] text-14 text-ink-2">
            {t("take.text", { assessments: String(union.phoneAssessments) })}
          </p>
          <TakeListForm deviceName={t("take.deviceName")} workplaces={workplaces} userId={user.id} />
        </Section>
        <Section title={t("devices.mine")}>
          <DeviceRows devices={mine} withUser={false} />
        </Section>
        {seesAll ? (
          <Section meta={t("devices.allMeta")} title={t("devices.all")}>
            <DeviceRows devices={all} withUser />
          </Section>
        ) : null}
      </div>
    </MessagesFor>
  );
}
