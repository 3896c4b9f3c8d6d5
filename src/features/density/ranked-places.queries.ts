import { z } from "zod";
import type { Threshold } from "@/features/thresholds/queries";
import type { Context } from "@/lib/context";
import { type Day, plusDays, startOfDay } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { smallestGroup } from "@/lib/small-groups";
import { type Counts, sumCounts } from "./density";
import type { Headcount } from "./headcount-book";
import { countsOf, placeCountsSql } from "./tallies.queries";

const pageSize = 20;

type Line = Pick<Threshold, "rule" | "value">;
export type PlaceOrder = "gap" | "name";
type Asked = {
  on: Day;
  headline: Line | null;
  exact: boolean;
  order: PlaceOrder;
  after?: string | undefined;
};

type Place = { id: string; name: string; counts: Counts; headcount: Headcount | null };
type PlacesPage = {
  places: Place[];
  next: string | null;
  /** ΣM and ΣE over all workplaces with a known headcount, whatever the page shows. */
  total: { counts: Counts; headcount: Headcount | null };
  covered: { known: number; all: number };
  /** At the workplaces without a headcount. */
  uncounted: number;
};

type Row = Counts & {
  id: string;
  name: string;
  eligible: number | null;
  countedOn: Day | null;
  source: Headcount["source"];
  parts: number | null;
  cursor: unknown;
};
type Sums = Omit<Row, "id" | "name" | "cursor"> & { known: number; all: number; uncounted: number };

/** The workplaces of the turf on a day with their figures, a page at a time: the most members missing first, or by name. */
export async function placesOn(tx: Tx, ctx: Context, asked: Asked): Promise<PlacesPage> {
  const counted = await placeCountsSql(tx, ctx, { on: asked.on });
  const [found] = await tx.$queryRaw<{ sums: Sums; page: Row[] }[]>(Prisma.sql`
    WITH place AS MATERIALIZED (${placesSql(ctx, { on: asked.on, counted })}), ranked AS (
      SELECT p.*, ${rankOf(asked)} AS rank FROM place p
    ), page AS (
      SELECT r.id, r.name, ${countsOf("r.")}, r.eligible, r.counted_on::text AS "countedOn", r.source, r.parts,
        jsonb_build_array(r.rank, r.name, r.id) AS cursor
      FROM ranked r WHERE ${afterSql(asked.after)} ORDER BY r.rank, r.name, r.id LIMIT ${pageSize + 1}
    )
    SELECT (SELECT to_jsonb(s) FROM (
        SELECT count(*) AS "all", count(p.eligible) AS known, sum(p.eligible) AS eligible, min(p.counted_on)::text AS "countedOn",
          CASE WHEN count(p.source) = count(p.eligible) AND min(p.source) = max(p.source) THEN min(p.source) END AS source, sum(p.parts) AS parts,
          coalesce(sum(p.members) FILTER (WHERE p.eligible IS NULL), 0) AS uncounted, ${sumsOfKnown}
        FROM place p) s) AS sums,
      (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.cursor -> 0, x.name, x.id), '[]') FROM page x) AS page`);
  if (!found) throw new Error("no answer");
  const places = found.page.slice(0, pageSize);
  const more = found.page.length > pageSize ? places.at(-1) : undefined;
  const { known, all, uncounted } = found.sums;
  return {
    places: places.map(({ id, name, ...row }) => ({ id, name, ...figuresOf(row) })),
    next: more ? Buffer.from(JSON.stringify(more.cursor)).toString("base64url") : null,
    total: figuresOf(known > 0 ? found.sums : null),
    covered: { known, all },
    uncounted,
  };
}

/** Of the turf, with the headcount of the day; archived ones only while the day lies before. */
function placesSql(ctx: Context, { on, counted }: { on: Day; counted: Prisma.Sql }): Prisma.Sql {
  const columns = ["listed", "members", "level1", "level2", "level3", "level4", "level5"];
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  return Prisma.sql`
    SELECT w.id, w.name, ${Prisma.raw(columns.map((column) => `coalesce(c.${column}, 0)::int AS ${column}`).join(", "))},
      h.eligible, h.counted_on, h.source::text, h.parts
    FROM workplace w
    LEFT JOIN (${counted}) c ON c.workplace_id = w.id
    LEFT JOIN (
      SELECT DISTINCT ON (s.workplace_id) s.workplace_id, s.eligible, s.counted_on, s.source, s.parts
      FROM headcount_step s WHERE s.union_id = ${union} AND s.from_day <= ${on}::date
      ORDER BY s.workplace_id, s.from_day DESC
    ) h ON h.workplace_id = w.id
    WHERE w.union_id = ${union} AND (w.archived_at IS NULL OR w.archived_at >= ${startOfDay(ctx, plusDays(on, 1))})`;
}

const sumsOfKnown = Prisma.raw(
  [
    ...["listed", "members"].map(
      (column) => `coalesce(sum(p.${column}) FILTER (WHERE p.eligible IS NOT NULL), 0) AS ${column}`,
    ),
    `jsonb_build_array(${[1, 2, 3, 4, 5].map((level) => `coalesce(sum(p.level${level}) FILTER (WHERE p.eligible IS NOT NULL), 0)`).join(", ")}) AS levels`,
  ].join(", "),
);

/** As `worstFirst`: by the gap that the role is told, places without a headcount last. */
function rankOf({ headline, exact, order }: Asked): Prisma.Sql {
  if (order === "name") return Prisma.sql`ARRAY[0]`;
  const told = (column: string) =>
    Prisma.raw(
      `CASE WHEN p.${column} >= ${smallestGroup} THEN p.${column} - p.${column} % ${smallestGroup} END`,
    );
  const members = exact ? Prisma.sql`p.members` : Prisma.sql`(${told("members")})`;
  const eligible = exact ? Prisma.sql`p.eligible` : Prisma.sql`(${told("eligible")})`;
  const reckoned = exact ? eligible : Prisma.sql`(${eligible} + ${smallestGroup - 1}::int)`;
  const gap = headline
    ? Prisma.sql`CASE WHEN ${eligible} > 0 THEN greatest(0, ${neededSql(headline, reckoned)} - ${members}) END`
    : Prisma.sql`NULL::int`;
  return Prisma.sql`CASE WHEN p.eligible IS NULL THEN ARRAY[1, 0, 0]
    ELSE ARRAY[0, -coalesce((${gap})::int, -1), -coalesce(${eligible}, 0)] END`;
}

/** As `membersNeeded` in gap.ts. */
function neededSql({ rule, value }: Line, eligible: Prisma.Sql): Prisma.Sql {
  if (rule === "workers") return Prisma.sql`${Math.round(value)}::int`;
  const parts = Prisma.sql`${eligible}::bigint * ${Math.round(value * 10_000)}::bigint`;
  return rule === "more_than" ? Prisma.sql`(${parts} / 10000 + 1)` : Prisma.sql`((${parts} + 9999) / 10000)`;
}

const cursor = z.tuple([z.array(z.int()).max(3), z.string(), z.uuid()]);

/** A cursor that nobody made is a first page. */
function afterSql(after: string | undefined): Prisma.Sql {
  const read = cursor.safeParse(parsed(after));
  if (!read.success) return Prisma.sql`true`;
  const [rank, name, id] = read.data;
  return Prisma.sql`(r.rank, r.name, r.id) > (${rank}::int[], ${name}::text, ${id}::uuid)`;
}

function parsed(after: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(after ?? "", "base64url").toString());
  } catch {
    return null;
  }
}

function figuresOf(row: Omit<Row, "id" | "name" | "cursor"> | null): Pick<Place, "counts" | "headcount"> {
  if (!row) return { counts: sumCounts([]), headcount: null };
  const { listed, members, levels, eligible, countedOn, source, parts } = row;
  const headcount =
    eligible === null || countedOn === null ? null : { eligible, countedOn, source, parts: parts ?? 1 };
  return { counts: { listed, members, levels }, headcount };
}
