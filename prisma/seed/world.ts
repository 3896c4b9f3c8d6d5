import { type Context, type Role, systemContext } from "@/lib/context";
import { type Day, plusDays, startOfDay, today } from "@/lib/dates";
import { newId } from "@/lib/ids";
import type { Dice } from "./random";
import type { DepartmentPlan, UnionPlan, WorkplacePlan } from "./workplace-plans";
import { shiftPlans } from "./workplace-plans";

export type Account = { id: string; seatId: string; role: Role; name: string; email: string };

export type PlacedDepartment = { id: string; name: string; plan: DepartmentPlan };
export type PlacedShift = { id: string; name: string; share: number };
export type PlacedWorkplace = {
  id: string;
  employerId: string;
  plan: WorkplacePlan;
  departments: PlacedDepartment[];
  shifts: PlacedShift[];
};

export type World = {
  ctx: Context;
  dice: Dice;
  plan: UnionPlan;
  today: Day;
  accounts: Account[];
  workplaces: PlacedWorkplace[];
};

const timeZone = "Asia/Jakarta";

export function newWorld(plan: UnionPlan, dice: Dice): World {
  const ctx = systemContext({ id: newId(), timeZone }, "demo");
  const employerIds = new Map(plan.workplaces.map(({ employer }) => [employer, newId()]));
  const workplaces = plan.workplaces.map((each) => place(each, employerIds.get(each.employer) ?? newId()));
  return { ctx, dice, plan, today: today(ctx), accounts: [], workplaces };
}

function place(plan: WorkplacePlan, employerId: string): PlacedWorkplace {
  return {
    id: newId(),
    employerId,
    plan,
    departments: plan.departments.map((department) => ({
      id: newId(),
      name: department[0],
      plan: department,
    })),
    shifts: shiftPlans.map(({ name, share }) => ({ id: newId(), name, share })),
  };
}

export const daysAgo = (world: World, days: number): Day => plusDays(world.today, -Math.round(days));

/** Prisma carries a day as midnight UTC. */
export const asDate = (day: Day) => new Date(`${day}T00:00:00Z`);

/** In the union's zone. */
export function at(world: World, day: Day, minutes: number): Date {
  return new Date(startOfDay(world.ctx, day).getTime() + minutes * 60_000);
}

export const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** Days back, about `mean`, many close and few far. */
export const exponential = (dice: Dice, mean: number) => -Math.log(1 - dice.next()) * mean;

export function accountOf(world: World, email: string): Account {
  const found = world.accounts.find((account) => account.email.startsWith(email));
  if (!found) throw new Error(`no account ${email}`);
  return found;
}
