import { type ReactNode, useId } from "react";
import { cn } from "@/components/ui/cn";

export type ChartWords = {
  /** Names the picture: "Density of PT Sinar Benang Jaya". */
  title: string;
  /** For screen readers; visible with `showSummary`. */
  summary: string;
  showSummary?: boolean;
  className?: string;
};

export function ChartPicture({
  title,
  summary,
  showSummary,
  className,
  children,
}: ChartWords & { children: ReactNode }) {
  const id = useId();
  return (
    <figure className={cn("@container min-w-0", className)} data-slot="chart">
      <div aria-describedby={id} aria-label={title} role="img">
        <div aria-hidden="true">{children}</div>
      </div>
      <figcaption className={showSummary ? "mt-2 text-12 text-ink-3" : "sr-only"} id={id}>
        {summary}
      </figcaption>
    </figure>
  );
}
