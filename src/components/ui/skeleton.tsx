import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "./cn";

export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden="true" className={cn("skeleton block h-4 w-full", className)} data-slot="skeleton" />
  );
}

/** Wrap any skeleton once, so that screen readers hear "Loading" and nothing else. */
export function Loading({ children, className }: { children: ReactNode; className?: string }) {
  const t = useTranslations("ui");
  return (
    <div className={className} data-slot="loading" role="status">
      <span className="sr-only">{t("loading")}</span>
      {children}
    </div>
  );
}

function times(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}

export function RowsSkeleton({ rows = 6, className }: { rows?: number; className?: string }) {
  return (
    <Loading className={cn("bg-sheet", className)}>
      {times(rows).map((at) => (
        <div className="flex items-center gap-3 border-b border-rule px-4 py-3" key={at}>
          <Skeleton className="size-11 rounded-full" />
          <div className="grid grow gap-2">
            <Skeleton className="w-2/5" />
            <Skeleton className="h-3 w-3/5" />
          </div>
        </div>
      ))}
    </Loading>
  );
}

export function FormSkeleton() {
  return (
    <Loading className="grid max-w-[56rem] gap-6">
      <Skeleton className="h-7 w-56 max-w-full" />
      <div className="grid gap-5 md:grid-cols-2">
        {times(6).map((at) => (
          <div className="grid gap-2" key={at}>
            <Skeleton className="h-3 w-24" />
            <Skeleton className="h-11" />
          </div>
        ))}
      </div>
    </Loading>
  );
}

export function TableSkeleton({ rows = 8, columns = 5 }: { rows?: number; columns?: number }) {
  return (
    <Loading>
      <div className="flex gap-4 border-b-[1.5px] border-ink py-2">
        {times(columns).map((at) => (
          <Skeleton className={cn("h-3", at === 0 ? "grow-[2]" : "grow")} key={at} />
        ))}
      </div>
      {times(rows).map((row) => (
        <div className="flex h-row items-center gap-4 border-b border-rule coarse:h-tap" key={row}>
          {times(columns).map((at) => (
            <Skeleton className={cn("h-3", at === 0 ? "grow-[2]" : "grow")} key={at} />
          ))}
        </div>
      ))}
    </Loading>
  );
}

export function FigureSkeleton() {
  return (
    <Loading className="grid gap-4">
      <div className="flex flex-wrap items-end gap-6">
        <Skeleton className="h-24 w-56" />
        <div className="grid grow gap-2">
          <Skeleton className="h-8 w-48 max-w-full" />
          <Skeleton className="h-4 w-72 max-w-full" />
        </div>
      </div>
      <Skeleton className="h-9" />
    </Loading>
  );
}

export function BoardSkeleton({ columns = 4, cards = 4 }: { columns?: number; cards?: number }) {
  return (
    <Loading className="grid auto-cols-[minmax(15rem,1fr)] grid-flow-col gap-2.5 overflow-hidden">
      {times(columns).map((column) => (
        <div className="grid content-start gap-1.5 border-t-2 border-ink pt-2" key={column}>
          <Skeleton className="mb-2 h-11 w-24" />
          {times(cards).map((card) => (
            <div className="grid gap-2 rounded-2 bg-sheet p-2.5 shadow-1" key={card}>
              <Skeleton className="w-3/5" />
              <Skeleton className="h-3 w-4/5" />
              <Skeleton className="h-3 w-1/3" />
            </div>
          ))}
        </div>
      ))}
    </Loading>
  );
}
