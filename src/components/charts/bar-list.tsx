import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

export type BarListItem = {
  key: string;
  label: ReactNode;
  value: number;
  /** "84" */
  valueLabel: string;
  /** "of 560", "76 %" */
  note?: string;
  /** An ink tick through the bar: what was predicted, or a threshold. */
  mark?: number;
  /** The people behind the number. */
  href?: string;
};

type BarListProps = {
  items: readonly BarListItem[];
  /** The length of a full bar; the largest value unless given. */
  max?: number;
  tone?: "merah" | "ink" | "support";
  /** An edged track behind each bar: for shares of a whole. */
  track?: boolean;
  label: string;
  className?: string;
};

const fills = { merah: "bg-merah", ink: "bg-ink", support: "bg-support" } as const;

/** Bars with their names and numbers as text: the list is its own table. */
export function BarList({ items, max, tone = "ink", track = false, label, className }: BarListProps) {
  const full = max ?? Math.max(1, ...items.map((item) => item.value));
  return (
    <ul
      aria-label={label}
      className={cn(
        "grid grid-cols-[minmax(5.5rem,auto)_minmax(3rem,1fr)_auto] gap-x-2.5 text-13",
        className,
      )}
      data-slot="chart"
    >
      {items.map((item) => (
        <li
          className="col-span-3 grid min-h-6.5 grid-cols-subgrid items-center coarse:min-h-tap"
          key={item.key}
        >
          <span className="max-w-44 truncate">{item.label}</span>
          <span
            aria-hidden="true"
            className={cn(
              "relative block h-3",
              track && "bg-merah-rest shadow-[inset_0_0_0_1px_var(--rule-2)]",
            )}
          >
            <span className={cn("block h-full", fills[tone])} style={{ width: shareOf(item.value, full) }} />
            {item.mark === undefined ? null : (
              <span
                className="absolute -inset-y-0.75 border-s-2 border-ink"
                style={{ insetInlineStart: shareOf(item.mark, full) }}
              />
            )}
          </span>
          <span className="flex items-baseline justify-end gap-1 whitespace-nowrap">
            {item.href ? (
              <Link
                className="font-strong coarse:inline-flex coarse:min-h-tap coarse:min-w-tap coarse:items-center coarse:justify-end"
                href={item.href}
                prefetch={false}
              >
                {item.valueLabel}
              </Link>
            ) : (
              <b>{item.valueLabel}</b>
            )}
            {item.note ? <span className="text-12 text-ink-3">{item.note}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

function shareOf(value: number, full: number): string {
  return `${Math.min(100, Math.max(0, (value / full) * 100))}%`;
}
