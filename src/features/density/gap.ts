import type { Threshold } from "@/features/thresholds/queries";

type Line = Pick<Threshold, "rule" | "value">;

// Shares have four decimals: in whole numbers 0.1 × 30 is 3.
const precision = 10_000;

export function membersNeeded({ rule, value }: Line, eligible: number): number {
  if (rule === "workers") return Math.round(value);
  const share = (eligible * Math.round(value * precision)) / precision;
  return rule === "more_than" ? Math.floor(share) + 1 : Math.ceil(share);
}

/** 0 once it is reached. */
export function gapTo(line: Line, { members, eligible }: { members: number; eligible: number }): number {
  return Math.max(0, membersNeeded(line, eligible) - members);
}
