import type { Context } from "@/lib/context";
import { type Day, plusDays, startOfDay, today } from "@/lib/dates";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { audits } from "./policy";
import { dailyBudget, isUnusual, type Reads } from "./read-budget";

export type Reader = Reads & { userId: string; name: string };

/**
 * The users who opened most people's pages and national ids on a day, those over their budget first, with what they open on other
 * days (the median of their last 28).
 */
export async function readersOn(ctx: Context, day: Day = today(ctx)): Promise<Reader[]> {
  authorize(ctx, audits.read);
  const [from, to] = [startOfDay(ctx, day), startOfDay(ctx, plusDays(day, 1))];
  return read(ctx, (tx) =>
    tx.$queryRaw<Reader[]>(Prisma.sql`
      WITH daily AS (
        SELECT user_id, day, count(*) AS people FROM contact_view
        WHERE union_id = ${ctx.unionId}::uuid AND day > ${day}::date - 29 AND day <= ${day}::date GROUP BY 1, 2
      ), opened AS (
        SELECT user_id, coalesce(max(people) FILTER (WHERE day = ${day}::date), 0)::int AS people,
          coalesce(percentile_disc(0.5) WITHIN GROUP (ORDER BY people) FILTER (WHERE day < ${day}::date), 0)::int AS usual
        FROM daily GROUP BY 1
      ), revealed AS (
        SELECT actor_id AS user_id, count(DISTINCT entity_id)::int AS reveals FROM audit_entry
        WHERE union_id = ${ctx.unionId}::uuid AND action = 'contact.reveal_national_id' AND at >= ${from} AND at < ${to}
          AND actor_id IS NOT NULL
        GROUP BY 1
      )
      SELECT u.id::text AS "userId", u.name, s.role::text AS role, coalesce(o.people, 0) AS people,
        coalesce(r.reveals, 0) AS reveals, coalesce(o.usual, 0) AS usual
      FROM opened o FULL JOIN revealed r ON r.user_id = o.user_id
      JOIN "user" u ON u.id = coalesce(o.user_id, r.user_id)
      JOIN seat s ON s.union_id = ${ctx.unionId}::uuid AND s.user_id = u.id
      WHERE coalesce(o.people, 0) + coalesce(r.reveals, 0) > 0
      ORDER BY coalesce(o.people, 0) + coalesce(r.reveals, 0) > ${budgetOfRole} DESC,
        coalesce(o.people, 0) + coalesce(r.reveals, 0) DESC, u.name LIMIT 8`),
  );
}

const budgetOfRole = Prisma.sql`CASE s.role::text ${Prisma.join(
  Object.entries(dailyBudget).map(([role, most]) => Prisma.sql`WHEN ${role} THEN ${most}::int`),
  " ",
)} END`;

export type UnusualReader = Reader & { day: Day };

/** Of today and yesterday: what happened at night is told in the morning. */
export async function unusualReaders(ctx: Context): Promise<UnusualReader[]> {
  authorize(ctx, audits.read);
  const days = [today(ctx), plusDays(today(ctx), -1)];
  const readers = await Promise.all(days.map((day) => readersOn(ctx, day)));
  return readers.flatMap((each, at) => {
    const day = days[at] ?? today(ctx);
    return each.filter(isUnusual).map((reader) => ({ ...reader, day }));
  });
}
