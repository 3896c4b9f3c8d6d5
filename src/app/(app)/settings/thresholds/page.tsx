import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { EndThresholdForm } from "@/features/thresholds/components/end-threshold-form";
import { ThresholdForm } from "@/features/thresholds/components/threshold-form";
import { thresholds as permissions } from "@/features/thresholds/policy";
import type { Threshold } from "@/features/thresholds/queries";
import { listThresholds } from "@/features/thresholds/queries";
import { today } from "@/lib/dates";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";

export const generateMetadata = async () => ({
  title: (await getTranslations("settings.pages"))("thresholds"),
});

export default async function ThresholdSettingsPage() {
  const ctx = await requireContext();
  if (!can(ctx, permissions.edit)) notFound();
  const [thresholds, t] = await Promise.all([listThresholds(ctx), getTranslations("settings.thresholds")]);
  return (
    <div className="grid gap-8">
      <Section>
        <p className="mb-2 text-13 text-ink-2">{t("meta")}</p>
        {thresholds.map((threshold) => (
          <ThresholdLine key={threshold.id} threshold={threshold} today={today(ctx)} />
        ))}
      </Section>
      <Section title={t("new")}>
        <ThresholdForm />
      </Section>
    </div>
  );
}

async function ThresholdLine({ threshold, today: day }: { threshold: Threshold; today: string }) {
  const [t, format] = await Promise.all([getTranslations("settings.thresholds"), getFormatter()]);
  const { rule, value, name, source, headline, effectiveTo } = threshold;
  const amount =
    rule === "workers"
      ? format.number(value)
      : format.number(value, { style: "percent", maximumFractionDigits: 2 });
  return (
    <details className="border-b border-rule py-1">
      <summary className="flex min-h-tap cursor-pointer flex-wrap items-center gap-x-3 gap-y-1">
        <span className="fig text-22">{t(`short.${rule}`, { amount })}</span>
        <b className="font-label">{name}</b>
        {headline ? <Tag>{t("headlineTag")}</Tag> : null}
        {effectiveTo ? <Tag>{t("until", { day: effectiveTo })}</Tag> : null}
        <span className="text-12 text-ink-3">{source}</span>
      </summary>
      <div className="py-4">
        <ThresholdForm threshold={threshold} />
        {effectiveTo ? null : <EndThresholdForm thresholdId={threshold.id} today={day} />}
      </div>
    </details>
  );
}
