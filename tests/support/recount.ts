import type { Context } from "@/lib/context";
import { type Day, plusDays, startOfDay } from "@/lib/dates";
import { Prisma, read } from "@/lib/db";
import { systemOf } from "./factories";

export type Recounted = {
  place: string;
  listed: number;
  members: number;
  levels: number[];
};

/** What the tallies say, counted from the rows themselves and in another way: the people of each place on a day. */
export function recountCells(ctx: Context, on: Day): Promise<Recounted[]> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  const end = startOfDay(ctx, plusDays(on, 1));
  return read(systemOf(ctx), (tx) =>
    tx.$queryRaw<Recounted[]>(Prisma.sql`
    WITH person AS (
      SELECT DISTINCT ON (j.workplace_id, j.contact_id) j.workplace_id, j.contact_id, j.department_id, j.shift_id
      FROM job j
      WHERE j.union_id = ${union}
        AND coalesce(j.started_on, j.recorded_on) <= ${on}::date AND (j.ended_on IS NULL OR j.ended_on > ${on}::date)
        AND j.contact_id NOT IN (SELECT d.contact_id FROM deceased_contacts(${union}) d WHERE d.deceased_on <= ${on}::date)
      ORDER BY j.workplace_id, j.contact_id, coalesce(j.started_on, j.recorded_on) DESC, j.id DESC
    ), enlisted AS (
      SELECT m.contact_id FROM membership m
      WHERE m.union_id = ${union} AND counts_on(m, ${on}::date)
    ), stand AS (
      SELECT DISTINCT ON (a.contact_id) a.contact_id, a.level
      FROM assessment a
      WHERE a.union_id = ${union} AND a.withdrawn_at IS NULL AND a.assessed_at < ${end}
      ORDER BY a.contact_id, a.assessed_at DESC, a.id DESC
    )
    SELECT concat_ws('/', p.workplace_id, coalesce(p.department_id::text, '-'), coalesce(p.shift_id::text, '-')) AS place,
      count(*)::int AS listed, count(m.contact_id)::int AS members,
      ARRAY[count(*) FILTER (WHERE s.level = 1), count(*) FILTER (WHERE s.level = 2), count(*) FILTER (WHERE s.level = 3),
        count(*) FILTER (WHERE s.level = 4), count(*) FILTER (WHERE s.level = 5)]::int[] AS levels
    FROM person p
    LEFT JOIN enlisted m ON m.contact_id = p.contact_id
    LEFT JOIN stand s ON s.contact_id = p.contact_id
    GROUP BY 1 ORDER BY 1`),
  );
}

/** The same from the tallies. */
export function talliedCells(ctx: Context, on: Day): Promise<Recounted[]> {
  return read(systemOf(ctx), (tx) =>
    tx.$queryRaw<Recounted[]>(Prisma.sql`
    SELECT concat_ws('/', t.workplace_id, coalesce(t.department_id::text, '-'), coalesce(t.shift_id::text, '-')) AS place,
      sum(t.listed)::int AS listed, sum(t.members)::int AS members,
      ARRAY[sum(t.level1), sum(t.level2), sum(t.level3), sum(t.level4), sum(t.level5)]::int[] AS levels
    FROM tally t WHERE t.union_id = ${ctx.unionId}::uuid AND t.day <= ${on}::date
    GROUP BY 1 HAVING sum(t.listed) <> 0 OR sum(t.members) <> 0 ORDER BY 1`),
  );
}

type Flow = { joined: number; left: number };

/** Who became and ceased to be a member at these workplaces after one day, up to another, person by person. */
export async function recountFlow(
  ctx: Context,
  { after, on, workplaceIds }: { after: Day; on: Day; workplaceIds: readonly string[] },
): Promise<Flow> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  const [flow] = await read(systemOf(ctx), (tx) =>
    tx.$queryRaw<Flow[]>(Prisma.sql`
    WITH employed AS (
      SELECT contact_id, range_agg(daterange(coalesce(started_on, recorded_on), ended_on)) AS days FROM job
      WHERE union_id = ${union} AND workplace_id = ANY (${[...workplaceIds]}::uuid[])
        AND (ended_on IS NULL OR ended_on > coalesce(started_on, recorded_on))
      GROUP BY contact_id
    ), enlisted AS (
      SELECT m.contact_id, range_agg(counted_days(m)) AS days FROM membership m WHERE m.union_id = ${union} GROUP BY m.contact_id
    ), spans AS (
      SELECT contact_id, unnest(employed.days * enlisted.days * datemultirange(daterange(NULL, dead.deceased_on))) AS span
      FROM employed JOIN enlisted USING (contact_id) LEFT JOIN deceased_contacts(${union}) dead USING (contact_id)
    )
    SELECT count(*) FILTER (WHERE lower(span) > ${after}::date AND lower(span) <= ${on}::date)::int AS joined,
      count(*) FILTER (WHERE upper(span) > ${after}::date AND upper(span) <= ${on}::date)::int AS left
    FROM spans`),
  );
  return flow ?? { joined: 0, left: 0 };
}
