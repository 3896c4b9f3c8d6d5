import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { Week } from "../load.queries";

/** Twelve weeks of conversations; the last one goes on. */
export function WeekBars({ weeks }: { weeks: readonly Week[] }) {
  const t = useTranslations("week.weeks");
  const format = useFormatter();
  const most = Math.max(1, ...weeks.map(({ conversations }) => conversations));
  const total = weeks.reduce((sum, { conversations }) => sum + conversations, 0);
  const dayOf = (from: string) =>
    format.dateTime(new Date(`${from}T12:00:00Z`), { day: "numeric", month: "short", timeZone: "UTC" });
  const [first, last] = [weeks[0], weeks.at(-1)];
  return (
    <Section meta={t("meta", { total })} title={t("title")}>
      <ol className="flex h-36 items-end gap-1 border-b border-ink">
        {weeks.map(({ from, conversations }) => (
          <li className="flex h-full min-w-0 flex-1 flex-col justify-end text-center" key={from}>
            <span aria-hidden="true" className="text-12 tabular-nums">
              {conversations === most || from === last?.from ? format.number(conversations) : ""}
            </span>
            <span
              aria-hidden="true"
              className="block min-h-px bg-ink"
              style={{ height: `${Math.round((85 * conversations) / most)}%` }}
            />
            <span className="sr-only">{t("of", { day: dayOf(from), count: conversations })}</span>
          </li>
        ))}
      </ol>
      <p aria-hidden="true" className="flex justify-between text-12 text-ink-3">
        <span>{first ? dayOf(first.from) : null}</span>
        <span>{last ? dayOf(last.from) : null}</span>
      </p>
    </Section>
  );
}
