import type { ReactNode } from "react";
import { cn } from "./cn";

export type Definition = { term: ReactNode; value: ReactNode; key?: string };

export function DefinitionList({ items, className }: { items: readonly Definition[]; className?: string }) {
  return (
    <dl className={cn("grid gap-1.5 text-13", className)} data-slot="definition-list">
      {items.map((item, at) => (
        <div className="flex items-baseline gap-3" key={item.key ?? at}>
          <dt className="shrink-0 text-ink-3">{item.term}</dt>
          <dd className="ms-auto min-w-0 text-end wrap-anywhere">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
