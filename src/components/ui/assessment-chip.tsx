import { type Assessment, assessmentFill } from "./assessment-style";
import { cn } from "./cn";
import { spokenAs } from "./spoken-as";

type AssessmentChipProps = {
  value: Assessment;
  /** In words, such as "2, supporter, 12 days old". Left out only where the words stand beside it. */
  label?: string;
  /** No act for 60 days: outline only. */
  stale?: boolean;
  size?: "md" | "lg";
  className?: string;
};

/** The number is always printed; colour and hatch repeat it. */
export function AssessmentChip({ value, label, stale = false, size = "md", className }: AssessmentChipProps) {
  const hatched = !stale && (value === 4 || value === 5);
  return (
    <span
      {...spokenAs(label)}
      className={cn(
        "fig inline-grid shrink-0 place-items-center rounded-2 px-1",
        size === "lg" ? "h-10 min-w-10 text-[1.5rem]" : "h-6.5 min-w-6.5 text-16",
        assessmentFill({ level: value ?? 0, foot: !stale }),
        hatched && "pb-1",
        stale && value !== null && "border-[2.5px] bg-transparent text-ink",
        className,
      )}
      data-slot="assessment-chip"
      data-stale={stale || undefined}
      title={label}
    >
      {value ?? "–"}
    </span>
  );
}
