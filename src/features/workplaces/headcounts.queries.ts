import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay, toDatabaseDay } from "@/lib/dates";
import { read, type Tx } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import { type Told, told } from "@/lib/small-groups";
import type { HeadcountSource } from "./headcount";
import { headcounts } from "./headcounts.policy";

const fields = {
  id: true,
  departmentId: true,
  shiftId: true,
  countedOn: true,
  eligible: true,
  source: true,
  withdrawnAt: true,
  recordedAt: true,
  recordedByUser: { select: { name: true } },
} as const;

/** A workplace, a department, a shift, or a department and shift. */
export type Node = { departmentId: string | null; shiftId: string | null };
export type HeadcountRecord = Node & { countedOn: Day; eligible: number; source: HeadcountSource };

export type HeadcountEntry = Omit<HeadcountRecord, "eligible"> & {
  eligible: Told;
  id: string;
  withdrawn: boolean;
  recordedAt: Date;
  recordedBy: string | null;
};

const latestFirst = [{ countedOn: "desc" }, { recordedAt: "desc" }, { id: "desc" }] as const;
const shownEntries = 200;

/** Withdrawn ones included. */
export async function listHeadcounts(
  ctx: Context,
  workplaceId: string,
): Promise<{ entries: HeadcountEntry[]; total: number }> {
  authorize(ctx, headcounts.read);
  const where = { unionId: ctx.unionId, workplaceId };
  return read(ctx, async (tx) => {
    const total = await tx.headcount.count({ where });
    const rows = await tx.headcount.findMany({
      where,
      select: fields,
      orderBy: [...latestFirst],
      take: shownEntries,
    });
    const entries = rows.map(({ withdrawnAt, recordedByUser, countedOn, eligible, ...row }) => ({
      ...row,
      eligible: can(ctx, headcounts.readExact) ? eligible : told(eligible),
      countedOn: fromDatabaseDay(countedOn),
      withdrawn: withdrawnAt !== null,
      recordedBy: recordedByUser?.name ?? null,
    }));
    return { entries, total };
  });
}

/** Up to a day, latest first: one read serves all nodes and all earlier days. */
export async function headcountsUpTo(
  tx: Tx,
  ctx: Context,
  { on, workplaceIds }: { on: Day; workplaceIds?: readonly string[] | undefined },
): Promise<(HeadcountRecord & { workplaceId: string })[]> {
  const rows = await tx.headcount.findMany({
    where: {
      unionId: ctx.unionId,
      withdrawnAt: null,
      countedOn: { lte: toDatabaseDay(on) },
      ...(workplaceIds ? { workplaceId: { in: [...workplaceIds] } } : {}),
    },
    select: {
      workplaceId: true,
      departmentId: true,
      shiftId: true,
      countedOn: true,
      eligible: true,
      source: true,
    },
    orderBy: [...latestFirst],
  });
  return rows.map((row) => ({ ...row, countedOn: fromDatabaseDay(row.countedOn) }));
}
