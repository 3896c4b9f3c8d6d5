import type { Context } from "@/lib/context";
import { type Day, plusDays, startOfDay } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import type { TrendPoint } from "./density";

type Scope = { on: Day; days: readonly Day[] };

/**
 * ΣM ÷ ΣE on each of these days, oldest first, over the workplaces of the turf whose headcount was known then: sums of changes, each in the
 * first of the days that it counts on. What came before the first month is one row a workplace.
 */
export async function trendOfPlaces(tx: Tx, ctx: Context, { on, days }: Scope): Promise<TrendPoint[]> {
  const rows = await tx.$queryRaw<{ at: number; members: number; eligible: number }[]>(
    placesTrendSql(ctx, { on, days, base: await baseOf(tx, ctx, days[0] ?? on) }),
  );
  const sums = new Map(rows.map((row) => [row.at, row]));
  let [members, eligible] = [0, 0];
  return days.flatMap((day, at) => {
    members += sums.get(at)?.members ?? 0;
    eligible += sums.get(at)?.eligible ?? 0;
    return eligible > 0 ? [{ day, members, eligible, share: members / eligible }] : [];
  });
}

async function baseOf(tx: Tx, ctx: Context, first: Day): Promise<Day | null> {
  const [kept] = await tx.$queryRaw<{ month: Day; kept: boolean }[]>(Prisma.sql`
    SELECT date_trunc('month', ${first}::date)::date::text AS month, EXISTS (SELECT 1 FROM tally_month m
      WHERE m.union_id = ${ctx.unionId}::uuid AND m.month = date_trunc('month', ${first}::date)::date) AS kept`);
  return kept?.kept ? kept.month : null;
}

export function placesTrendSql(ctx: Context, { on, days, base }: Scope & { base: Day | null }): Prisma.Sql {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  const bucket = (day: string) => Prisma.sql`width_bucket(${Prisma.raw(day)} - 1, ${[...days]}::date[])`;
  const changed = Prisma.sql`(t.members <> 0 OR t.joined <> 0 OR t.departed <> 0 OR t.moved <> 0)`;
  const kept = base
    ? Prisma.sql`SELECT m.workplace_id, ${base}::date AS day, m.members FROM tally_month m
        WHERE m.union_id = ${union} AND m.month = ${base}::date UNION ALL`
    : Prisma.empty;
  const since = base ? Prisma.sql`t.day >= ${base}::date AND` : Prisma.empty;
  return Prisma.sql`
    WITH step AS (
      SELECT s.workplace_id, s.from_day, s.eligible - coalesce(lag(s.eligible) OVER w, 0) AS eligible
      FROM headcount_step s JOIN workplace p ON p.union_id = ${union} AND p.id = s.workplace_id
      WHERE s.union_id = ${union} AND s.from_day <= ${on}::date
        AND (p.archived_at IS NULL OR p.archived_at >= ${startOfDay(ctx, plusDays(on, 1))})
      WINDOW w AS (PARTITION BY s.workplace_id ORDER BY s.from_day)
    ), place AS (
      SELECT s.workplace_id, min(s.from_day) AS known FROM step s GROUP BY 1
    ), change AS (
      SELECT c.workplace_id, c.day, sum(c.members) AS members FROM (
        ${kept}
        SELECT t.workplace_id, t.day, t.members FROM tally t WHERE t.union_id = ${union} AND t.folded AND ${since} t.day <= ${on}::date AND ${changed}
        UNION ALL
        SELECT t.workplace_id, t.day, t.members FROM tally t WHERE t.union_id = ${union} AND NOT t.folded AND t.day <= ${on}::date AND t.members <> 0
      ) c GROUP BY 1, 2
    )
    SELECT x.at, sum(x.members)::int AS members, sum(x.eligible)::int AS eligible FROM (
      SELECT ${bucket("greatest(c.day, p.known)")} AS at, c.members, 0 AS eligible FROM change c JOIN place p ON p.workplace_id = c.workplace_id
      UNION ALL SELECT ${bucket("s.from_day")}, 0, s.eligible FROM step s
    ) x GROUP BY 1`;
}
