import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { imports } from "../policy";
import { type Shared, sideBySide } from "./candidates.queries";
import { isOpen, type Staged, stagedTable } from "./match.mutations";
import { type Found, numberKinds, weighNumbers } from "./number-matches";
import { sameNumber } from "./same-number.queries";

/**
 * Who the rows of a range are among the people who are there already. Whose number and name agree while nothing contradicts is
 * decided here; whose number alone agrees is put before the matcher that compares the rows of a file.
 */
export async function foundIn(ctx: Context, staged: Staged): Promise<Found> {
  authorize(ctx, imports.run);
  return read(ctx, async (tx) => {
    await stagedTable(tx, ctx, staged);
    const pairs = await sharing(tx, ctx);
    const named = pairs.filter(({ agrees }) => agrees).map(({ row, id, score }) => ({ row, id, score }));
    const others = pairs.filter(({ agrees }) => !agrees);
    const compared = await sideBySide(tx, ctx, { batchId: staged.lease.batchId, pairs: others });
    const { sure, doubtful } = weighNumbers(compared);
    return { sure: [...named, ...sure], doubtful };
  });
}

type Pair = Shared & { score: number; agrees: boolean };

/**
 * A personal number, or an e-mail address, a telephone or a birth date together with the same name. An employee number counts
 * only at its employer; so does a day of birth, of whoever has a job elsewhere; so does a bare name, of a row that says nothing
 * else.
 */
function sharing(tx: Tx, ctx: Context): Promise<Pair[]> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  return tx.$queryRaw<Pair[]>(Prisma.sql`
    WITH evidence AS (
      SELECT s.row_number, c.id, 'serikat_id' AS kind, 50 AS weight FROM staged s
        JOIN contact c ON c.union_id = ${union} AND c.id = s.serikat_id
      UNION SELECT s.row_number, c.id, 'national_id', 8 FROM staged s
        JOIN contact c ON c.union_id = ${union} AND c.national_id_key = s.national_id
      UNION SELECT s.row_number, m.contact_id, 'card_number', 5 FROM staged s
        JOIN membership m ON m.union_id = ${union} AND ${sameNumber("m.card_number", "s.card_number")}
      UNION SELECT s.row_number, j.contact_id, 'employee_number', 5 FROM staged s
        JOIN job j ON j.union_id = ${union} AND ${sameNumber("j.employee_number", "s.employee_number")}
        JOIN workplace w ON w.union_id = j.union_id AND w.id = j.workplace_id
        JOIN employs e ON e.id = w.employer_id AND (e.workplace IS NULL OR e.workplace = s.workplace)
      UNION SELECT s.row_number, c.id, 'external_id', 6 FROM staged s
        JOIN contact c ON c.union_id = ${union} AND c.external_id = s.external_id
      UNION SELECT s.row_number, c.id, v.value, 4 FROM staged s
        CROSS JOIN LATERAL unnest(s.points) AS v (value)
        JOIN contact_point p ON p.union_id = ${union} AND p.value = v.value
        JOIN contact c ON c.union_id = p.union_id AND c.id = p.contact_id AND c.search_text = s.search
      UNION SELECT s.row_number, c.id, 'birth_date', 4 FROM staged s
        CROSS JOIN LATERAL (SELECT o.id FROM contact o WHERE o.union_id = ${union} AND o.birth_date = s.birth_date AND o.search_text = s.search OFFSET 0) c
        WHERE NOT s.placed OR ${isWithEmployer(union)}
      UNION SELECT s.row_number, n.id, 'name', 3 FROM staged s CROSS JOIN LATERAL (${namesakes(union)}) n
        WHERE coalesce(s.national_id, s.employee_number, s.external_id, s.birth_date::text) IS NULL AND s.points = '{}'
    ), summed AS (
      SELECT row_number, id, sum(weight) AS weight, array_agg(kind) AS kinds FROM evidence GROUP BY row_number, id
    ), weighed AS (
      SELECT e.row_number AS row, e.id::text, e.kinds, (e.weight + 2 * similarity(s.search, c.search_text))::float8 AS score,
        s.search = c.search_text AND (c.birth_date <> s.birth_date) IS NOT TRUE AND (c.national_id_key <> s.national_id) IS NOT TRUE
          AND NOT ${hidesBirth} AS agrees
      FROM summed e JOIN staged s USING (row_number) JOIN contact c ON c.union_id = ${union} AND c.id = e.id
      WHERE ${isOpen(ctx, "e")}
    )
    SELECT * FROM weighed WHERE agrees OR kinds && ${[...numberKinds]}::text[]`);
}

/** One of the two says a day of birth, the other a citizen number that has one in it: only opened can they be compared. */
const hidesBirth = Prisma.sql`(num_nonnulls(s.birth_date, c.birth_date) = 1 AND num_nonnulls(s.national_id, c.national_id_key) = 1
  AND num_nonnulls(s.birth_date, s.national_id) = 1)`;

/** The contact `c` has a job at the row's employer, or none anywhere. */
function isWithEmployer(union: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    NOT EXISTS (SELECT 1 FROM job j WHERE j.union_id = ${union} AND j.contact_id = c.id AND j.is_current)
    OR EXISTS (SELECT 1 FROM job j JOIN workplace w ON w.union_id = j.union_id AND w.id = j.workplace_id
      JOIN employs e ON e.id = w.employer_id AND (e.workplace IS NULL OR e.workplace = s.workplace)
      WHERE j.union_id = ${union} AND j.contact_id = c.id))`;
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
