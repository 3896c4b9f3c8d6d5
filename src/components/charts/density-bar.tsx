import { cn } from "@/components/ui/cn";
import { BarWords } from "./bar-words";
import { ChartPicture, type ChartWords } from "./chart-picture";

export type DensityMark = {
  /** 0–100 % of the eligible. */
  at: number;
  /** "50 % + 1 · 566 · PKB" */
  label: string;
  /** Solid: half plus one. Soft: dotted. */
  weight: "solid" | "soft";
};

export type DensityBarProps = ChartWords & {
  /** 0–100 % of the eligible who are members. */
  percent: number;
  marks?: readonly DensityMark[];
  size?: "md" | "lg";
};

const clamp = (percent: number) => Math.min(100, Math.max(0, percent));

/** Below 640 px the marks' words become a list, so that they cannot collide. */
export function DensityBar({ percent, marks = [], size = "md", ...words }: DensityBarProps) {
  return (
    <ChartPicture {...words}>
      <div
        className={cn(
          "relative mt-1.5 rounded-1 bg-merah-rest shadow-[inset_0_0_0_1px_var(--rule-2)]",
          size === "lg" ? "h-9" : "h-7",
        )}
      >
        <div className="h-full rounded-1 bg-merah" style={{ width: `${clamp(percent)}%` }} />
        {marks.map((mark) => (
          <span
            className={cn(
              "absolute -inset-y-1.5 border-s-2 border-ink -translate-x-1/2 rtl:translate-x-1/2",
              mark.weight === "soft" && "border-dotted",
            )}
            key={`${mark.at} ${mark.label}`}
            style={{ insetInlineStart: `${clamp(mark.at)}%` }}
          />
        ))}
      </div>
      {marks.length > 0 ? <MarkWords marks={marks} /> : null}
    </ChartPicture>
  );
}

function MarkWords({ marks }: { marks: readonly DensityMark[] }) {
  const words = marks.map((mark) => ({
    at: clamp(mark.at),
    text: mark.label,
    strong: mark.weight === "solid",
  }));
  return (
    <>
      <BarWords className="mt-2.5" prefer="middle" words={words} />
      <div className="mt-3 grid gap-1 text-12 text-ink-2 @min-[40rem]:hidden">
        {marks.map((mark) => (
          <span
            className={cn("flex items-center gap-1.5", mark.weight === "solid" && "font-strong text-ink")}
            key={`${mark.at} ${mark.label}`}
          >
            <span className={cn("h-3.5 border-s-2 border-ink", mark.weight === "soft" && "border-dotted")} />
            {mark.label}
          </span>
        ))}
      </div>
    </>
  );
}
