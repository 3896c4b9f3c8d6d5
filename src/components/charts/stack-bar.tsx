import { assessmentFill } from "@/components/ui/assessment-style";
import { cn } from "@/components/ui/cn";
import { BarWords } from "./bar-words";
import { ChartPicture, type ChartWords } from "./chart-picture";

/** "none": named but not assessed. "hole": headcount minus named people. */
export type StackPart = 1 | 2 | 3 | 4 | 5 | "none" | "hole";

export type StackSegment = {
  part: StackPart;
  count: number;
  /** Formatted: "1,204". */
  countLabel: string;
  /** "supporter", "no name yet". */
  label: string;
};

export type StackBarProps = ChartWords & {
  segments: readonly StackSegment[];
  size?: "sm" | "md" | "lg";
  /** Words below the bar. Off for cells that share one legend. */
  legend?: boolean;
};

const heights = { sm: "h-3.5", md: "h-6", lg: "h-8" } as const;

/** Never shows membership: its red is not a level. */
export function StackBar({ segments, size = "md", legend = true, ...words }: StackBarProps) {
  const shown = segments.filter((segment) => segment.count > 0);
  const total = shown.reduce((sum, segment) => sum + segment.count, 0);
  return (
    <ChartPicture {...words}>
      <div className={cn("flex gap-px overflow-hidden rounded-1", heights[size])}>
        {shown.map((segment) => (
          <StackPiece key={segment.part} segment={segment} share={segment.count / total} />
        ))}
      </div>
      {legend && total > 0 ? <StackWords segments={shown} total={total} /> : null}
    </ChartPicture>
  );
}

/** The smallest share that has room for its digits. */
function roomFor(text: string, share: number): string {
  const needed = text.length * 0.5 + 0.6;
  if (share * 20 >= needed) return "inline";
  if (share * 40 >= needed) return "hidden @min-[40rem]:inline";
  return share * 60 >= needed ? "hidden @min-[60rem]:inline" : "hidden";
}

function StackPiece({ segment, share }: { segment: StackSegment; share: number }) {
  const { part, count, countLabel } = segment;
  return (
    <span
      className={cn("grid min-w-0.75 basis-0 place-items-center overflow-hidden", partStyle(part))}
      style={{ flexGrow: count }}
    >
      <span className={cn("fig px-0.5 text-[0.8125rem]", plateStyle(part), roomFor(countLabel, share))}>
        {countLabel}
      </span>
    </span>
  );
}

function partStyle(part: StackPart): string {
  if (part === "hole") return "border border-s-0 border-dashed border-a0-edge text-ink-3";
  if (part === "none") return "border border-a0-edge bg-sheet text-ink-2";
  return cn(assessmentFill({ level: part }), "border-0", part === 4 && "hatch-4", part === 5 && "hatch-5");
}

function plateStyle(part: StackPart): string {
  if (part === 4) return "rounded-[1px] bg-a4 py-px";
  return part === 5 ? "rounded-[1px] bg-a5 py-px" : "";
}

const narrow = 0.06;

function StackWords({ segments, total }: { segments: readonly StackSegment[]; total: number }) {
  let before = 0;
  const words: { at: number; text: string }[] = [];
  for (const segment of segments) {
    const at = (before / total) * 100;
    before += segment.count;
    const last = words.at(-1);
    // "4 leaning against · 5 opposed": two of the scale side by side need no second row.
    if (last && segment.part === 5 && segment.count / total < narrow) last.text += ` · ${wordsOf(segment)}`;
    else words.push({ at, text: wordsOf(segment) });
  }
  return (
    <>
      <BarWords className="mt-1" prefer="start" words={words} />
      <StackLegend className="mt-2 @min-[40rem]:hidden" segments={segments} />
    </>
  );
}

function wordsOf({ part, label }: Pick<StackSegment, "part" | "label">): string {
  return typeof part === "number" ? `${part} ${label}` : label;
}

export function StackLegend({
  segments,
  className,
}: {
  segments: readonly StackSegment[];
  className?: string;
}) {
  return (
    <div
      className={cn("flex flex-wrap gap-x-4 gap-y-1.5 text-12 text-ink-2", className)}
      data-slot="stack-legend"
    >
      {segments.map((segment) => (
        <span className="inline-flex items-center gap-1.5" key={segment.part}>
          <span
            className={cn(
              "size-3.5 rounded-1",
              partStyle(segment.part),
              segment.part === "hole" && "border-s",
            )}
          />
          {wordsOf(segment)}
          <b className="text-ink">{segment.countLabel}</b>
        </span>
      ))}
    </div>
  );
}
