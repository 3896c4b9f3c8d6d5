import { sealNationalId } from "@/features/contacts/national-id.queries";
import { searchText } from "@/features/matching/search-text";
import type { Prisma } from "@/generated/prisma/client";
import { audit } from "@/lib/audit";
import { plusDays } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { batchesOf } from "./batches";
import { email, nationalId, phone } from "./names";
import type { Worker } from "./people";
import { towns } from "./words";
import { asDate, at, daysAgo, later, type World } from "./world";

/** Some hundred people a transaction. */
export async function enlist(world: World, workers: Worker[], createdBy: string): Promise<void> {
  const { ctx } = world;
  for (const some of batchesOf(workers)) {
    await write(ctx, async (tx) => {
      await tx.contact.createMany({ data: some.map((worker) => contactRow(world, worker, createdBy)) });
      await tx.contactPoint.createMany({ data: some.flatMap((worker) => pointRows(world, worker)) });
      await tx.job.createMany({ data: some.map((worker) => jobRow(world, worker)) });
      await tx.membership.createMany({
        data: some.flatMap((worker) => membershipRows(world, worker, createdBy)),
      });
      await audit(tx, ctx, { action: "demo.people", entity: "contact", details: { rows: some.length } });
    });
  }
}

function contactRow(
  world: World,
  { id, name, nickname, sex, startedOn, isMember }: Worker,
  createdBy: string,
): Prisma.ContactCreateManyInput {
  const { ctx, dice, today } = world;
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
    ...(isMember && dice.chance(0.2)
      ? sealNationalId(ctx, { contactId: id, nationalId: nationalId(dice) })
      : {}),
    createdBy,
    createdAt: at(world, later(startedOn, daysAgo(world, 730)), 600),
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

function jobRow(world: World, worker: Worker): Prisma.JobCreateManyInput {
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
    employeeNumber: `${workplace.plan.code}${String(10_000 + worker.number)}`,
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

function membershipRows(world: World, worker: Worker, createdBy: string): Prisma.MembershipCreateManyInput[] {
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
      cardNumber: dice.chance(0.85) ? `${plan.card}-${String(worker.number).padStart(5, "0")}` : null,
      joinedOn: asDate(joinedOn),
      recordedOn: asDate(joinedOn),
      leftOn: leftOn && asDate(leftOn),
      ending: leftOn ? dice.pick(endedOn ? lostJob : lostFaith) : null,
      createdBy,
    },
  ];
}
