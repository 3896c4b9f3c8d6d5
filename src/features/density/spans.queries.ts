import type { Context } from "@/lib/context";
import type { Day } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";

type Scope = { workplaceIds: readonly string[] };

/**
 * The days on which a living person was both in the place and a member, as spans: overlapping and adjoining ones are merged. `by`
 * is an additional key of a span.
 */
function memberSpans(ctx: Context, { workplaceIds }: Scope, by: "workplace" | "person"): Prisma.Sql {
  const place = by === "workplace" ? Prisma.sql`workplace_id, ` : Prisma.empty;
  return Prisma.sql`
    employed AS (
      SELECT ${place} contact_id, range_agg(daterange(coalesce(started_on, recorded_on), ended_on)) AS days
      FROM job
      WHERE union_id = ${ctx.unionId}::uuid AND workplace_id = ANY (${workplaceIds}::uuid[])
        AND (ended_on IS NULL OR ended_on > coalesce(started_on, recorded_on))
      GROUP BY ${place} contact_id
    ), enlisted AS (
      SELECT m.contact_id, range_agg(counted_days(m)) AS days
      FROM membership m WHERE m.union_id = ${ctx.unionId}::uuid GROUP BY m.contact_id
    ), spans AS (
      SELECT ${place} contact_id, unnest(employed.days * enlisted.days * datemultirange(daterange(NULL, dead.deceased_on))) AS span
      FROM employed JOIN enlisted USING (contact_id)
      LEFT JOIN deceased_contacts(${ctx.unionId}::uuid) dead USING (contact_id)
    )`;
}

export function memberSeriesSql(
  ctx: Context,
  { days, ...scope }: Scope & { days: readonly Day[] },
): Prisma.Sql {
  return Prisma.sql`
    WITH ${memberSpans(ctx, scope, "workplace")}, change AS (
      SELECT workplace_id, day, sum(step) AS step FROM (
        SELECT workplace_id, lower(span) AS day, 1 AS step FROM spans
        UNION ALL SELECT workplace_id, upper(span), -1 FROM spans WHERE NOT upper_inf(span)) AS steps
      GROUP BY 1, 2
    )
    SELECT change.workplace_id::text AS "workplaceId", to_char(point.day, 'YYYY-MM-DD') AS day, sum(step)::int AS members
    FROM unnest(${days}::date[]) AS point (day) JOIN change ON change.day <= point.day
    GROUP BY 1, 2`;
}

export type MemberSeries = ReadonlyMap<string, ReadonlyMap<Day, number>>;

/** Counted from the spans in one statement. */
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
    WITH ${memberSpans(ctx, scope, "person")}, gone AS (
      SELECT contact_id, upper(span) AS day FROM spans
      WHERE upper(span) > ${on}::date - ${days}::int AND upper(span) <= ${on}::date
    ), why AS (
      SELECT CASE
        WHEN d.contact_id IS NOT NULL THEN 'died'
        WHEN m.ending IS NOT NULL THEN CASE m.ending::text WHEN 'resigned' THEN 'left_union' ELSE m.ending::text END
        WHEN j.ending IS NOT NULL THEN CASE j.ending::text WHEN 'resigned' THEN 'left_company' ELSE j.ending::text END
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
export async function memberFlow(
  tx: Tx,
  ctx: Context,
  { on, ...scope }: Scope & { on: Day },
): Promise<Record<FlowWindow, Flow>> {
  const rows = await tx.$queryRaw<{ days: FlowWindow; joined: number; left: number }[]>(
    memberFlowSql(ctx, { on, ...scope }),
  );
  const flowOf = (days: FlowWindow): Flow => {
    const { joined = 0, left = 0 } = rows.find((row) => row.days === days) ?? {};
    return { joined, left, net: joined - left };
  };
  return { 30: flowOf(30), 56: flowOf(56), 90: flowOf(90) };
}

/** Who moved stands at each workplace of the move: it counts at the first of those in the scope. */
function memberFlowSql(ctx: Context, { on, workplaceIds }: Scope & { on: Day }): Prisma.Sql {
  const ids = Prisma.sql`${[...workplaceIds]}::uuid[]`;
  const inScope = (column: string) =>
    Prisma.sql`ARRAY(SELECT x FROM unnest(t.${Prisma.raw(column)}) AS x WHERE x = ANY (${ids}) ORDER BY x)`;
  const rows = (folded: Prisma.Sql) => Prisma.sql`
    SELECT t.day, t.joined, t.departed, 0 AS moved, NULL::uuid AS workplace_id, NULL::uuid[] AS was, NULL::uuid[] AS becomes FROM tally t
    WHERE t.union_id = ${ctx.unionId}::uuid AND ${folded} AND t.workplace_id = ANY (${ids}) AND t.day > ${on}::date - 90 AND t.day <= ${on}::date
      AND (t.members <> 0 OR t.joined <> 0 OR t.departed <> 0 OR t.moved <> 0)
    UNION ALL
    SELECT t.day, 0, 0, t.moved, t.workplace_id, ${inScope("moved_from")}, ${inScope("moved_to")} FROM tally t
    WHERE t.union_id = ${ctx.unionId}::uuid AND ${folded} AND t.workplace_id = ANY (${ids}) AND t.day > ${on}::date - 90 AND t.day <= ${on}::date
      AND t.moved <> 0`;
  return Prisma.sql`
    WITH happened AS (
      SELECT h.day, h.joined + CASE WHEN h.was = '{}' AND h.becomes[1] = h.workplace_id THEN h.moved ELSE 0 END AS joined,
        h.departed + CASE WHEN h.becomes = '{}' AND h.was[1] = h.workplace_id THEN h.moved ELSE 0 END AS departed
      FROM (${rows(Prisma.sql`t.folded`)} UNION ALL ${rows(Prisma.sql`NOT t.folded`)}) h
    )
    SELECT w.days, coalesce(sum(h.joined), 0)::int AS joined, coalesce(sum(h.departed), 0)::int AS left
    FROM unnest(${[...flowWindows]}::int[]) AS w (days) LEFT JOIN happened h ON h.day > ${on}::date - w.days
    GROUP BY w.days`;
}
