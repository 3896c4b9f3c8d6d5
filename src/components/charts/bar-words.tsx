import { cn } from "@/components/ui/cn";
import { type LabelRequest, type PlacedLabel, placeLabels } from "./place-labels";

type BarWord = LabelRequest & { strong?: boolean };

type BarWordsProps = { words: readonly BarWord[]; prefer: "middle" | "start"; className?: string };

const ROW_REM = 1.125;

/** The server does not know the page's width: one placement per width, and a container query picks. */
const widths = [
  { rem: 40, shown: "hidden @min-[40rem]:block @min-[60rem]:hidden" },
  { rem: 60, shown: "hidden @min-[60rem]:block" },
] as const;

/** Narrower than 640 px nothing is shown: the caller lists the words. */
export function BarWords({ words, prefer, className }: BarWordsProps) {
  const strong = new Set(words.filter((word) => word.strong).map((word) => word.text));
  return widths.map(({ rem, shown }) => {
    const placed = placeLabels(words, prefer, rem);
    const rows = Math.max(0, ...placed.map((label) => label.row)) + 1;
    return (
      <div
        className={cn("relative text-12 text-ink-2", shown, className)}
        key={rem}
        style={{ height: `${rows * ROW_REM}rem` }}
      >
        {placed.map((label) => (
          <BarWordAt key={`${label.at} ${label.text}`} label={label} strong={strong.has(label.text)} />
        ))}
      </div>
    );
  });
}

const shift = {
  start: "",
  middle: "-translate-x-1/2 rtl:translate-x-1/2",
  end: "-translate-x-full rtl:translate-x-full",
} as const;

function BarWordAt({ label, strong }: { label: PlacedLabel; strong: boolean }) {
  return (
    <span
      className={cn("absolute whitespace-nowrap", shift[label.anchor], strong && "font-strong text-ink")}
      style={{ insetInlineStart: `${label.at}%`, top: `${label.row * ROW_REM}rem` }}
    >
      {label.text}
    </span>
  );
}
