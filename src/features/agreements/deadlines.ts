import { type Day, daysBetween, plusDays } from "@/lib/dates";

/** Before the end of an agreement: prepare, bargaining may open, the last month, the end itself. */
const deadlineKinds = ["prepare", "bargain", "last_month", "end"] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

const daysBefore: Record<DeadlineKind, number> = { prepare: 180, bargain: 90, last_month: 30, end: 0 };
export const watchedDays = daysBefore.prepare;

export type Deadline = { kind: DeadlineKind; on: Day; daysLeft: number };

/** All four, the earliest first; those that have passed have fewer than no days left. */
export function deadlinesOf(endsOn: Day, on: Day): Deadline[] {
  return deadlineKinds.map((kind) => {
    const day = plusDays(endsOn, -daysBefore[kind]);
    return { kind, on: day, daysLeft: daysBetween(on, day) };
  });
}

/** What has begun and is the most pressing: the last one passed; null while there is more than half a year. */
export function pressing(endsOn: Day, on: Day): DeadlineKind | null {
  return deadlinesOf(endsOn, on).findLast(({ daysLeft }) => daysLeft <= 0)?.kind ?? null;
}
