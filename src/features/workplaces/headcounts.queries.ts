import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay, toDatabaseDay } from "@/lib/dates";
import { read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { bookOf, grouped, type HeadcountBook, type HeadcountRecord } from "./headcount-book";
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

export type HeadcountEntry = HeadcountRecord & {
  id: string;
  withdrawn: boolean;
  recordedAt: Date;
  recordedBy: string | null;
};

const latestFirst = [{ countedOn: "desc" }, { recordedAt: "desc" }, { id: "desc" }] as const;
const shownEntries = 200;

/** The latest 200 records of a workplace and its parts, withdrawn ones too. */
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
    const entries = rows.map(({ withdrawnAt, recordedByUser, countedOn, ...row }) => ({
      ...row,
      countedOn: fromDatabaseDay(countedOn),
      withdrawn: withdrawnAt !== null,
      recordedBy: recordedByUser?.name ?? null,
    }));
    return { entries, total };
  });
}

/** Every record that counts up to a day, by workplace: one read serves all nodes and all earlier days. */
export async function headcountBooks(
  tx: Tx,
  ctx: Context,
  { on, workplaceId }: { on: Day; workplaceId?: string | undefined },
): Promise<Map<string, HeadcountBook>> {
  const rows = await tx.headcount.findMany({
    where: {
      unionId: ctx.unionId,
      withdrawnAt: null,
      countedOn: { lte: toDatabaseDay(on) },
      ...(workplaceId ? { workplaceId } : {}),
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
  const records = rows.map((row) => ({ ...row, countedOn: fromDatabaseDay(row.countedOn) }));
  const byWorkplace = grouped(records, (row) => row.workplaceId);
  return new Map([...byWorkplace].map(([id, some]) => [id, bookOf(some)]));
}
