import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay } from "@/lib/dates";
import { read } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import type { Region } from "@/lib/region";
import { told } from "@/lib/small-groups";
import { conditions, minimumWages } from "./policy";
import type { ConditionKind } from "./vocabulary.schema";
import { type Minimum, regionsAround } from "./wages";

export type Condition = {
  id: string;
  kind: ConditionKind;
  /** null: a small group of people, not told to roles that see no people. */
  amount: number | null;
  observedOn: Day;
  source: string;
  withdrawn: boolean;
  recordedBy: string | null;
};

const shown = 200;

/** The latest first, withdrawn ones included. */
export async function listConditions(ctx: Context, workplaceId: string): Promise<Condition[]> {
  authorize(ctx, conditions.read);
  const rows = await read(ctx, (tx) =>
    tx.workplaceCondition.findMany({
      where: { unionId: ctx.unionId, workplaceId },
      orderBy: [{ observedOn: "desc" }, { recordedAt: "desc" }, { id: "desc" }],
      take: shown,
      select: {
        id: true,
        kind: true,
        amount: true,
        observedOn: true,
        source: true,
        withdrawnAt: true,
        recordedByUser: { select: { name: true } },
      },
    }),
  );
  const exact = can(ctx, conditions.readExact);
  return rows.map(({ amount, observedOn, withdrawnAt, recordedByUser, ...row }) => ({
    ...row,
    amount: exact || row.kind !== "injuries" ? amount.toNumber() : told(amount.toNumber()),
    observedOn: fromDatabaseDay(observedOn),
    withdrawn: withdrawnAt !== null,
    recordedBy: recordedByUser?.name ?? null,
  }));
}

/** What counts in a region: its own and its province's, of all years. */
export async function minimumWagesAround(ctx: Context, region: Region | null): Promise<Minimum[]> {
  authorize(ctx, minimumWages.read);
  if (!region) return [];
  const rows = await read(ctx, (tx) =>
    tx.minimumWage.findMany({
      where: { unionId: ctx.unionId, withdrawnAt: null, region: { in: regionsAround(region) } },
      select: { region: true, year: true, amount: true },
    }),
  );
  return rows.map(({ amount, ...row }) => ({ ...row, amount: amount.toNumber() }));
}

export type ListedMinimum = Minimum & { id: string; source: string };

// More than Indonesia has regions.
const shownRegions = 600;

/** By year, the latest first; `year` shows that one alone. */
export async function listMinimumWages(
  ctx: Context,
  { year }: { year?: number | undefined } = {},
): Promise<{ rows: ListedMinimum[]; years: number[] }> {
  authorize(ctx, minimumWages.read);
  return read(ctx, async (tx) => {
    const all = { unionId: ctx.unionId, withdrawnAt: null };
    const groups = await tx.minimumWage.groupBy({
      by: ["year"],
      where: all,
      orderBy: { year: "desc" },
    });
    const years = groups.map((group) => group.year);
    const chosen = year !== undefined && years.includes(year) ? year : years[0];
    if (chosen === undefined) return { rows: [], years };
    const rows = await tx.minimumWage.findMany({
      where: { ...all, year: chosen },
      orderBy: [{ region: "asc" }, { id: "asc" }],
      take: shownRegions,
      select: { id: true, region: true, year: true, amount: true, source: true },
    });
    return { rows: rows.map(({ amount, ...row }) => ({ ...row, amount: amount.toNumber() })), years };
  });
}
