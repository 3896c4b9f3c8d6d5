import { actingUserId, type Context } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { followUps } from "./policy";

/** In days. */
const keptRateDays = 30;

export type KeptRate = {
  /** Follow-ups and tasks due in the last thirty days by the first due day, without today. Cancelled ones are left out. */
  due: number;
  kept: number;
  /** Kept after its last due day. */
  late: number;
  /** Of those due: moved to a later day. */
  moved: number;
};

/** Of the user's own follow-ups. */
export async function keptRateOf(ctx: Context): Promise<KeptRate> {
  authorize(ctx, followUps.read);
  const userId = actingUserId(ctx);
  const rows = await read(ctx, (tx) => ratesOf(tx, ctx, userId));
  const own = rows.find(({ id }) => id === userId);
  if (!own) return { due: 0, kept: 0, late: 0, moved: 0 };
  const { id: _id, name: _name, ...rate } = own;
  return rate;
}

export type OrganiserRate = KeptRate & { id: string; name: string };

/** For each organiser, over the contacts of the turf; most due first. */
export async function keptRatesOf(ctx: Context): Promise<OrganiserRate[]> {
  authorize(ctx, followUps.compare);
  return read(ctx, (tx) => ratesOf(tx, ctx, null));
}

function ratesOf(tx: Tx, ctx: Context, userId: string | null): Promise<OrganiserRate[]> {
  const day = today(ctx);
  const from = Prisma.sql`coalesce(f.first_due_on, f.due_on)`;
  const closedOn = Prisma.sql`(f.closed_at AT TIME ZONE ${ctx.timeZone})::date`;
  return tx.$queryRaw<OrganiserRate[]>(Prisma.sql`
    SELECT u.id::text, u.name, r.due, r.kept, r.late, r.moved
    FROM (
      SELECT f.assigned_to, count(*)::int AS due, count(*) FILTER (WHERE f.state = 'kept' AND ${closedOn} <= ${from})::int AS kept,
        count(*) FILTER (WHERE f.state = 'kept' AND ${closedOn} > greatest(${from}, f.due_on))::int AS late,
        count(*) FILTER (WHERE f.due_on > ${from})::int AS moved
      FROM (
        SELECT union_id, assigned_to, due_on, first_due_on, state, closed_at FROM follow_up
        UNION ALL SELECT union_id, assigned_to, due_on, NULL, state, closed_at FROM task
      ) f
      WHERE f.union_id = ${ctx.unionId}::uuid AND f.state <> 'cancelled'
        AND ${from} >= ${plusDays(day, -keptRateDays)}::date AND ${from} < ${day}::date
        ${userId ? Prisma.sql`AND f.assigned_to = ${userId}::uuid` : Prisma.empty}
      GROUP BY f.assigned_to
    ) r
    JOIN "user" u ON u.id = r.assigned_to
    ORDER BY r.due DESC, u.name, u.id`);
}
