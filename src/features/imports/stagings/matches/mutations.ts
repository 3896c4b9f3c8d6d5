import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import type { Lease } from "../../leases/mutations";
import type { PlaceChoice } from "../../schema";
import { type Candidate, chooseMatches } from "./rules";

type Staged = { lease: Lease; place: PlaceChoice | null };

/** Which staged rows are people who are there already. Gives back how many. */
export async function matchKnown(tx: Tx, ctx: Context, staged: Staged): Promise<number> {
  const matches = chooseMatches(await candidates(tx, ctx, staged));
  const rows = [...matches].map(([row, id]) => ({ row, id }));
  return tx.$executeRaw(Prisma.sql`
    UPDATE import_row r SET contact_id = m.id
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m (row int, id uuid)
    WHERE r.union_id = ${ctx.unionId}::uuid AND r.batch_id = ${staged.lease.batchId}::uuid AND r.row_number = m.row`);
}

/**
 * A personal number that agrees and a name that doesn't contradict, or an e-mail address, a telephone or a birth date together
 * with the same name. An employee number counts only at its employer; so does a bare name, of a row that says nothing else.
 */
async function candidates(tx: Tx, ctx: Context, { lease, place }: Staged): Promise<Candidate[]> {
  // The planner has no figures for rows staged a moment ago; hash joins cost the same whatever it guesses.
  await tx.$executeRaw`SET LOCAL enable_nestloop = off`;
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  const found = await tx.$queryRaw<Candidate[]>(Prisma.sql`
    WITH staged AS MATERIALIZED (
      SELECT row_number, k.* FROM import_row r, jsonb_to_record(r.reasons) AS k (national_id text, employee_number text,
        card_number text, external_id text, birth_date date, emails jsonb, phones jsonb, search text, workplace text)
      WHERE r.union_id = ${union} AND r.batch_id = ${lease.batchId}::uuid AND r.state = 'staged'
    ), employer AS MATERIALIZED (${employersOf(ctx, place)}), evidence AS (
      SELECT s.row_number, c.id, 'national_id' AS kind, 8 AS weight FROM staged s
        JOIN contact c ON c.union_id = ${union} AND c.national_id_key = s.national_id
      UNION SELECT s.row_number, m.contact_id, 'card_number', 5 FROM staged s
        JOIN membership m ON m.union_id = ${union} AND m.card_number = s.card_number
      UNION SELECT s.row_number, j.contact_id, 'employee_number', 5 FROM staged s
        JOIN job j ON j.union_id = ${union} AND j.employee_number = s.employee_number
        JOIN workplace w ON w.union_id = j.union_id AND w.id = j.workplace_id
        JOIN employer e ON e.id = w.employer_id AND (e.workplace IS NULL OR e.workplace = lower(s.workplace))
      UNION SELECT s.row_number, c.id, 'external_id', 6 FROM staged s
        JOIN contact c ON c.union_id = ${union} AND c.external_id = s.external_id
      UNION SELECT s.row_number, c.id, v.value, 4 FROM staged s
        CROSS JOIN LATERAL (SELECT jsonb_array_elements_text(s.emails) AS value UNION SELECT jsonb_array_elements_text(s.phones)) v
        JOIN contact_point p ON p.union_id = ${union} AND p.value = v.value
        JOIN contact c ON c.union_id = p.union_id AND c.id = p.contact_id AND c.search_text = s.search
      UNION SELECT s.row_number, c.id, 'birth_date', 4 FROM staged s
        JOIN contact c ON c.union_id = ${union} AND c.search_text = s.search AND c.birth_date = s.birth_date
      UNION SELECT s.row_number, c.id, 'name', 3 FROM staged s
        JOIN contact c ON c.union_id = ${union} AND c.search_text = s.search
        JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id
        JOIN workplace w ON w.union_id = j.union_id AND w.id = j.workplace_id
        JOIN employer e ON e.id = w.employer_id AND (e.workplace IS NULL OR e.workplace = lower(s.workplace))
        WHERE coalesce(s.national_id, s.employee_number, s.external_id, s.birth_date::text) IS NULL
          AND (s.card_number IS NULL OR NOT EXISTS (SELECT 1 FROM membership m
            WHERE m.union_id = c.union_id AND m.contact_id = c.id AND m.card_number IS NOT NULL))
          AND s.phones = '[]' AND s.emails = '[]'
    ), summed AS (
      SELECT row_number, id, sum(weight) AS weight FROM evidence GROUP BY row_number, id
    )
    SELECT d.row_number AS row, d.id::text, (d.weight + 2 * similarity(s.search, c.search_text)
      - CASE WHEN c.birth_date <> s.birth_date THEN 4 ELSE 0 END
      - CASE WHEN c.national_id_key <> s.national_id THEN 4 ELSE 0 END)::float8 AS score
    FROM summed d JOIN staged s USING (row_number) JOIN contact c ON c.union_id = ${union} AND c.id = d.id
    WHERE similarity(s.search, c.search_text) >= 0.3
      AND d.weight > CASE WHEN c.birth_date <> s.birth_date THEN 4 ELSE 0 END + CASE WHEN c.national_id_key <> s.national_id THEN 4 ELSE 0 END`);
  await tx.$executeRaw`SET LOCAL enable_nestloop = on`;
  return found;
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
