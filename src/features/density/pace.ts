import { type Day, daysBetween, plusDays } from "@/lib/dates";

/** Weeks that the pace is a mean of. FIELD 4.2, ETA. */
const paceWeeks = 8;
/** Days that the rate of leaving is taken from. */
export const leavingDays = 90;

export type Eta = { day: Day; perWeek: number };

/** gap ÷ mean net joins of the last eight weeks; null while the mean is not above 0, or once the gap is closed. */
export function etaOf({ gap, net, on }: { gap: number | null; net: number; on: Day }): Eta | null {
  if (gap === null || gap <= 0 || net <= 0) return null;
  const perWeek = net / paceWeeks;
  return { day: plusDays(on, Math.ceil((gap / perWeek) * 7)), perWeek };
}

type Leaving = {
  /** Members whose contract ends up to the day. */
  contractEnds: number;
  members: number;
  /** Members who left within `leavingDays`, those whose contract ended left out. */
  left: number;
};

/** Members who are expected to leave between two days: dated contract ends, and the rate of the last 90 days over the rest. */
export function expectedLosses({ contractEnds, members, left }: Leaving, days: number): number {
  if (members <= 0 || days <= 0) return contractEnds;
  return contractEnds + (left / members / leavingDays) * days * Math.max(0, members - contractEnds);
}

/** (members missing + expected losses) ÷ weeks until the day; null when the day is not ahead or the gap is unknown. FIELD 4.2. */
export function joinsPerWeek(needed: {
  gap: number | null;
  losses: number;
  on: Day;
  by: Day;
}): number | null {
  const days = daysBetween(needed.on, needed.by);
  return needed.gap === null || days <= 0 ? null : (needed.gap + needed.losses) / (days / 7);
}
