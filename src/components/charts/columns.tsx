import { scaleLinear } from "d3-scale";
import { cn } from "@/components/ui/cn";
import { ChartPicture, type ChartWords } from "./chart-picture";

export type ColumnItem = { key: string; value: number; valueLabel: string };

export type ColumnsProps = ChartWords & {
  items: readonly ColumnItem[];
  /** Words below the first and the last column. */
  firstLabel: string;
  lastLabel: string;
  /** A dotted line: the plan. Columns that reach it are ink, the others grey. */
  goal?: { value: number; label: string };
};

/** Counts per week. The first and the last say their number; the table has the rest. */
export function Columns({ items, firstLabel, lastLabel, goal, ...words }: ColumnsProps) {
  const top = Math.max(1, goal?.value ?? 0, ...items.map((item) => item.value));
  const height = scaleLinear([0, top], [0, 100]);
  return (
    <ChartPicture {...words}>
      <div className={cn("pt-5", goal && "pe-14")}>
        <div className="relative flex h-28 items-end gap-1 border-b border-ink">
          {items.map((item, at) => (
            <div
              className={cn(
                "relative min-w-px flex-1",
                goal && item.value < goal.value ? "bg-rule-2" : "bg-ink",
              )}
              key={item.key}
              style={{ height: `${height(item.value)}%` }}
            >
              {at === 0 || at === items.length - 1 ? (
                <b className="absolute start-1/2 bottom-full -translate-x-1/2 pb-0.5 text-12 rtl:translate-x-1/2">
                  {item.valueLabel}
                </b>
              ) : null}
            </div>
          ))}
          {goal ? (
            <div
              className="absolute inset-x-0 border-t-[1.5px] border-dotted border-ink-2"
              style={{ bottom: `${height(goal.value)}%` }}
            >
              <span className="absolute start-full -translate-y-1/2 ps-1.5 text-12 whitespace-nowrap text-ink-2">
                {goal.label}
              </span>
            </div>
          ) : null}
        </div>
        <div className="mt-1 flex justify-between gap-2 text-12 text-ink-2">
          <span>{firstLabel}</span>
          <span>{lastLabel}</span>
        </div>
      </div>
    </ChartPicture>
  );
}
