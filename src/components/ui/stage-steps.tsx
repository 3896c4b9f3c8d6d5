import { cn } from "./cn";

type StageStepsProps = {
  total: number;
  current: number;
  goal?: number;
  label: string;
  className?: string;
};

export function StageSteps({ total, current, goal, label, className }: StageStepsProps) {
  return (
    <div
      aria-label={label}
      className={cn("flex items-end gap-0.75", className)}
      data-slot="stage-steps"
      role="img"
    >
      {Array.from({ length: total }, (_, at) => at + 1).map((at) => (
        <span
          className={cn(
            "h-2 flex-1",
            at <= current ? "bg-ink" : "bg-merah-rest shadow-[inset_0_0_0_1px_var(--rule)]",
            at === current && "h-4",
            at === goal && (at <= current ? "bg-merah" : "border-2 border-merah bg-transparent"),
          )}
          key={at}
        />
      ))}
    </div>
  );
}
