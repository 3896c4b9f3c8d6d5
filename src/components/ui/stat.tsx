import type { ReactNode } from "react";
import { cn } from "./cn";

type StatProps = {
  label: ReactNode;
  /** Already formatted. */
  value: ReactNode;
  note?: ReactNode;
  tone?: "plain" | "marker" | "merah";
  size?: "md" | "lg";
  className?: string;
};

export function Stat({ label, value, note, tone = "plain", size = "md", className }: StatProps) {
  return (
    <div className={cn("flex min-w-0 flex-col", className)} data-slot="stat">
      <dt className="order-2 text-13 font-label">{label}</dt>
      <dd className="order-1 mb-1">
        <span
          className={cn(
            "fig inline-block",
            size === "lg" ? "text-40" : "text-28",
            tone === "merah" && "text-merah-text",
            tone === "marker" &&
              "rounded-1 bg-marker px-1.5 text-on-marker print:shadow-[inset_0_0_0_1.5px_#000]",
          )}
        >
          {tone === "marker" ? "! " : null}
          {value}
        </span>
      </dd>
      {note ? <dd className="order-3 text-12 text-ink-3">{note}</dd> : null}
    </div>
  );
}

export function Stats({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <dl className={cn("flex flex-wrap gap-x-7 gap-y-4", className)} data-slot="stats">
      {children}
    </dl>
  );
}

type FigureProps = {
  /** "36.5 %" */
  value: ReactNode;
  /** "412" */
  count?: ReactNode;
  /** "of 1,130 eligible workers" */
  of?: ReactNode;
  /** "154 more for PKB" */
  say?: ReactNode;
  source?: ReactNode;
  children?: ReactNode;
};

/** Never without denominator and source. */
export function Figure({ value, count, of, say, source, children }: FigureProps) {
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3" data-slot="figure">
      <p className="fig text-[5rem] leading-[0.82] tracking-head sm:text-120 projector:text-[9rem]">
        {value}
      </p>
      <div className="grid gap-1">
        {count || of ? (
          <p>
            <span className="fig text-40">{count}</span> <span className="text-18">{of}</span>
          </p>
        ) : null}
        {say ? <p className="fig text-28 text-merah-text sm:text-40">{say}</p> : null}
        {source ? <p className="text-12 text-ink-3">{source}</p> : null}
      </div>
      {children ? <div className="lg:ms-auto">{children}</div> : null}
    </div>
  );
}
