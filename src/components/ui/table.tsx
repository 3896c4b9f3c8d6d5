import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Glyph } from "./glyph";

/** 36 px rows with a mouse, 44 px under a thumb; wide tables scroll inside. */
export function Table({ className, label, ...rest }: ComponentProps<"table"> & { label: string }) {
  return (
    <section
      aria-label={label}
      className="relative overflow-x-auto print:overflow-visible"
      data-slot="table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={cn("w-full border-collapse text-13", className)} {...rest} />
    </section>
  );
}

type ThProps = ComponentProps<"th"> & {
  num?: boolean;
  sort?: { href: string; order: "asc" | "desc" | null };
};

export function Th({ num, sort, className, children, ...rest }: ThProps) {
  return (
    <th
      aria-sort={sort?.order ? `${sort.order}ending` : undefined}
      className={cn(
        "border-b-[1.5px] border-ink px-2 py-1.5 text-start align-bottom text-12 font-label whitespace-nowrap text-ink-3",
        num && "text-end",
        className,
      )}
      scope="col"
      {...rest}
    >
      {sort ? (
        <SortLink {...sort} num={num}>
          {children}
        </SortLink>
      ) : (
        children
      )}
    </th>
  );
}

type SortLinkProps = { href: string; order: "asc" | "desc" | null; num?: boolean; children: ReactNode };

function SortLink({ href, order, num, children }: SortLinkProps) {
  return (
    <Link
      className={cn(
        "inline-flex items-center gap-0.5 no-underline hover:text-ink hover:underline coarse:min-h-tap",
        num && "flex-row-reverse",
        order && "text-ink",
      )}
      href={href}
      prefetch={false}
    >
      {children}
      {order ? <Glyph className="size-3.5" name={order === "asc" ? "arrowUp" : "arrowDown"} /> : null}
    </Link>
  );
}

export function Td({ num, className, ...rest }: ComponentProps<"td"> & { num?: boolean }) {
  return (
    <td
      className={cn(
        "h-row border-b border-rule px-2 py-1 align-middle coarse:h-tap",
        "coarse:[&>a]:inline-flex coarse:[&>a]:min-h-tap coarse:[&>a]:min-w-tap coarse:[&>a]:items-center",
        num && "coarse:[&>a]:justify-end",
        num && "text-end whitespace-nowrap",
        className,
      )}
      {...rest}
    />
  );
}

export function RowHead({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      className={cn(
        "h-row border-b border-rule px-2 py-1 text-start align-middle font-strong coarse:h-tap",
        "coarse:[&>a]:inline-flex coarse:[&>a]:min-h-tap coarse:[&>a]:items-center",
        className,
      )}
      scope="row"
      {...rest}
    />
  );
}

export function SumRow({ className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr
      className={cn("font-strong *:border-t-[1.5px] *:border-b-0 *:border-t-ink", className)}
      data-slot="sum-row"
      {...rest}
    />
  );
}
