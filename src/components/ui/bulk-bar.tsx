import type { ReactNode } from "react";

export function BulkBar({ count, children }: { count: ReactNode; children: ReactNode }) {
  return (
    <div
      className="fixed inset-x-3 bottom-[calc(var(--spacing-bar)+1.75rem+env(safe-area-inset-bottom))] z-35 mx-auto flex w-fit max-w-[calc(100vw-1.5rem)] items-center gap-2 overflow-x-auto rounded-2 bg-ink py-1.5 ps-4 pe-2 text-on-ink shadow-2 lg:bottom-4 lg:ms-[calc(50%+var(--spacing-nav)/2)] lg:-translate-x-1/2 lg:rtl:translate-x-1/2 print:hidden *:data-[slot=button]:border-rule-2 *:data-[slot=button]:bg-ink *:data-[slot=button]:whitespace-nowrap *:data-[slot=button]:text-on-ink"
      data-slot="bulk-bar"
      role="status"
    >
      <span className="text-14 font-strong whitespace-nowrap">{count}</span>
      {children}
    </div>
  );
}
