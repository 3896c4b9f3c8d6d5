import type { Context } from "@/lib/context";
import { plusDays, startOfDay, today } from "@/lib/dates";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { keptRatesOf } from "./kept-rate.queries";
import { followUps } from "./policy";
import { weekEnds } from "./tabs";

const mostShown = 20;
const weeksShown = 12;

export type Load = {
  id: string;
  name: string;
  /** In the last seven days. */
  conversations: number;
  /** Open, for today and the next seven days. */
  due: number;
  late: number;
  /** Of the last thirty days. */
  rate: { kept: number; due: number } | null;
};

type Scope = { workplaceId?: string | undefined };

/** Whose hands are full: over the contacts of the turf, the latest first, so that help comes to whom it is needed. */
export async function loadOfOrganisers(ctx: Context, { workplaceId }: Scope): Promise<Load[]> {
  authorize(ctx, followUps.compare);
  const day = today(ctx);
  const there = workplaceId
    ? (
        contact: Prisma.Sql,
      ) => Prisma.sql`AND EXISTS (SELECT 1 FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid
        AND c.id = ${contact} AND c.workplace_id = ${workplaceId}::uuid)`
    : () => Prisma.empty;
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<Omit<Load, "rate">[]>(Prisma.sql`
      SELECT u.id::text, u.name, coalesce(k.conversations, 0) AS conversations, coalesce(f.due, 0) AS due, coalesce(f.late, 0) AS late
      FROM (
        SELECT k.by_user_id AS id, count(*)::int AS conversations FROM conversation k
        WHERE k.union_id = ${ctx.unionId}::uuid AND k.withdrawn_at IS NULL AND k.outcome = 'conversation'
          AND k.held_at >= ${startOfDay(ctx, plusDays(day, -6))} ${there(Prisma.sql`k.contact_id`)}
        GROUP BY 1
      ) k
      FULL JOIN (
        SELECT f.assigned_to AS id, count(*) FILTER (WHERE f.due_on BETWEEN ${day}::date AND ${weekEnds(day)}::date)::int AS due,
          count(*) FILTER (WHERE f.due_on < ${day}::date)::int AS late
        FROM follow_up f
        WHERE f.union_id = ${ctx.unionId}::uuid AND f.state = 'open' AND f.due_on <= ${weekEnds(day)}::date
          ${there(Prisma.sql`f.contact_id`)}
        GROUP BY 1
      ) f ON f.id = k.id
      JOIN "user" u ON u.id = coalesce(k.id, f.id)
      ORDER BY coalesce(f.late, 0) DESC, coalesce(f.due, 0) DESC, u.name, u.id
      LIMIT ${mostShown}`),
  );
  const rates = new Map((await keptRatesOf(ctx)).map((rate) => [rate.id, rate]));
  return rows.map((row) => ({ ...row, rate: rates.get(row.id) ?? null }));
}

export type Week = { from: string; conversations: number };

/** Conversations of the last twelve weeks, from Monday to Sunday; the last one goes on. */
export async function conversationsByWeek(ctx: Context, { workplaceId }: Scope): Promise<Week[]> {
  authorize(ctx, followUps.compare);
  const day = today(ctx);
  return read(ctx, (tx) =>
    tx.$queryRaw<Week[]>(Prisma.sql`
      WITH week AS (
        SELECT (date_trunc('week', ${day}::date)::date - 7 * n)::date AS monday FROM generate_series(0, ${weeksShown - 1}) n
      ), held AS (
        SELECT date_trunc('week', k.held_at AT TIME ZONE ${ctx.timeZone})::date AS monday, count(*)::int AS conversations
        FROM conversation k
        WHERE k.union_id = ${ctx.unionId}::uuid AND k.withdrawn_at IS NULL AND k.outcome = 'conversation'
          AND k.held_at >= ${startOfDay(ctx, plusDays(day, -7 * weeksShown))}
          ${
            workplaceId
              ? Prisma.sql`AND EXISTS (SELECT 1 FROM contact c WHERE c.union_id = k.union_id AND c.id = k.contact_id
                  AND c.workplace_id = ${workplaceId}::uuid)`
              : Prisma.empty
          }
        GROUP BY 1
      )
      SELECT week.monday::text AS "from", coalesce(held.conversations, 0) AS conversations
      FROM week LEFT JOIN held ON held.monday = week.monday ORDER BY week.monday`),
  );
}
