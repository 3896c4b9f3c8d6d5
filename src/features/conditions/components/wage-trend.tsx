import { TrendLine } from "@/components/charts/trend-line";
import type { Region } from "@/lib/region";
import { type Minimum, type Wage, yearsOfWages } from "../wages";
import { conditionWords } from "./condition-words";

type Props = { wages: readonly Wage[]; minimums: readonly Minimum[]; region: Region | null };

/** Two years at least; a year without a figure has no point. */
export async function WageTrend({ wages, minimums, region }: Props) {
  const { t, compact, money } = await conditionWords(region);
  const years = yearsOfWages(wages, minimums, region);
  const [first, last] = [years[0], years.at(-1)];
  const lastWage = years.findLast(({ wage }) => wage !== null);
  if (!first || !last || first === last || !lastWage?.wage) return null;
  const points = (of: "wage" | "minimum") =>
    years.flatMap((each) => {
      const y = each[of];
      return y === null ? [] : [{ x: each.year, y }];
    });
  const lowest = points("minimum").at(-1);
  const top = Math.max(...years.flatMap(({ wage, minimum }) => [wage ?? 0, minimum ?? 0]));
  return (
    <TrendLine
      height={9}
      series={[
        ...(lowest
          ? [
              {
                key: "minimum",
                tone: "ink" as const,
                dashed: true,
                points: points("minimum"),
                label: t("trend.minimum", { amount: compact(lowest.y) }),
              },
            ]
          : []),
        {
          key: "wage",
          tone: "merah" as const,
          points: points("wage"),
          label: t("trend.wage", { amount: compact(lastWage.wage) }),
        },
      ]}
      summary={t("trend.summary", {
        from: String(first.year),
        to: String(last.year),
        amount: money(lastWage.wage),
        year: String(lastWage.year),
      })}
      title={t("trend.title")}
      xTicks={years.map(({ year }) => ({ at: year, label: String(year) }))}
      yTicks={[0, top / 2, top].map((at) => ({ at, label: compact(at) }))}
    />
  );
}
