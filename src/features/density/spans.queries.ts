import type { Context } from "@/lib/context";
import { type Day, plusDays, startOfDay } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";

type Scope = { workplaceIds: readonly string[] };

/** The days on which a living person was both in one of these places and a member, as spans: overlapping and adjoining ones are merged. */
function memberSpans(ctx: Context, { workplaceIds }: Scope): Prisma.Sql {
  return Prisma.sql`
    employed AS (
      SELECT contact_id, range_agg(daterange(coalesce(started_on, recorded_on), ended_on)) AS days
      FROM job
      WHERE union_id = ${ctx.unionId}::uuid AND workplace_id = ANY (${[...workplaceIds]}::uuid[])
        AND (ended_on IS NULL OR ended_on > coalesce(started_on, recorded_on))
      GROUP BY contact_id
    ), enlisted AS (
      SELECT m.contact_id, range_agg(counted_days(m)) AS days
      FROM membership m WHERE m.union_id = ${ctx.unionId}::uuid AND m.contact_id IN (SELECT contact_id FROM employed) GROUP BY m.contact_id
    ), spans AS (
      SELECT contact_id, unnest(employed.days * enlisted.days * datemultirange(daterange(NULL, dead.deceased_on))) AS span
      FROM employed JOIN enlisted USING (contact_id)
      LEFT JOIN deceased_contacts(${ctx.unionId}::uuid) dead USING (contact_id)
    )`;
}

/** Few workplaces: all that changed there is summed. For a whole union there is `trendOfPlaces`. */
function memberSeriesSql(ctx: Context, { days, workplaceIds }: Scope & { days: readonly Day[] }): Prisma.Sql {
  return Prisma.sql`
    SELECT change.workplace_id::text AS "workplaceId", to_char(point.day, 'YYYY-MM-DD') AS day, sum(change.members)::int AS members
    FROM unnest(${[...days]}::date[]) AS point (day)
    JOIN (
      SELECT t.workplace_id, t.day, sum(t.members) AS members FROM tally t
      WHERE t.union_id = ${ctx.unionId}::uuid AND t.workplace_id = ANY (${[...workplaceIds]}::uuid[]) AND t.members <> 0
      GROUP BY 1, 2
    ) change ON change.day <= point.day
    GROUP BY 1, 2`;
}

type MemberSeries = ReadonlyMap<string, ReadonlyMap<Day, number>>;

export async function memberSeries(
  tx: Tx,
  ctx: Context,
  scope: Scope & { days: readonly Day[] },
): Promise<MemberSeries> {
  const rows = await tx.$queryRaw<{ workplaceId: string; day: Day; members: number }[]>(
    memberSeriesSql(ctx, scope),
  );
  const series = new Map<string, Map<Day, number>>();
  for (const { workplaceId, day, members } of rows) {
    const points = series.get(workplaceId) ?? new Map<Day, number>();
    series.set(workplaceId, points.set(day, members));
  }
  return series;
}

export type LeavingReason =
  | "left_union"
  | "left_company"
  | "contract_ended"
  | "dismissed"
  | "moved"
  | "retired"
  | "died"
  | "expelled"
  | "other_union"
  | "category"
  | "transferred"
  | "entered_in_error"
  | "other";

/** Why members left within so many days: what ended the membership says more than what ended the job of the same day. */
export function leaversByReason(
  tx: Tx,
  ctx: Context,
  { on, days, ...scope }: Scope & { on: Day; days: number },
): Promise<{ reason: LeavingReason; count: number }[]> {
  return tx.$queryRaw(Prisma.sql`
    WITH ${memberSpans(ctx, scope)}, gone AS (
      SELECT contact_id, upper(span) AS day FROM spans
      WHERE upper(span) > ${on}::date - ${days}::int AND upper(span) <= ${on}::date
    ), why AS (
      SELECT CASE
        WHEN d.contact_id IS NOT NULL THEN 'died'
        WHEN m.ending IS NOT NULL THEN CASE WHEN m.ending = 'resigned' THEN 'left_union' ELSE m.ending::text END
        WHEN j.ending IS NOT NULL THEN CASE WHEN j.ending = 'resigned' THEN 'left_company' ELSE j.ending::text END
        ELSE 'other' END AS reason
      FROM gone g
      LEFT JOIN deceased_contacts(${ctx.unionId}::uuid) d ON d.contact_id = g.contact_id AND d.deceased_on = g.day
      LEFT JOIN LATERAL (SELECT x.ending FROM membership x
        WHERE x.union_id = ${ctx.unionId}::uuid AND x.contact_id = g.contact_id AND x.left_on = g.day LIMIT 1) m ON true
      LEFT JOIN LATERAL (SELECT x.ending FROM job x
        WHERE x.union_id = ${ctx.unionId}::uuid AND x.contact_id = g.contact_id AND x.ended_on = g.day LIMIT 1) j ON true
    )
    SELECT reason, count(*)::int AS count FROM why GROUP BY reason ORDER BY count DESC, reason`);
}

const flowWindows = [30, 56, 90] as const;
export type FlowWindow = (typeof flowWindows)[number];
export type Flow = { joined: number; left: number; net: number };

/** Within so many days, from the tallies; moving between these workplaces is neither. */
export function memberFlow(
  tx: Tx,
  ctx: Context,
  { on, workplaceIds }: Scope & { on: Day },
): Promise<Record<FlowWindow, Flow>> {
  return flowAt(tx, ctx, { on, places: Prisma.sql`SELECT unnest(${[...workplaceIds]}::uuid[]) AS id` });
}

/** The same over all workplaces of the turf whose headcount is known on the day. */
export function memberFlowOfKnown(
  tx: Tx,
  ctx: Context,
  { on }: { on: Day },
): Promise<Record<FlowWindow, Flow>> {
  const places = Prisma.sql`SELECT DISTINCT s.workplace_id AS id FROM headcount_step s
    JOIN workplace p ON p.union_id = ${ctx.unionId}::uuid AND p.id = s.workplace_id
    WHERE s.union_id = ${ctx.unionId}::uuid AND s.from_day <= ${on}::date
      AND (p.archived_at IS NULL OR p.archived_at >= ${startOfDay(ctx, plusDays(on, 1))})`;
  return flowAt(tx, ctx, { on, places });
}

type Among = { on: Day; places: Prisma.Sql };

async function flowAt(tx: Tx, ctx: Context, among: Among): Promise<Record<FlowWindow, Flow>> {
  const rows = await tx.$queryRaw<{ days: FlowWindow; joined: number; left: number }[]>(
    memberFlowSql(ctx, among),
  );
  const flowOf = (days: FlowWindow): Flow => {
    const { joined = 0, left = 0 } = rows.find((row) => row.days === days) ?? {};
    return { joined, left, net: joined - left };
  };
  return { 30: flowOf(30), 56: flowOf(56), 90: flowOf(90) };
}

/** Who moved stands at each workplace of the move: it counts at the first of those that are asked about. */
function memberFlowSql(ctx: Context, { on, places }: Among): Prisma.Sql {
  const among = (column: string) =>
    Prisma.sql`ARRAY(SELECT p.id FROM place p WHERE p.id = ANY (t.${Prisma.raw(column)}) ORDER BY p.id)`;
  const rows = (folded: Prisma.Sql) => Prisma.sql`
    SELECT t.day, t.workplace_id, t.joined, t.departed, t.moved, CASE WHEN t.moved <> 0 THEN ${among("moved_from")} END AS was,
      CASE WHEN t.moved <> 0 THEN ${among("moved_to")} END AS becomes
    FROM tally t JOIN place p ON p.id = t.workplace_id
    WHERE t.union_id = ${ctx.unionId}::uuid AND ${folded} AND t.day > ${on}::date - 90 AND t.day <= ${on}::date
      AND (t.members <> 0 OR t.joined <> 0 OR t.departed <> 0 OR t.moved <> 0)`;
  return Prisma.sql`
    WITH place AS MATERIALIZED (${places}), happened AS (
      SELECT h.day, h.joined + CASE WHEN h.was = '{}' AND h.becomes[1] = h.workplace_id THEN h.moved ELSE 0 END AS joined,
        h.departed + CASE WHEN h.becomes = '{}' AND h.was[1] = h.workplace_id THEN h.moved ELSE 0 END AS departed
      FROM (${rows(Prisma.sql`t.folded`)} UNION ALL ${rows(Prisma.sql`NOT t.folded`)}) h
    ), daily AS (
      SELECT h.day, sum(h.joined) AS joined, sum(h.departed) AS departed FROM happened h GROUP BY 1
    )
    SELECT w.days, coalesce(sum(h.joined), 0)::int AS joined, coalesce(sum(h.departed), 0)::int AS left
    FROM unnest(${[...flowWindows]}::int[]) AS w (days) LEFT JOIN daily h ON h.day > ${on}::date - w.days
    GROUP BY w.days`;
}
