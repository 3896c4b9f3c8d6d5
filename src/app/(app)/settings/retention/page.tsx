import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { RetentionForm } from "@/features/privacy/components/retention-form";
import { privacy } from "@/features/privacy/policy";
import { listRetention } from "@/features/privacy/retention.queries";
import { MessagesFor } from "@/i18n/messages-for";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({
  title: (await getTranslations("settings.pages"))("retention"),
});

export default async function RetentionSettingsPage() {
  const ctx = await requireContext();
  if (!can(ctx, privacy.retain)) notFound();
  const [rules, t] = await Promise.all([listRetention(ctx), getTranslations("privacy.retention")]);
  return (
    <MessagesFor namespaces={["ui", "errors", "privacy"]}>
      <Section meta={t("meta")} title={t("title")}>
        <div className="grid gap-6">
          {rules.map((rule) => (
            <RetentionForm key={rule.kind} rule={rule} />
          ))}
          <p className="max-w-prose text-13 text-ink-3">{t("always")}</p>
        </div>
      </Section>
    </MessagesFor>
  );
}
