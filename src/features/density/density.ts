import { subMonths } from "date-fns";
import type { Threshold } from "@/features/thresholds/queries";
import type { Day } from "@/lib/dates";
import { atMost, told } from "@/lib/small-groups";
import { gapTo } from "./gap";
import { added, type Headcount } from "./headcount-book";

/** `levels` counts the people at 1 … 5. */
export type Counts = { listed: number; members: number; levels: readonly number[] };

/** null: a small group, not told to roles that see no people. */
export type Count = number | null;

export type Measure = {
  listed: Count;
  members: Count;
  levels: readonly Count[];
  unassessed: Count;
  eligible: number | null;
  headcount: Omit<Headcount, "eligible"> | null;
  /** Eligible workers without a name on file. */
  hole: Count;
  exceeds: boolean;
  /** null when either is unknown. */
  density: number | null;
  /** Members missing to the headline threshold. */
  gap: number | null;
};

const noCounts: Counts = { listed: 0, members: 0, levels: [0, 0, 0, 0, 0] };

export function sumCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, each) => ({
      listed: sum.listed + each.listed,
      members: sum.members + each.members,
      levels: sum.levels.map((count, at) => count + (each.levels[at] ?? 0)),
    }),
    noCounts,
  );
}

type Line = Pick<Threshold, "rule" | "value">;

export function measure(counts: Counts, counted: Headcount | null, headline: Line | null): Measure {
  const eligible = counted?.eligible ?? null;
  const { listed, members, levels } = counts;
  const known = eligible !== null && eligible > 0;
  return {
    listed,
    members,
    levels,
    unassessed: listed - levels.reduce((sum, count) => sum + count, 0),
    eligible,
    headcount: counted && originOf(counted),
    hole: eligible === null ? null : Math.max(0, eligible - listed),
    exceeds: eligible !== null && listed > eligible,
    density: known ? members / eligible : null,
    gap: known && headline ? gapTo(headline, { members, eligible }) : null,
  };
}

const originOf = ({ countedOn, source, parts }: Headcount) => ({ countedOn, source, parts });

/** What a role without people is told: counts in tens, and nothing reckoned from anything else, on the careful side. */
export function coarse(exact: Measure, headline: Line | null): Measure {
  const [members, listed, eligible] = [told(exact.members), told(exact.listed), told(exact.eligible)];
  const shares = members === null || eligible === null ? null : { members, eligible: atMost(eligible) };
  const both = listed === null || eligible === null ? null : { listed, eligible };
  return {
    listed,
    members,
    eligible,
    levels: exact.levels.map(told),
    unassessed: told(exact.unassessed),
    headcount: exact.headcount,
    hole: both && told(Math.max(0, both.eligible - both.listed)),
    exceeds: both !== null && both.listed > both.eligible,
    density: shares && shares.members / shares.eligible,
    gap: shares && headline ? gapTo(headline, shares) : null,
  };
}

type Placed = { id: string | null; counts: Counts; headcount: Headcount | null };

/** ΣM and ΣE over the workplaces with a known headcount; the others are never averaged in. */
export function total(workplaces: readonly Placed[]): { counts: Counts; headcount: Headcount | null } {
  const known = workplaces.filter(({ headcount }) => headcount !== null);
  return {
    counts: sumCounts(known.map(({ counts }) => counts)),
    headcount: added(known.map(({ headcount }) => headcount)),
  };
}

/** The most members missing first, then the larger workplace. */
export function worstFirst<T extends { measure: Measure }>(rows: readonly T[]): T[] {
  return [...rows].sort(
    (a, b) =>
      (b.measure.gap ?? -1) - (a.measure.gap ?? -1) || (b.measure.eligible ?? 0) - (a.measure.eligible ?? 0),
  );
}

const trendMonths = 24;

export function trendDays(on: Day): Day[] {
  const [year = 1970, month = 1, date = 1] = on.split("-").map(Number);
  return Array.from({ length: trendMonths + 1 }, (_, at) => {
    const back = subMonths(new Date(year, month - 1, date), trendMonths - at);
    const parts = [back.getFullYear(), back.getMonth() + 1, back.getDate()];
    return parts.map((part) => String(part).padStart(2, "0")).join("-");
  });
}

export type TrendPoint = { day: Day; members: number; eligible: number; share: number };
type WorkplaceSeries = { membersOn: (day: Day) => number; headcountOn: (day: Day) => Headcount | null };

/** ΣM ÷ ΣE on each day over the workplaces whose headcount was known then; days without any are left out. */
export function trendOf(workplaces: readonly WorkplaceSeries[], days: readonly Day[]): TrendPoint[] {
  return days.flatMap((day) => {
    let members = 0;
    let eligible = 0;
    for (const workplace of workplaces) {
      const headcount = workplace.headcountOn(day);
      if (!headcount) continue;
      eligible += headcount.eligible;
      members += workplace.membersOn(day);
    }
    return eligible > 0 ? [{ day, members, eligible, share: members / eligible }] : [];
  });
}

/** Days on which either is a small group are left out. */
export function coarseTrend(trend: readonly TrendPoint[]): TrendPoint[] {
  return trend.flatMap(({ day, ...exact }) => {
    const [members, eligible] = [told(exact.members), told(exact.eligible)];
    if (members === null || eligible === null) return [];
    return [{ day, members, eligible, share: members / atMost(eligible) }];
  });
}
