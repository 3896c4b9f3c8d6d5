import { area, curveMonotoneX, line } from "d3-shape";

export type TrendPoint = { x: number; y: number };

export type TrendSeries = {
  key: string;
  tone: "merah" | "support" | "ink";
  points: readonly TrendPoint[];
  /** The last value in words, at the line's end: "36.5 % members". */
  label?: string;
  dashed?: boolean;
};

type Scale = (value: number) => number;

type TrendPathsProps = {
  series: readonly TrendSeries[];
  forecast?: { points: readonly TrendPoint[]; low?: readonly TrendPoint[]; high?: readonly TrendPoint[] };
  scales: { x: Scale; y: Scale };
};

const strokes = {
  merah: { className: "stroke-merah", width: 3 },
  support: { className: "stroke-support", width: 1.75 },
  ink: { className: "stroke-ink", width: 1.5 },
} as const;

export function TrendPaths({ series, forecast, scales }: TrendPathsProps) {
  const path = line<TrendPoint>()
    .x((point) => scales.x(point.x))
    .y((point) => scales.y(point.y))
    .curve(curveMonotoneX);
  return (
    <>
      <svg
        aria-hidden="true"
        className="absolute inset-0 size-full overflow-visible"
        fill="none"
        preserveAspectRatio="none"
        viewBox="0 0 100 100"
      >
        {forecast?.low && forecast.high ? (
          <path className="fill-merah opacity-15" d={bandOf(forecast.low, forecast.high, scales)} />
        ) : null}
        {forecast ? (
          <path
            className="stroke-merah"
            d={path([...forecast.points]) ?? ""}
            strokeDasharray="2 5"
            strokeLinecap="round"
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
          />
        ) : null}
        {series.toReversed().map((one) => (
          <path
            className={strokes[one.tone].className}
            d={path([...one.points]) ?? ""}
            key={one.key}
            strokeDasharray={one.dashed ? "6 3" : undefined}
            strokeLinejoin="round"
            strokeWidth={strokes[one.tone].width}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <LastDots scales={scales} series={series} />
    </>
  );
}

function bandOf(
  low: readonly TrendPoint[],
  high: readonly TrendPoint[],
  scales: TrendPathsProps["scales"],
): string {
  const lows = new Map(low.map((point) => [point.x, point.y]));
  return (
    area<TrendPoint>()
      .x((point) => scales.x(point.x))
      .y0((point) => scales.y(lows.get(point.x) ?? point.y))
      .y1((point) => scales.y(point.y))([...high]) ?? ""
  );
}

/** HTML: a circle in a stretched drawing would be an ellipse. */
function LastDots({ series, scales }: Pick<TrendPathsProps, "series" | "scales">) {
  return series.flatMap((one) => {
    const last = one.points.at(-1);
    if (!last || one.tone !== "merah") return [];
    return (
      <span
        className="absolute size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full bg-merah"
        key={one.key}
        style={{ left: `${scales.x(last.x)}%`, top: `${scales.y(last.y)}%` }}
      />
    );
  });
}
