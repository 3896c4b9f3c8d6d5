import { searchText } from "@/features/contacts/search/rules";
import type { Prisma } from "@/generated/prisma/client";
import { audit } from "@/lib/audit";
import { type Day, plusDays } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { inBatches } from "./batches";
import { email, type Person, person, phone } from "./names";
import { towns } from "./words";
import {
  asDate,
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
  workplace: PlacedWorkplace;
  department: PlacedDepartment;
  shift: PlacedShift;
  startedOn: Day;
  /** The last day at this workplace; null for who still works there. */
  endedOn: Day | null;
  joinedOn: Day | null;
  leftOn: Day | null;
  isMember: boolean;
};

/** Everybody that a union knows of: those on today's lists, and those who went in two years. */
export function invent(world: World): Worker[] {
  return world.workplaces.flatMap((workplace) =>
    workplace.departments.flatMap((department) => crew(world, workplace, department)),
  );
}

function crew(world: World, workplace: PlacedWorkplace, department: PlacedDepartment): Worker[] {
  const [, eligible, listed, members] = department.plan;
  const grown = members / eligible > 0.5;
  const stayers = Array.from({ length: listed }, (_, index) =>
    stayer(world, workplace, department, index < members ? { grown } : null),
  );
  const leavers = Array.from({ length: Math.round(listed * 0.07) }, () =>
    leaver(world, workplace, department),
  );
  return [...stayers, ...leavers];
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

function leaver(world: World, workplace: PlacedWorkplace, department: PlacedDepartment): Worker {
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

/** Contacts, their telephones and jobs and memberships, in one transaction a union. */
export async function enlist(world: World, workers: Worker[], createdBy: string): Promise<void> {
  const { ctx } = world;
  await write(ctx, async (tx) => {
    await inBatches(
      workers.map((worker) => contactRow(world, worker, createdBy)),
      (batch) => tx.contact.createMany(batch),
    );
    await inBatches(
      workers.flatMap((worker) => pointRows(world, worker)),
      (batch) => tx.contactPoint.createMany(batch),
    );
    await inBatches(
      workers.map((worker, index) => jobRow(world, worker, index)),
      (batch) => tx.job.createMany(batch),
    );
    await inBatches(
      workers.flatMap((worker, index) => membershipRows(world, worker, { index, createdBy })),
      (batch) => tx.membership.createMany(batch),
    );
    await audit(tx, ctx, { action: "demo.people", entity: "contact", details: { rows: workers.length } });
  });
}

function contactRow(
  { ctx, dice, today }: World,
  { id, name, nickname, sex, startedOn }: Worker,
  createdBy: string,
): Prisma.ContactCreateManyInput {
  const birthDate = plusDays(startedOn < today ? startedOn : today, -dice.between(18 * 366, 38 * 365));
  return {
    unionId: ctx.unionId,
    id,
    name,
    nickname,
    searchText: searchText(name, nickname),
    sex: dice.chance(0.95) ? sex : null,
    birthDate: dice.chance(0.7) ? asDate(birthDate) : null,
    birthPlace: dice.chance(0.6) ? dice.pick(towns) : null,
    createdBy,
  };
}

function pointRows(
  { ctx, dice }: World,
  { id: contactId, name }: Worker,
): Prisma.ContactPointCreateManyInput[] {
  const base = { unionId: ctx.unionId, contactId };
  const consent = dice.weighted([
    ["unknown", 70],
    ["given", 28],
    ["withdrawn", 2],
  ] as const);
  const phones = dice.chance(0.86)
    ? [{ ...base, id: newId(), kind: "phone" as const, value: phone(dice), consent }]
    : [];
  const mails = dice.chance(0.09)
    ? [{ ...base, id: newId(), kind: "email" as const, value: email(dice, name), position: 1 }]
    : [];
  return [...phones, ...mails];
}

function jobRow(world: World, worker: Worker, index: number): Prisma.JobCreateManyInput {
  const { ctx, dice } = world;
  const { workplace, department, shift, startedOn, endedOn } = worker;
  const contractType = dice.weighted([
    ["permanent", 44],
    ["fixed_term", 36],
    ["outsourced", 10],
    ["daily", 4],
    ["apprentice", 3],
    ["probation", 3],
  ] as const);
  const limited = contractType === "fixed_term" && !endedOn;
  const endsIn = dice.chance(0.1) ? dice.between(2, 30) : dice.between(31, 700);
  return {
    unionId: ctx.unionId,
    id: newId(),
    contactId: worker.id,
    workplaceId: workplace.id,
    departmentId: department.id,
    shiftId: shift.id,
    line:
      workplace.plan.line && department.plan[1] > 100
        ? `${workplace.plan.line} ${dice.between(1, Math.ceil(department.plan[1] / 40))}`
        : null,
    title: dice.chance(0.08) ? "Kepala regu" : workplace.plan.title,
    employeeNumber: `${workplace.plan.code}${String(10_000 + index)}`,
    contractType,
    contractEndsOn: limited ? asDate(plusDays(world.today, endsIn)) : null,
    startedOn: asDate(startedOn),
    endedOn: endedOn && asDate(endedOn),
    ending: endedOn
      ? dice.weighted([
          ["resigned", 40],
          ["contract_ended", 42],
          ["dismissed", 12],
          ["moved", 6],
        ] as const)
      : null,
    isCurrent: !endedOn,
    recordedOn: asDate(later(startedOn, daysAgo(world, dice.between(1, 700)))),
  };
}

type MembershipContext = { index: number; createdBy: string };

function membershipRows(
  world: World,
  worker: Worker,
  { index, createdBy }: MembershipContext,
): Prisma.MembershipCreateManyInput[] {
  const { ctx, dice, plan } = world;
  const { joinedOn, leftOn, endedOn } = worker;
  if (!joinedOn) return [];
  const lostJob = ["left_company", "contract_ended"] as const;
  const lostFaith = ["resigned", "resigned", "other_union"] as const;
  return [
    {
      unionId: ctx.unionId,
      id: newId(),
      contactId: worker.id,
      cardNumber: dice.chance(0.85) ? `${plan.card}-${String(index + 1).padStart(5, "0")}` : null,
      joinedOn: asDate(joinedOn),
      recordedOn: asDate(joinedOn),
      leftOn: leftOn && asDate(leftOn),
      ending: leftOn ? dice.pick(endedOn ? lostJob : lostFaith) : null,
      createdBy,
    },
  ];
}
