import { cn } from "@/components/ui/cn";

const navItems = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const filled = new Set([3, 4, 6, 7, 8]);

/** The brand's mark: nine places, five filled, one more than half. */
function BrandMark({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      className={cn("size-7 shrink-0", className)}
      data-slot="brand-mark"
      viewBox="0 0 28 28"
    >
      {navItems.map((navItem) => (
        <circle
          className={filled.has(navItem) ? "fill-merah stroke-merah" : "fill-transparent stroke-ink"}
          cx={4 + (navItem % 3) * 10}
          cy={4 + Math.floor(navItem / 3) * 10}
          key={navItem}
          r="2.9"
          strokeWidth="2.1"
        />
      ))}
    </svg>
  );
}

export function Brand({ union, className }: { union?: string; className?: string }) {
  return (
    <span className={cn("flex min-w-0 items-center gap-2.5", className)} data-slot="brand">
      <BrandMark />
      <span className="min-w-0 text-18 leading-head font-head tracking-head">
        Serikat
        {union ? (
          <small className="block truncate text-12 font-read tracking-normal text-ink-3">{union}</small>
        ) : null}
      </span>
    </span>
  );
}
