import { scaleLinear } from "d3-scale";
import { cn } from "@/components/ui/cn";
import { ChartPicture, type ChartWords } from "./chart-picture";
import { spread } from "./place-labels";
import { TrendPaths, type TrendPoint, type TrendSeries } from "./trend-paths";

type TrendTick = { at: number; label: string };

export type TrendLineProps = ChartWords & {
  /** Past only; drawn solid. x is a time or a day number, y a percentage (any unit that starts at 0). */
  series: readonly TrendSeries[];
  xTicks: readonly TrendTick[];
  /** Three at most; labels already formatted. */
  yTicks: readonly TrendTick[];
  /** Thin ink lines with their words at the end: "50 % + 1". */
  goals?: readonly TrendTick[];
  /** Drawn dotted, with a band when low and high are known. */
  forecast?: { points: readonly TrendPoint[]; low?: readonly TrendPoint[]; high?: readonly TrendPoint[] };
  today?: TrendTick;
  /** Plot height in rem. */
  height?: number;
};

const LABEL_REM = 1.15;
const ends = { merah: "text-merah-text", support: "text-support", ink: "text-ink" } as const;

/** Lines stretch with the page; words are HTML above them, so they stay 12 px at any width. */
export function TrendLine(props: TrendLineProps) {
  const { series, xTicks, yTicks, goals = [], forecast, today, height = 15, ...words } = props;
  const scales = scalesOf(props);
  const percentX = (at: number) => `${scales.x(at)}%`;
  const percentY = (at: number) => `${scales.y(at)}%`;
  return (
    <ChartPicture {...words}>
      <div className="relative ms-7 me-28 mt-2 mb-6" dir="ltr" style={{ height: `${height}rem` }}>
        {yTicks.map((tick) => (
          <div
            className="absolute inset-x-0 border-t border-grid"
            key={tick.at}
            style={{ top: percentY(tick.at) }}
          >
            <span className="absolute end-full -translate-y-1/2 pe-1.5 text-12 whitespace-nowrap text-ink-2">
              {tick.label}
            </span>
          </div>
        ))}
        {goals.map((goal) => (
          <div
            className="absolute inset-x-0 border-t-[1.5px] border-ink"
            key={goal.at}
            style={{ top: percentY(goal.at) }}
          />
        ))}
        {today ? (
          <div
            className="absolute inset-y-0 border-s border-dotted border-ink-3"
            style={{ left: percentX(today.at) }}
          >
            <span className="absolute end-full bottom-1 pe-1 text-12 whitespace-nowrap text-ink-2">
              {today.label}
            </span>
          </div>
        ) : null}
        <TrendPaths forecast={forecast} scales={scales} series={series} />
        <EndLabels goals={goals} height={height} scales={scales} series={series} />
        {xTicks.map((tick, at) => (
          <span
            className={cn(
              "absolute top-full pt-1 text-12 whitespace-nowrap text-ink-2",
              at > 0 && "-translate-x-1/2",
              at % 2 === 1 && xTicks.length > 4 && "hidden @min-[24rem]:block",
            )}
            key={tick.at}
            style={{ left: percentX(tick.at) }}
          >
            {tick.label}
          </span>
        ))}
      </div>
    </ChartPicture>
  );
}

function scalesOf({ series, xTicks, yTicks, goals = [], forecast, today }: TrendLineProps) {
  const future = [...(forecast?.points ?? []), ...(forecast?.high ?? [])];
  const points = [...series.flatMap((one) => one.points), ...future];
  const xs = [
    ...points.map((point) => point.x),
    ...xTicks.map((tick) => tick.at),
    ...(today ? [today.at] : []),
  ];
  const ys = [...points.map((point) => point.y), ...[...yTicks, ...goals].map((tick) => tick.at)];
  const top = Math.max(1, ...ys) * 1.06;
  return {
    x: scaleLinear([Math.min(...xs), Math.max(...xs)], [0, 100]),
    y: scaleLinear([0, top], [100, 0]),
  };
}

type EndLabelsProps = Required<Pick<TrendLineProps, "series" | "goals" | "height">> & {
  scales: ReturnType<typeof scalesOf>;
};

function EndLabels({ series, goals, height, scales }: EndLabelsProps) {
  const lines = series.flatMap((one) => {
    const last = one.points.at(-1);
    return last && one.label
      ? [{ key: one.key, y: scales.y(last.y), label: one.label, style: ends[one.tone] }]
      : [];
  });
  const all = [
    ...goals.map((goal) => ({ key: goal.label, y: scales.y(goal.at), label: goal.label, style: "text-ink" })),
    ...lines,
  ];
  const tops = spread(
    all.map((label) => (label.y / 100) * height),
    LABEL_REM,
    height,
  );
  return all.map((label, at) => (
    <b
      className={cn("absolute start-full -translate-y-1/2 ps-2 text-12 whitespace-nowrap", label.style)}
      key={label.key}
      style={{ top: `${tops[at] ?? 0}rem` }}
    >
      {label.label}
    </b>
  ));
}
