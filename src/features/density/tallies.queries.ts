import type { Context } from "@/lib/context";
import { type Day, today } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import type { Counts } from "./density";

/** undefined: all of the turf. */
type Places = { workplaceIds?: readonly string[] | undefined };
/** Where a sum begins: at a kept month, or at the sum of all, from which the days after are taken off; null: at nothing. */
type Base = "month" | "all" | null;

const columns = ["listed", "members", "level1", "level2", "level3", "level4", "level5"] as const;
const each = (of: (column: string) => string) => Prisma.raw(columns.map(of).join(", "));

const within = (alias: string, { workplaceIds }: Places) =>
  workplaceIds
    ? Prisma.sql`AND ${Prisma.raw(alias)}.workplace_id = ANY (${[...workplaceIds]}::uuid[])`
    : Prisma.empty;

export const countsOf = (prefix: string): Prisma.Sql =>
  Prisma.raw(
    `${prefix}listed::int AS listed, ${prefix}members::int AS members, ARRAY[${[1, 2, 3, 4, 5].map((level) => `${prefix}level${level}`).join(", ")}]::int[] AS levels`,
  );

/** The counts of each workplace at the end of a day, as a query with the columns of the table `tally`. */
export async function placeCountsSql(
  tx: Tx,
  ctx: Context,
  { on, ...places }: Places & { on: Day },
): Promise<Prisma.Sql> {
  const base = await baseOf(tx, ctx, { on, ...places });
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  const month = Prisma.sql`date_trunc('month', ${on}::date)::date`;
  const days = {
    month: Prisma.sql`t.day >= ${month} AND t.day <= ${on}::date`,
    all: Prisma.sql`t.day > ${on}::date`,
    none: Prisma.sql`t.day <= ${on}::date`,
  };
  const kept = base
    ? Prisma.sql`SELECT m.workplace_id, ${each((column) => `m.${column}`)} FROM tally_month m
        WHERE m.union_id = ${union} AND m.month = ${base === "all" ? Prisma.sql`'infinity'` : month} ${within("m", places)} UNION ALL`
    : Prisma.empty;
  return Prisma.sql`
    SELECT x.workplace_id, ${each((column) => `sum(x.${column}) AS ${column}`)} FROM (
      ${kept}
      SELECT t.workplace_id, ${each((column) => (base === "all" ? `-t.${column}` : `t.${column}`))} FROM tally t
      WHERE t.union_id = ${union} AND t.folded AND ${days[base ?? "none"]} ${within("t", places)}
      UNION ALL
      SELECT t.workplace_id, ${each((column) => `t.${column}`)} FROM tally t
      WHERE t.union_id = ${union} AND NOT t.folded AND t.day <= ${on}::date ${within("t", places)}
    ) x GROUP BY x.workplace_id`;
}

const few = 3;

/** The sums are by workplace: they say nothing of a department that is in the turf alone. */
async function baseOf(tx: Tx, ctx: Context, { on, workplaceIds }: Places & { on: Day }): Promise<Base> {
  if (!ctx.turf.whole && ctx.turf.departments.length > 0) return null;
  if (workplaceIds && workplaceIds.length <= few) return null;
  const at = (month: Prisma.Sql) => Prisma.sql`EXISTS (
    SELECT 1 FROM tally_month m WHERE m.union_id = ${ctx.unionId}::uuid AND m.month = ${month})`;
  const first = Prisma.sql`date_trunc('month', ${on}::date)`;
  const [kept] = await tx.$queryRaw<{ month: boolean; next: boolean; all: boolean }[]>(Prisma.sql`
    SELECT ${at(Prisma.sql`${first}::date`)} AS month, ${at(Prisma.sql`(${first} + interval '1 month')::date`)} AS next,
      ${at(Prisma.sql`'infinity'`)} AS all`);
  if (kept?.month && kept.next) return "month";
  return kept?.all && (kept.month || on >= today(ctx)) ? "all" : null;
}

/** The counts of each workplace at the end of a day; a workplace without any is left out. */
export async function placeCounts(
  tx: Tx,
  ctx: Context,
  scope: Places & { on: Day },
): Promise<ReadonlyMap<string, Counts>> {
  const sums = await placeCountsSql(tx, ctx, scope);
  const rows = await tx.$queryRaw<(Counts & { id: string })[]>(
    Prisma.sql`SELECT p.workplace_id::text AS id, ${countsOf("p.")} FROM (${sums}) p`,
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
