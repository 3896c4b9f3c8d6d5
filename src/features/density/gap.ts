import type { Threshold } from "@/features/thresholds/queries";

type Line = Pick<Threshold, "rule" | "value">;

// Shares have four decimals; whole numbers keep 0.1 × 30 from being a hair more than 3.
const precision = 10_000;

/** The fewest members that reach the threshold among so many eligible workers. */
export function membersNeeded({ rule, value }: Line, eligible: number): number {
  if (rule === "workers") return Math.round(value);
  const share = (eligible * Math.round(value * precision)) / precision;
  return rule === "more_than" ? Math.floor(share) + 1 : Math.ceil(share);
}

/** How many members are missing; 0 once it is reached. */
export function gapTo(line: Line, { members, eligible }: { members: number; eligible: number }): number {
  return Math.max(0, membersNeeded(line, eligible) - members);
}
