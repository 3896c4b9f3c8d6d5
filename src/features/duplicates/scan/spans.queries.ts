import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";

/** Raise it with the matcher: what an older one said is searched anew. */
export const matcher = 3;
/** A transaction that was open at the last search has ended after so long. */
const unseenSeconds = 60;
const fullEveryDays = 30;

export type Day = { day: string; people: number };
export type Span = {
  startedAt: Date;
  /** Contacts changed later are compared with all; null: all are. */
  since: Date | null;
  days: Day[];
  workplaces: string[];
};

/** What changed since the last search, and from time to time everything. */
export async function spanOf(tx: Tx, ctx: Context): Promise<Span> {
  const [last] = await tx.$queryRaw<{ at: Date; since: Date | null }[]>(Prisma.sql`
    WITH searched AS (
      SELECT at, (details ->> 'startedAt')::timestamptz AS started, (details ->> 'full')::boolean AS is_full FROM audit_entry
      WHERE union_id = ${ctx.unionId}::uuid AND entity = 'duplicate_pair' AND entity_id IS NULL AND action = 'duplicate.searched'
        AND details ->> 'matcher' = ${String(matcher)} AND at > now() - make_interval(days => ${fullEveryDays}::int)
    )
    SELECT date_trunc('milliseconds', now()) AS at,
      (SELECT max(started) - make_interval(secs => ${unseenSeconds}::int) FROM searched WHERE EXISTS (SELECT 1 FROM searched WHERE is_full)) AS since`);
  const days = await tx.$queryRaw<Day[]>(Prisma.sql`
    SELECT birth_date::text AS day, count(*)::int AS people FROM contact WHERE union_id = ${ctx.unionId}::uuid AND birth_date IS NOT NULL
    GROUP BY birth_date ORDER BY birth_date`);
  const workplaces = await tx.workplace.findMany({
    where: { unionId: ctx.unionId },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return {
    startedAt: last?.at ?? new Date(),
    since: last?.since ?? null,
    days,
    workplaces: workplaces.map(({ id }) => id),
  };
}
