import { actingUserId, type Context } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { followUps } from "../policy";
import { keptRateDays } from "../rules";

export type KeptRate = {
  /** Fell due in the last thirty days, today not counted: it isn't over. Cancelled ones were never due. */
  due: number;
  /** Kept by the day on which they were due. A postponed one is due on the day it was moved to. */
  kept: number;
  /** Kept too, after that day. */
  late: number;
};

/** How many of the own follow-ups were kept in time. */
export async function keptRateOf(ctx: Context): Promise<KeptRate> {
  authorize(ctx, followUps.read);
  const userId = actingUserId(ctx);
  const rows = await read(ctx, (tx) => ratesOf(tx, ctx, userId));
  const own = rows.find(({ id }) => id === userId);
  return own ? { due: own.due, kept: own.kept, late: own.late } : { due: 0, kept: 0, late: 0 };
}

export type OrganiserRate = KeptRate & { id: string; name: string };

/** The same for each organiser, over the contacts of the reader's turf; most due first. */
export async function keptRatesOf(ctx: Context): Promise<OrganiserRate[]> {
  authorize(ctx, followUps.compare);
  return read(ctx, (tx) => ratesOf(tx, ctx, null));
}

function ratesOf(tx: Tx, ctx: Context, userId: string | null): Promise<OrganiserRate[]> {
  const day = today(ctx);
  const inTime = Prisma.sql`f.state = 'kept' AND (f.closed_at AT TIME ZONE ${ctx.timeZone})::date <= f.due_on`;
  return tx.$queryRaw<OrganiserRate[]>(Prisma.sql`
    SELECT u.id::text, u.name, r.due, r.kept, r.late
    FROM (
      SELECT f.assigned_to, count(*)::int AS due, count(*) FILTER (WHERE ${inTime})::int AS kept,
        count(*) FILTER (WHERE f.state = 'kept' AND NOT (${inTime}))::int AS late
      FROM follow_up f
      WHERE f.union_id = ${ctx.unionId}::uuid AND f.state <> 'cancelled'
        AND f.due_on >= ${plusDays(day, -keptRateDays)}::date AND f.due_on < ${day}::date
        ${userId ? Prisma.sql`AND f.assigned_to = ${userId}::uuid` : Prisma.empty}
      GROUP BY f.assigned_to
    ) r
    JOIN "user" u ON u.id = r.assigned_to
    ORDER BY r.due DESC, u.name, u.id`);
}
