import type { Context } from "@/lib/context";
import { type Day, plusDays, startOfDay } from "@/lib/dates";
import { read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { workplaces } from "./policy";

const partOrder: { position?: "asc"; name?: "asc" }[] = [{ position: "asc" }, { name: "asc" }];

const fields = {
  id: true,
  name: true,
  town: true,
  region: true,
  archivedAt: true,
  employer: { select: { id: true, name: true } },
  departments: { select: { id: true, name: true }, orderBy: partOrder },
  shifts: { select: { id: true, name: true, startsAt: true, endsAt: true }, orderBy: partOrder },
} as const;

type Department = { id: string; name: string };
type Shift = { id: string; name: string; startsAt: string | null; endsAt: string | null };
export type Workplace = {
  id: string;
  name: string;
  town: string | null;
  region: string | null;
  archivedAt: Date | null;
  employer: { id: string; name: string };
  departments: Department[];
  shifts: Shift[];
};

/** Of the turf, with departments and shifts; archived ones only while `on` lies before. */
export function listWorkplaces(ctx: Context, { on }: { on?: Day } = {}): Promise<Workplace[]> {
  authorize(ctx, workplaces.read);
  return read(ctx, (tx) => workplacesOn(tx, ctx, { on }));
}

/** Of the turf, without archived ones. */
export function countWorkplaces(ctx: Context): Promise<number> {
  authorize(ctx, workplaces.read);
  return read(ctx, (tx) => tx.workplace.count({ where: { unionId: ctx.unionId, archivedAt: null } }));
}

export function workplacesOn(tx: Tx, ctx: Context, { on }: { on?: Day }): Promise<Workplace[]> {
  const stillOpen = on ? [{ archivedAt: { gte: startOfDay(ctx, plusDays(on, 1)) } }] : [];
  return tx.workplace.findMany({
    where: { unionId: ctx.unionId, OR: [{ archivedAt: null }, ...stillOpen] },
    select: fields,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** Those of them that are in the turf, archived ones too. */
export function workplacesOf(tx: Tx, ctx: Context, ids: readonly string[]): Promise<Workplace[]> {
  return tx.workplace.findMany({
    where: { unionId: ctx.unionId, id: { in: [...ids] } },
    select: fields,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

export async function getWorkplace(ctx: Context, workplaceId: string): Promise<Workplace> {
  authorize(ctx, workplaces.read);
  const found = await read(ctx, (tx) =>
    tx.workplace.findFirst({ where: { unionId: ctx.unionId, id: workplaceId }, select: fields }),
  );
  if (!found) throw new AppError("NOT_FOUND");
  return found;
}

// Only to save typing: any other name is typed, and finds its employer all the same.
const suggestedEmployers = 200;

export async function listEmployerNames(ctx: Context): Promise<string[]> {
  authorize(ctx, workplaces.create);
  const rows = await read(ctx, (tx) =>
    tx.employer.findMany({
      where: { unionId: ctx.unionId },
      select: { name: true },
      orderBy: { name: "asc" },
      take: suggestedEmployers,
    }),
  );
  return rows.map(({ name }) => name);
}
