import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

type SectionProps = Omit<ComponentProps<"section">, "title"> & {
  title?: ReactNode;
  meta?: ReactNode;
  end?: ReactNode;
  level?: 2 | 3;
};

export function Section({ title, meta, end, level = 2, className, children, ...rest }: SectionProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={cn("min-w-0 border-t-2 border-ink pt-2", className)} data-slot="section" {...rest}>
      {title ? (
        <header className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <Heading className={cn("leading-head font-head", level === 2 ? "text-16" : "text-14")}>
            {title}
          </Heading>
          {meta ? <p className="text-12 text-ink-3">{meta}</p> : null}
          {end ? (
            <div className="ms-auto text-13 coarse:[&>a]:inline-flex coarse:[&>a]:min-h-tap coarse:[&>a]:items-center">
              {end}
            </div>
          ) : null}
        </header>
      ) : null}
      {children}
    </section>
  );
}

export function Sheet({ className, ...rest }: ComponentProps<"div">) {
  return <div className={cn("min-w-0 rounded-2 bg-sheet shadow-1", className)} data-slot="sheet" {...rest} />;
}
