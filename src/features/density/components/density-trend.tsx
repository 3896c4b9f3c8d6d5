import { TrendLine } from "@/components/charts/trend-line";
import { Section } from "@/components/ui/section";
import { Table, Td, Th } from "@/components/ui/table";
import { type Day, daysBetween, plusDays } from "@/lib/dates";
import type { TrendPoint } from "../density";
import type { DensityReport } from "../queries";
import { type DensityWords, densityWords } from "./density-words";

type Props = { report: Pick<DensityReport, "trend" | "eta" | "headline" | "on">; place: string };

/** Past solid; dotted only while there is a pace. */
export async function DensityTrend({ report, place }: Props) {
  const words = await densityWords();
  const { t } = words;
  const { trend } = report;
  const [first, last] = [trend[0], trend.at(-1)];
  if (!first || !last) {
    return (
      <Section title={t("trend.title")}>
        <p className="text-13 text-ink-2">{t("trend.empty")}</p>
      </Section>
    );
  }
  return (
    <Section meta={t("trend.meta")} title={t("trend.title")}>
      <TrendLine
        {...drawn(words, report, last)}
        summary={t("trend.summary", {
          first: words.percent(first.share),
          from: words.day(first.day),
          last: words.percent(last.share),
          to: words.day(last.day),
        })}
        title={t("bar.title", { place })}
      />
      <TrendNumbers trend={trend} words={words} />
    </Section>
  );
}

function drawn(words: DensityWords, { trend, eta, headline, on }: Props["report"], last: TrendPoint) {
  const { t, percent, roundPercent, month } = words;
  const start = trend[0]?.day ?? on;
  const x = (day: Day) => daysBetween(start, day);
  const goal = headline && headline.rule !== "workers" ? headline.value : null;
  const highest = Math.max(goal ?? 0, ...trend.map(({ share }) => share));
  const step = highest > 0.4 ? 0.2 : highest > 0.15 ? 0.1 : 0.05;
  const ahead = eta && goal !== null ? aheadOf({ last, day: eta.day, goal, on }) : null;
  const ticks = trend.filter((_, at) => (trend.length - 1 - at) % 12 === 0).map(({ day }) => day);
  return {
    series: [
      {
        key: "members",
        tone: "merah" as const,
        points: trend.map(({ day, share }) => ({ x: x(day), y: share * 100 })),
        label: t("trend.members", { share: percent(last.share) }),
      },
    ],
    xTicks: ticks.map((day) => ({ at: x(day), label: month(day) })),
    yTicks: [0, 1, 2].map((at) => ({ at: at * step * 100, label: roundPercent(at * step) })),
    goals: goal !== null && headline ? [{ at: goal * 100, label: headline.name }] : [],
    ...(ahead
      ? {
          forecast: { points: ahead.map(({ day, share }) => ({ x: x(day), y: share * 100 })) },
          today: { at: x(on), label: t("trend.today") },
        }
      : {}),
  };
}

const farthestDays = 365;

/** From the last point to the goal, a year at most. */
function aheadOf({ last, day, goal, on }: { last: TrendPoint; day: Day; goal: number; on: Day }) {
  const whole = daysBetween(on, day);
  const shown = Math.min(whole, farthestDays);
  const share = last.share + ((goal - last.share) * shown) / whole;
  return [
    { day: on, share: last.share },
    { day: plusDays(on, shown), share },
  ];
}

function TrendNumbers({ trend, words }: { trend: readonly TrendPoint[]; words: DensityWords }) {
  const { t, day, number, percent } = words;
  return (
    <details className="mt-2 text-13 print:hidden">
      <summary className="cursor-pointer text-12 text-ink-2 coarse:min-h-tap">{t("trend.table")}</summary>
      <Table label={t("trend.title")}>
        <thead>
          <tr>
            <Th>{t("trend.day")}</Th>
            <Th num>{t("table.members")}</Th>
            <Th num>{t("table.eligible")}</Th>
            <Th num>{t("table.density")}</Th>
          </tr>
        </thead>
        <tbody>
          {[...trend].reverse().map((point) => (
            <tr key={point.day}>
              <Td>{day(point.day)}</Td>
              <Td num>{number(point.members)}</Td>
              <Td num>{number(point.eligible)}</Td>
              <Td num>{percent(point.share)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
