import { useFormatter, useTranslations } from "next-intl";

/** An import that nobody goes on with does not lie about for ever, and says so where it waits. */
export function WaitsUntil({ until }: { until: Date | null }) {
  const t = useTranslations("import-steps.file");
  const format = useFormatter();
  if (!until) return null;
  const day = format.dateTime(until, { day: "numeric", month: "long" });
  return <p className="mb-4 text-13 text-ink-2">{t("waits", { day })}</p>;
}
