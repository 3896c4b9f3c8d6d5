import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";

export type TabItem = {
  href: string;
  label: ReactNode;
  /** Already formatted. */
  count?: string;
  current?: boolean;
  /** Only one of the row. */
  late?: boolean;
};

/** Links, so that the address knows the tab. */
export function Tabs({
  items,
  label,
  className,
}: {
  items: readonly TabItem[];
  label: string;
  className?: string;
}) {
  return (
    <nav
      aria-label={label}
      className={cn("flex gap-1 border-b-2 border-ink print:hidden", className)}
      data-slot="tabs"
    >
      {items.map((item) => (
        <Link
          aria-current={item.current ? "page" : undefined}
          className={cn(
            "grid min-h-thumb min-w-0 flex-1 content-center justify-items-start gap-0.5 rounded-t-2 px-2.5 py-1.5 text-13 font-label text-ink-2 no-underline hover:bg-sunk",
            "aria-[current=page]:bg-ink aria-[current=page]:text-on-ink lg:min-w-32 lg:flex-none",
          )}
          href={item.href}
          key={item.href}
        >
          {item.count === undefined ? null : <TabCount {...item} />}
          <span className="max-w-full truncate">{item.label}</span>
        </Link>
      ))}
    </nav>
  );
}

function TabCount({ count, late, current }: TabItem) {
  return (
    <span
      className={cn(
        "fig text-[1.5rem] text-ink",
        current && "text-on-ink",
        late && "-ms-1 rounded-1 bg-marker px-1.5 text-on-marker",
      )}
    >
      {late ? "! " : null}
      {count}
    </span>
  );
}

export function Segments({
  items,
  label,
  className,
}: {
  items: readonly TabItem[];
  label: string;
  className?: string;
}) {
  return (
    <nav
      aria-label={label}
      className={cn(
        "inline-flex overflow-hidden rounded-2 border-[1.5px] border-rule-2 bg-sheet print:hidden",
        className,
      )}
      data-slot="segments"
    >
      {items.map((item) => (
        <Link
          aria-current={item.current ? "true" : undefined}
          className="flex min-h-8 items-center gap-1.5 border-s border-rule px-3 text-13 font-label no-underline outline-offset-[-3px] first:border-0 hover:bg-sunk aria-[current=true]:bg-ink aria-[current=true]:text-on-ink coarse:min-h-tap"
          href={item.href}
          key={item.href}
          scroll={false}
        >
          {item.label}
          {item.count ? <b>{item.count}</b> : null}
        </Link>
      ))}
    </nav>
  );
}
