import type { Day } from "@/lib/dates";

export const headcountSources = ["hr_list", "payroll", "social_security", "estimate"] as const;
export type HeadcountSource = (typeof headcountSources)[number];

type Entry = { countedOn: Day; eligible: number; source: HeadcountSource };

/** Two series (each oldest first) as one: on each day that either changed, the sum of both. */
export function addedSeries(one: readonly Entry[], other: readonly Entry[]): Entry[] {
  const days = [...new Set([...one, ...other].map(({ countedOn }) => countedOn))].sort();
  return days.flatMap((countedOn) => {
    const a = one.findLast((entry) => entry.countedOn <= countedOn);
    const b = other.findLast((entry) => entry.countedOn <= countedOn);
    if (!a || !b) return [];
    const source = a.source === b.source ? a.source : "estimate";
    return [{ countedOn, eligible: a.eligible + b.eligible, source }];
  });
}
