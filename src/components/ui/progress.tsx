import { cn } from "./cn";

type ProgressProps = {
  value: number;
  max: number;
  label: string;
  className?: string;
};

export function Progress({ value, max, label, className }: ProgressProps) {
  const share = max > 0 ? Math.min(100, (value / max) * 100) : 0;
  return (
    <div className={cn("grid gap-1.5", className)} data-slot="progress">
      <div
        aria-label={label}
        aria-valuemax={max}
        aria-valuemin={0}
        aria-valuenow={value}
        aria-valuetext={label}
        className="h-4 rounded-1 bg-merah-rest shadow-[inset_0_0_0_1px_var(--rule-2)]"
        role="progressbar"
      >
        <div
          className="h-full rounded-1 bg-ink transition-[width] duration-(--d-move)"
          style={{ width: `${share}%` }}
        />
      </div>
      <p aria-hidden="true" className="text-13 text-ink-2">
        {label}
      </p>
    </div>
  );
}
