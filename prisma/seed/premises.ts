import type { Prisma } from "@/generated/prisma/client";
import { audit } from "@/lib/audit";
import type { Day } from "@/lib/dates";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { shiftPlans } from "./workplace-plans";
import { asDate, daysAgo, type PlacedWorkplace, type World } from "./world";

export async function foundUnion(world: World, parentId: string | null): Promise<void> {
  const { ctx, plan, workplaces } = world;
  const unionId = ctx.unionId;
  await write(ctx, async (tx) => {
    await tx.union.createMany({
      data: [{ id: unionId, parentId, name: plan.name, locale: "id", timeZone: ctx.timeZone }],
    });
    const employers = new Map(workplaces.map(({ employerId, plan: { employer } }) => [employerId, employer]));
    await tx.employer.createMany({ data: [...employers].map(([id, name]) => ({ unionId, id, name })) });
    await tx.workplace.createMany({
      data: workplaces.map(({ id, employerId, plan: { name, town } }) => ({
        unionId,
        id,
        employerId,
        name,
        town,
      })),
    });
    await tx.department.createMany({
      data: workplaces.flatMap(({ id: workplaceId, departments }) =>
        departments.map(({ id, name }, position) => ({ unionId, id, workplaceId, name, position })),
      ),
    });
    await tx.shift.createMany({ data: workplaces.flatMap((workplace) => shiftsOf(unionId, workplace)) });
    await audit(tx, ctx, {
      action: "demo.union",
      entity: "union",
      entityId: unionId,
      details: { workplaces: workplaces.length },
    });
  });
}

function shiftsOf(
  unionId: string,
  { id: workplaceId, shifts }: PlacedWorkplace,
): Prisma.ShiftCreateManyInput[] {
  return shifts.map(({ id, name }, position) => {
    const plan = shiftPlans[position];
    return {
      unionId,
      id,
      workplaceId,
      name,
      position,
      startsAt: plan?.startsAt ?? null,
      endsAt: plan?.endsAt ?? null,
    };
  });
}

/** The newest by departments or cells where the employer told. */
export async function countHeads(world: World, recordedBy: string): Promise<void> {
  const rows = world.workplaces
    .flatMap((workplace) => countsOf(world, workplace))
    .map((row) => ({ ...row, recordedBy }));
  await write(world.ctx, async (tx) => {
    await tx.headcount.createMany({ data: rows });
    await audit(tx, world.ctx, {
      action: "demo.headcounts",
      entity: "headcount",
      details: { rows: rows.length },
    });
  });
}

type Row = Omit<Prisma.HeadcountCreateManyInput, "recordedBy">;

function countsOf(world: World, { id: workplaceId, plan, departments, shifts }: PlacedWorkplace): Row[] {
  const total = plan.departments.reduce((sum, [, eligible]) => sum + eligible, 0);
  return plan.counts.flatMap(([months, share, source], index) => {
    const day = daysAgo(world, months * 30.44);
    const base = {
      unionId: world.ctx.unionId,
      workplaceId,
      source,
      countedOn: asDate(day),
      recordedAt: recorded(day),
    };
    const whole = { ...base, id: newId(), eligible: Math.round(total * share) };
    if (index < plan.counts.length - 1 || plan.detail === "whole") return [whole];
    const byDepartment = departments.map((department) => ({
      ...base,
      id: newId(),
      departmentId: department.id,
      eligible: department.plan[1],
    }));
    if (plan.detail === "departments") return [whole, ...byDepartment];
    const cells = departments.flatMap((department) =>
      split(
        department.plan[1],
        shifts.map((shift) => shift.share),
      ).map((eligible, position) => ({
        ...base,
        id: newId(),
        departmentId: department.id,
        shiftId: shifts[position]?.id ?? null,
        eligible,
      })),
    );
    return [whole, ...byDepartment, ...cells];
  });
}

const recorded = (day: Day) => new Date(`${day}T03:00:00Z`);

/** Whole parts by share that add up to the total. */
function split(total: number, shares: number[]): number[] {
  const parts = shares.map((share) => Math.round(total * share));
  const rest = total - parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part, index) => (index === 0 ? part + rest : part));
}
