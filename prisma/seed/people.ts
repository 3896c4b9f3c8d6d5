import { type Day, plusDays } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { type Person, person } from "./names";
import {
  daysAgo,
  exponential,
  later,
  type PlacedDepartment,
  type PlacedShift,
  type PlacedWorkplace,
  type World,
} from "./world";

export type Worker = Person & {
  id: string;
  /** A counter of the union, for employee and card numbers. */
  number: number;
  workplace: PlacedWorkplace;
  department: PlacedDepartment;
  shift: PlacedShift;
  startedOn: Day;
  /** null: still works there. */
  endedOn: Day | null;
  joinedOn: Day | null;
  leftOn: Day | null;
  isMember: boolean;
};

/** Today's workers, and those who left in two years. */
export function invent(world: World): Worker[] {
  return world.workplaces
    .flatMap((workplace) => workplace.departments.flatMap((department) => crew(world, workplace, department)))
    .map((worker, index) => ({ ...worker, number: index + 1 }));
}

function crew(world: World, workplace: PlacedWorkplace, department: PlacedDepartment): Worker[] {
  const [, eligible, listed, members] = department.plan;
  const grown = members / eligible > 0.5;
  const stayers = Array.from({ length: listed }, (_, index) =>
    stayer(world, workplace, department, index < members ? { grown } : null),
  );
  const absences = Array.from({ length: Math.round(listed * 0.07) }, () =>
    absence(world, workplace, department),
  );
  return [...stayers, ...absences];
}

function stayer(
  world: World,
  workplace: PlacedWorkplace,
  department: PlacedDepartment,
  member: { grown: boolean } | null,
): Worker {
  const { dice } = world;
  const base = newcomer(world, workplace, department);
  if (member) {
    const joinedOn = daysAgo(world, daysSinceJoining(world, member.grown));
    return { ...base, joinedOn, startedOn: plusDays(joinedOn, -dice.between(20, 1500)), isMember: true };
  }
  const startedOn = daysAgo(world, Math.min(10 + exponential(dice, 700), 4000));
  if (!dice.chance(0.03) || startedOn > daysAgo(world, 200)) return { ...base, startedOn };
  const joinedOn = later(startedOn, daysAgo(world, dice.between(180, 900)));
  return {
    ...base,
    startedOn,
    joinedOn,
    leftOn: later(plusDays(joinedOn, 20), daysAgo(world, dice.between(3, 500))),
  };
}

function absence(world: World, workplace: PlacedWorkplace, department: PlacedDepartment): Worker {
  const { dice } = world;
  const endedOn = daysAgo(world, 3 + Math.min(exponential(dice, 220), 720));
  const startedOn = plusDays(endedOn, -dice.between(120, 2200));
  const base = { ...newcomer(world, workplace, department), startedOn, endedOn };
  if (!dice.chance(0.45)) return base;
  return { ...base, joinedOn: later(startedOn, plusDays(endedOn, -dice.between(60, 800))), leftOn: endedOn };
}

function newcomer({ dice, today }: World, workplace: PlacedWorkplace, department: PlacedDepartment): Worker {
  const shiftName = dice.weighted(workplace.shifts.map(({ name, share }) => [name, share] as const));
  const shift = workplace.shifts.find(({ name }) => name === shiftName);
  if (!shift) throw new Error("a workplace without shifts");
  const who = person(dice, workplace.plan.shareOfWomen);
  return {
    ...who,
    id: newId(),
    number: 0,
    workplace,
    department,
    shift,
    startedOn: today,
    endedOn: null,
    joinedOn: null,
    leftOn: null,
    isMember: false,
  };
}

function daysSinceJoining({ dice }: World, grown: boolean): number {
  const when = dice.weighted([
    ["before", grown ? 76 : 40],
    ["lately", grown ? 18 : 40],
    ["now", grown ? 6 : 20],
  ]);
  if (when === "before") return dice.between(731, 2400);
  return when === "lately" ? dice.between(91, 730) : dice.between(1, 90);
}
