import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx, write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import type { Lease } from "../batch";
import { auditBatch } from "../batch.mutations";
import { ofBatch } from "../batch.queries";
import { renewLease } from "../lease.mutations";
import type { PlaceChoice } from "../mapping/choices.schema";
import { imports } from "../policy";

export type RowRange = { from: number; to: number };
export type Staged = { lease: Lease; place: PlaceChoice | null; range: RowRange };

const rangeSize = 4_000;

/** The next rows to look for, after `after`, with how many they are; null when there are no more. */
export async function nextRange(
  ctx: Context,
  { lease, after }: { lease: Lease; after: number },
): Promise<(RowRange & { rows: number }) | null> {
  authorize(ctx, imports.run);
  const [range] = await read(ctx, (tx) =>
    tx.$queryRaw<{ from: number | null; to: number; rows: number }[]>(Prisma.sql`
      SELECT min(row_number) AS "from", max(row_number) AS "to", count(*)::int AS rows FROM (
        SELECT row_number FROM import_person i WHERE ${ofBatch("i", ctx, lease.batchId)} AND row_number > ${after}::int
        ORDER BY row_number LIMIT ${rangeSize}::int) s`),
  );
  return range && range.from !== null ? { ...range, from: range.from } : null;
}

/** Remembers who was found; false when the lease is somebody else's. */
export async function keepMatches(
  ctx: Context,
  { lease, matches }: { lease: Lease; matches: readonly (readonly [number, string])[] },
): Promise<boolean> {
  authorize(ctx, imports.run);
  return write(ctx, async (tx) => {
    if (!(await renewLease(tx, ctx, lease))) return false;
    const kept = await tx.$executeRaw(Prisma.sql`
      UPDATE import_row r SET contact_id = m.id
      FROM unnest(${matches.map(([row]) => row)}::int[], ${matches.map(([, id]) => id)}::uuid[]) AS m (row, id)
      WHERE ${ofBatch("r", ctx, lease.batchId)} AND r.row_number = m.row`);
    await auditBatch(tx, ctx, lease.batchId, { action: "matched", rows: kept });
    return true;
  });
}

/**
 * The rows of a range that are nobody yet as `staged`, and whose employee numbers they have as `employs`: both for the
 * transaction.
 */
export async function stagedTable(tx: Tx, ctx: Context, { lease, place, range }: Staged): Promise<void> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  // Measured before they are joined: of rows staged a moment ago the planner knows nothing, and guesses one.
  await tx.$executeRaw(Prisma.sql`
    CREATE TEMP TABLE staged ON COMMIT DROP AS
    SELECT i.batch_id, i.row_number, i.serikat_id, i.national_id_key AS national_id, i.employee_number, i.card_number, i.external_id, i.birth_date,
      i.phones || i.emails AS points, i.search_text AS search, lower(i.workplace) AS workplace, ${place !== null}::boolean OR i.workplace IS NOT NULL AS placed,
      lower(i.department) AS department, CASE WHEN i.workplace IS NULL
        THEN (SELECT v.id FROM workplace v WHERE v.union_id = ${union} AND ${isChosen(place)}) ELSE w.id END AS workplace_id
    FROM import_person i LEFT JOIN workplace w ON w.union_id = i.union_id AND lower(w.name) = lower(i.workplace)
    WHERE ${ofBatch("i", ctx, lease.batchId)} AND i.row_number BETWEEN ${range.from}::int AND ${range.to}::int
      AND i.row_number NOT IN (SELECT r.row_number FROM import_row r WHERE ${ofBatch("r", ctx, lease.batchId)}
        AND r.row_number BETWEEN ${range.from}::int AND ${range.to}::int AND (r.state <> 'staged' OR r.contact_id IS NOT NULL))`);
  await tx.$executeRaw(Prisma.sql`CREATE TEMP TABLE employs ON COMMIT DROP AS ${employersOf(ctx, place)}`);
  await tx.$executeRaw(Prisma.sql`ANALYZE staged, employs`);
}

/** Of `pair`, a row and a contact: the contact is no other row's already, and nobody has said that the two are two. */
export function isOpen(ctx: Context, pair: string): Prisma.Sql {
  const p = Prisma.raw(pair);
  const ours = (alias: string) => ofBatch(alias, ctx, Prisma.sql`(SELECT batch_id FROM staged LIMIT 1)`);
  return Prisma.sql`
    NOT EXISTS (SELECT 1 FROM import_row t WHERE ${ours("t")} AND t.contact_id = ${p}.id)
    AND NOT EXISTS (SELECT 1 FROM import_candidate q WHERE ${ours("q")} AND q.row_number = ${p}.row_number AND q.contact_id = ${p}.id
      AND q.answer IN ('different', 'same_phone'))`;
}

/** Of a workplace: it was chosen for the rows that name none. */
function isChosen(place: PlaceChoice | null): Prisma.Sql {
  if (!place) return Prisma.sql`false`;
  return "workplaceId" in place
    ? Prisma.sql`id = ${place.workplaceId}::uuid`
    : Prisma.sql`lower(name) = lower(${place.workplace})`;
}

/** Whose employee numbers these are: the employer of the chosen place, else of the workplace that a row names. */
function employersOf({ unionId }: Context, place: PlaceChoice | null): Prisma.Sql {
  const named = Prisma.sql`SELECT employer_id AS id, lower(name) AS workplace FROM workplace WHERE union_id = ${unionId}::uuid`;
  if (!place) return named;
  const chosen = isChosen(place);
  return Prisma.sql`${named} AND NOT (${chosen})
    UNION SELECT employer_id, NULL FROM workplace WHERE union_id = ${unionId}::uuid AND ${chosen}`;
}
