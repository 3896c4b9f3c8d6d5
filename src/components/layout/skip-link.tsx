import type { ReactNode } from "react";

export function SkipLink({ children }: { children: ReactNode }) {
  return (
    <a
      className="sr-only z-50 rounded-2 bg-ink px-4 py-3 font-label text-on-ink no-underline focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
      href="#main"
    >
      {children}
    </a>
  );
}
