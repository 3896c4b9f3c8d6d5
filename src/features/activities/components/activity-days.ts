import type { getFormatter, getTranslations } from "next-intl/server";
import type { Day } from "@/lib/dates";

type Words = Awaited<ReturnType<typeof getTranslations<"activities">>>;
type Format = Awaited<ReturnType<typeof getFormatter>>;

/** "Saturday 28 November, until 30 November" in the reader's language. */
export function activityDays(
  t: Words,
  format: Format,
  { heldOn, endsOn }: { heldOn: Day; endsOn: Day | null },
) {
  const day = dayWords(format, heldOn);
  return endsOn && endsOn !== heldOn
    ? t("onUntil", { day, end: dayWords(format, endsOn) })
    : t("on", { day });
}

export const dayWords = (format: Format, on: Day) =>
  format.dateTime(new Date(`${on}T12:00:00Z`), {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
