import type { Day } from "@/lib/dates";

export const thresholdRules = ["workers", "at_least", "more_than"] as const;
export type ThresholdRule = (typeof thresholdRules)[number];

export function inForce<T extends { effectiveFrom: Day; effectiveTo: Day | null }>(all: T[], on: Day): T[] {
  return all.filter(
    (each) => each.effectiveFrom <= on && (each.effectiveTo === null || on < each.effectiveTo),
  );
}
