import type { Threshold } from "@/features/thresholds/queries";
import { atMost, told } from "@/lib/small-groups";
import type { Count } from "./density";
import { membersNeeded } from "./gap";
import { added, type Headcount } from "./headcount-book";

/** One employer, whatever the number of its workplaces: the unit of the law. */
export type Company = {
  members: Count;
  listed: Count;
  /** null unless the headcount of every workplace is known. */
  eligible: Count;
  headcount: Omit<Headcount, "eligible"> | null;
  /** null when either is unknown. */
  density: number | null;
  exceeds: boolean;
  /** Workplaces without a headcount. */
  unknown: number;
  /** Workplaces that the reader doesn't see: their workers are in no figure here. */
  outside: number;
};

type Counted = {
  members: number;
  listed: number;
  headcounts: readonly (Headcount | null)[];
  outside: number;
};

/** `members` and `listed` are distinct people. A company of which a part is unknown has no headcount: none is guessed. */
export function companyOf({ members, listed, headcounts, outside }: Counted): Company {
  const whole = outside === 0 ? added(headcounts) : null;
  const eligible = whole?.eligible ?? null;
  return {
    members,
    listed,
    eligible,
    headcount: whole && { countedOn: whole.countedOn, source: whole.source, parts: whole.parts },
    density: eligible ? members / eligible : null,
    exceeds: eligible !== null && listed > eligible,
    unknown: headcounts.filter((each) => each === null).length,
    outside,
  };
}

/** For roles that are told figures in tens: shares and gaps come from told figures alone, on the careful side. */
export function coarseCompany(exact: Company): Company {
  const [members, listed, eligible] = [told(exact.members), told(exact.listed), told(exact.eligible)];
  return {
    ...exact,
    members,
    listed,
    eligible,
    density: members === null || eligible === null ? null : members / atMost(eligible),
    exceeds: listed !== null && eligible !== null && listed > atMost(eligible),
  };
}

export type Rung<T> = {
  threshold: T;
  /** Members that it takes; null while the headcount is unknown. */
  needed: number | null;
  /** Members missing, 0 once it is reached; null while that is unknown. */
  gap: number | null;
};

type Line = Pick<Threshold, "rule" | "value">;

/** A told headcount of 120 may be 129: what is reached must be reached of the most that it stands for. */
type Reading = { coarse?: boolean };

export function ladderOf<T extends Line>(
  thresholds: readonly T[],
  company: Pick<Company, "members" | "eligible" | "outside">,
  { coarse = false }: Reading = {},
): Rung<T>[] {
  const { members, outside } = company;
  const eligible = company.eligible !== null && coarse ? atMost(company.eligible) : company.eligible;
  return thresholds.map((threshold) => {
    const needed = neededOf(threshold, eligible);
    const missing = needed === null || members === null ? null : Math.max(0, needed - members);
    // Members at workplaces outside the turf could close the gap.
    return { threshold, needed, gap: missing !== null && missing > 0 && outside > 0 ? null : missing };
  });
}

function neededOf(line: Line, eligible: number | null): number | null {
  if (line.rule === "workers") return membersNeeded(line, 0);
  return eligible ? membersNeeded(line, eligible) : null;
}
