import type { ReactNode } from "react";
import { cn } from "./cn";

type PageHeaderProps = {
  title: ReactNode;
  /** What the screen shows: the denominator, the day, the source. */
  meta?: ReactNode;
  before?: ReactNode;
  end?: ReactNode;
  /** The title gives way to what stands at the end of its row. */
  oneRow?: boolean;
  className?: string;
};

export function PageHeader({ title, meta, before, end, oneRow = false, className }: PageHeaderProps) {
  return (
    <header className={cn("mb-4 grid gap-2", className)} data-slot="page-header">
      {before ? <div className="-ms-2 flex items-center gap-2 text-13 print:hidden">{before}</div> : null}
      <div className={cn("flex items-center gap-x-4 gap-y-3", oneRow ? "max-md:gap-x-2" : "flex-wrap")}>
        <div className={cn("min-w-0", oneRow && "grow")}>
          <h1 className="text-22 leading-head font-head tracking-head text-balance">{title}</h1>
          {meta ? <p className="mt-0.5 text-13 text-ink-2">{meta}</p> : null}
        </div>
        {end ? (
          <div
            className={cn(
              "flex items-center gap-2 lg:ms-auto projector:hidden",
              oneRow ? "shrink-0 [&>a]:max-md:px-2.5 [&>a]:max-md:text-13" : "max-w-full flex-wrap",
            )}
          >
            {end}
          </div>
        ) : null}
      </div>
    </header>
  );
}

/** One sentence a screen, made from data. Mark words with className="highlight". */
export function Poster({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <p className={cn("poster text-28 md:text-40", className)} data-slot="poster">
      {children}
    </p>
  );
}
