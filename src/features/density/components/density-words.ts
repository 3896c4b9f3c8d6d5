import { getFormatter, getTranslations } from "next-intl/server";
import type { Day } from "@/lib/dates";
import type { Count } from "../density";

const dayStyle = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;

export async function densityWords() {
  const [t, sources, format] = await Promise.all([
    getTranslations("density"),
    getTranslations("workplaces.sources"),
    getFormatter(),
  ]);
  const share = (value: number, digits: number) =>
    format.number(value, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: 1 });
  return {
    t,
    sources,
    percent: (value: number | null) => (value === null ? t("percentUnknown") : share(value, 1)),
    roundPercent: (value: number) => share(value, 0),
    number: (value: number) => format.number(value),
    decimal: (value: number) => format.number(value, { maximumFractionDigits: 1 }),
    signed: (value: Count) =>
      value === null ? t("count.few") : format.number(value, { signDisplay: "exceptZero" }).replace("-", "−"),
    count: (value: Count) => (value === null ? t("count.few") : format.number(value)),
    day: (day: Day) => format.dateTime(new Date(`${day}T00:00:00Z`), dayStyle),
    month: (day: Day) =>
      format.dateTime(new Date(`${day}T00:00:00Z`), { month: "short", year: "2-digit", timeZone: "UTC" }),
  };
}

export type DensityWords = Awaited<ReturnType<typeof densityWords>>;
