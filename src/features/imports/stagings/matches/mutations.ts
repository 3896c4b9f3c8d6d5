import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx, write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { type Lease, reportProgress } from "../../leases/mutations";
import { imports } from "../../policy";
import type { PlaceChoice } from "../../schema";
import type { Candidate } from "./rules";

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
        SELECT row_number FROM import_person WHERE union_id = ${ctx.unionId}::uuid AND batch_id = ${lease.batchId}::uuid AND row_number > ${after}::int
        ORDER BY row_number LIMIT ${rangeSize}::int) s`),
  );
  return range && range.from !== null ? { ...range, from: range.from } : null;
}

/** Who the rows of a range may be among the people who are there already. */
export async function candidatesIn(ctx: Context, staged: Staged): Promise<Candidate[]> {
  authorize(ctx, imports.run);
  return read(ctx, (tx) => candidates(tx, ctx, staged));
}

/** Remembers who was found, and how far the check is; false when the lease is somebody else's. */
export async function keepMatches(
  ctx: Context,
  { lease, matches, done }: { lease: Lease; matches: readonly (readonly [number, string])[]; done: number },
): Promise<boolean> {
  authorize(ctx, imports.run);
  return write(ctx, async (tx) => {
    if (!(await reportProgress(tx, ctx, { lease, done }))) return false;
    const kept = await tx.$executeRaw(Prisma.sql`
      UPDATE import_row r SET contact_id = m.id
      FROM unnest(${matches.map(([row]) => row)}::int[], ${matches.map(([, id]) => id)}::uuid[]) AS m (row, id)
      WHERE r.union_id = ${ctx.unionId}::uuid AND r.batch_id = ${lease.batchId}::uuid AND r.row_number = m.row`);
    await audit(tx, ctx, {
      action: "import.matched",
      entity: "import_batch",
      entityId: lease.batchId,
      details: { rows: kept },
    });
    return true;
  });
}

/**
 * A personal number that agrees and a name that doesn't contradict, or an e-mail address, a telephone or a birth date together
 * with the same name. An employee number counts only at its employer; so does a bare name, of a row that says nothing else.
 */
async function candidates(tx: Tx, ctx: Context, { lease, place, range }: Staged): Promise<Candidate[]> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  await stagedTable(tx, ctx, { lease, place, range });
  return tx.$queryRaw<Candidate[]>(Prisma.sql`
    WITH evidence AS (
      SELECT s.row_number, c.id, 'serikat_id' AS kind, 50 AS weight FROM staged s
        JOIN contact c ON c.union_id = ${union} AND c.id = s.serikat_id
      UNION SELECT s.row_number, c.id, 'national_id', 8 FROM staged s
        JOIN contact c ON c.union_id = ${union} AND c.national_id_key = s.national_id
      UNION SELECT s.row_number, m.contact_id, 'card_number', 5 FROM staged s
        JOIN membership m ON m.union_id = ${union} AND m.card_number = s.card_number
      UNION SELECT s.row_number, j.contact_id, 'employee_number', 5 FROM staged s
        JOIN job j ON j.union_id = ${union} AND j.employee_number = s.employee_number
        JOIN workplace w ON w.union_id = j.union_id AND w.id = j.workplace_id
        JOIN employs e ON e.id = w.employer_id AND (e.workplace IS NULL OR e.workplace = s.workplace)
      UNION SELECT s.row_number, c.id, 'external_id', 6 FROM staged s
        JOIN contact c ON c.union_id = ${union} AND c.external_id = s.external_id
      UNION SELECT s.row_number, c.id, v.value, 4 FROM staged s
        CROSS JOIN LATERAL unnest(s.points) AS v (value)
        JOIN contact_point p ON p.union_id = ${union} AND p.value = v.value
        JOIN contact c ON c.union_id = p.union_id AND c.id = p.contact_id AND c.search_text = s.search
      UNION SELECT s.row_number, c.id, 'birth_date', 4 FROM staged s
        JOIN contact c ON c.union_id = ${union} AND c.search_text = s.search AND c.birth_date = s.birth_date
      UNION SELECT s.row_number, n.id, 'name', 3 FROM staged s CROSS JOIN LATERAL (${namesakes(union)}) n
        WHERE coalesce(s.national_id, s.employee_number, s.external_id, s.birth_date::text) IS NULL AND s.points = '{}'
    ), summed AS (
      SELECT row_number, id, sum(weight) AS weight FROM evidence GROUP BY row_number, id
    )
    SELECT d.row_number AS row, d.id::text, (d.weight + 2 * similarity(s.search, c.search_text)
      - CASE WHEN c.birth_date <> s.birth_date THEN 4 ELSE 0 END
      - CASE WHEN c.national_id_key <> s.national_id THEN 4 ELSE 0 END)::float8 AS score
    FROM summed d JOIN staged s USING (row_number) JOIN contact c ON c.union_id = ${union} AND c.id = d.id
    WHERE (similarity(s.search, c.search_text) >= 0.3 OR s.search = c.search_text)
      AND d.weight > CASE WHEN c.birth_date <> s.birth_date THEN 4 ELSE 0 END + CASE WHEN c.national_id_key <> s.national_id THEN 4 ELSE 0 END`);
}

/** The rows of a range as `staged`, and whose employee numbers they have as `employs`: both for the transaction. */
export async function stagedTable(tx: Tx, ctx: Context, { lease, place, range }: Staged): Promise<void> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  // Measured before they are joined: of rows staged a moment ago the planner knows nothing, and guesses one.
  await tx.$executeRaw(Prisma.sql`
    CREATE TEMP TABLE staged ON COMMIT DROP AS
    SELECT batch_id, row_number, serikat_id, national_id_key AS national_id, employee_number, card_number, external_id, birth_date, phones || emails AS points,
      search_text AS search, lower(workplace) AS workplace
    FROM import_person WHERE union_id = ${union} AND batch_id = ${lease.batchId}::uuid AND row_number BETWEEN ${range.from}::int AND ${range.to}::int`);
  await tx.$executeRaw(Prisma.sql`CREATE TEMP TABLE employs ON COMMIT DROP AS ${employersOf(ctx, place)}`);
  await tx.$executeRaw(Prisma.sql`ANALYZE staged, employs`);
}

/** Who has the row's name at the employer. Of more than a handful nothing could decide between them. */
function namesakes(union: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT c.id FROM contact c
    JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id
    JOIN workplace w ON w.union_id = j.union_id AND w.id = j.workplace_id
    JOIN employs e ON e.id = w.employer_id AND (e.workplace IS NULL OR e.workplace = s.workplace)
    WHERE c.union_id = ${union} AND c.search_text = s.search
      AND (s.card_number IS NULL OR NOT EXISTS (SELECT 1 FROM membership m
        WHERE m.union_id = c.union_id AND m.contact_id = c.id AND m.card_number IS NOT NULL))
    LIMIT 8`;
}

/** Whose employee numbers these are: the employer of the chosen place, else of the workplace that a row names. */
function employersOf({ unionId }: Context, place: PlaceChoice | null): Prisma.Sql {
  const named = Prisma.sql`SELECT employer_id AS id, lower(name) AS workplace FROM workplace WHERE union_id = ${unionId}::uuid`;
  if (!place) return named;
  const chosen =
    "workplaceId" in place
      ? Prisma.sql`id = ${place.workplaceId}::uuid`
      : Prisma.sql`lower(name) = lower(${place.workplace})`;
  return Prisma.sql`${named} AND NOT (${chosen})
    UNION SELECT employer_id, NULL FROM workplace WHERE union_id = ${unionId}::uuid AND ${chosen}`;
}
