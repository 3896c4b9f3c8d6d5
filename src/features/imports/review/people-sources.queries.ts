import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { ofBatch } from "../batch.queries";
import type { PeopleFilter } from "../rows.schema";
import { absenceTerms, absentFromList } from "./absences.queries";

/** The people of a list, as (id, name, notes, other_id, other_name, ended). */
export async function peopleOf(
  tx: Tx,
  ctx: Context,
  { batchId, filter }: { batchId: string; filter: PeopleFilter },
): Promise<Prisma.Sql> {
  const changes = Prisma.sql`import_change x WHERE ${ofBatch("x", ctx, batchId)}`;
  switch (filter) {
    case "missing": {
      const terms = await absenceTerms(tx, ctx, batchId);
      if (terms.scope === null) return Prisma.sql`${person("c")} FROM contact c WHERE false`;
      return Prisma.sql`${person("l", "l.department")} FROM (${absentFromList(ctx, { batchId, ...terms })}) l`;
    }
    case "absences":
      return Prisma.sql`${person("c", "x.after ->> 'department'", "x.entity = 'job_ended'")}
        FROM (SELECT * FROM ${changes} AND x.entity IN ('absence', 'job_ended')) x
        LEFT JOIN job j ON x.entity = 'job_ended' AND j.union_id = x.union_id AND j.id = x.entity_id
        JOIN contact c ON c.union_id = x.union_id AND c.id = CASE WHEN x.entity = 'job_ended' THEN j.contact_id ELSE x.entity_id END`;
    case "pairs":
      return pairsMade(ctx, batchId);
    case "edited":
      return changedPeople(Prisma.sql`${changes} AND x.entity = 'edited_since'`);
    case "kept":
      return changedPeople(
        Prisma.sql`${changes} AND x.undone_at IS NULL AND x.entity = ANY (${valueChanges}::text[])`,
      );
  }
}

const person = (alias: string, note = "NULL", ended = "false") =>
  Prisma.raw(
    `SELECT ${alias}.id, ${alias}.name, array_remove(ARRAY[${note}]::text[], NULL) AS notes, NULL::uuid AS other_id, NULL AS other_name, ${ended} AS ended`,
  );

/** Pairs of rows that came in as two and that nobody has decided about, then or since. */
function pairsMade(ctx: Context, batchId: string): Prisma.Sql {
  return Prisma.sql`
    WITH asked AS MATERIALIZED (
      SELECT q.row_number, q.other_row FROM import_candidate q WHERE ${ofBatch("q", ctx, batchId)} AND q.answer IS NULL AND q.other_row IS NOT NULL
    )
    SELECT a.id, a.name, ARRAY[]::text[] AS notes, b.id AS other_id, b.name AS other_name, false AS ended FROM asked q
    JOIN import_row r ON ${ofBatch("r", ctx, batchId)} AND r.row_number = q.row_number
    JOIN import_row o ON ${ofBatch("o", ctx, batchId)} AND o.row_number = q.other_row
    JOIN contact a ON a.union_id = r.union_id AND a.id = r.contact_id
    JOIN contact b ON b.union_id = o.union_id AND b.id = o.contact_id
    WHERE r.contact_id <> o.contact_id AND NOT EXISTS (
      SELECT 1 FROM contact_distinction d WHERE d.union_id = r.union_id
        AND d.contact_a = least(r.contact_id, o.contact_id) AND d.contact_b = greatest(r.contact_id, o.contact_id))`;
}

const valueChanges = [
  ...["contact_fields", "job_fields", "membership_fields", "contact_point_fields", "contact_point_added"],
  ...["national_id", "job_move", "job_opened", "job_ended", "membership_opened"],
];

/** People whose values were left, because somebody had changed them; with what was changed. */
function changedPeople(changes: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT c.id, c.name, array_agg(DISTINCT k.column) AS notes, NULL::uuid AS other_id, NULL AS other_name, false AS ended
    FROM (SELECT * FROM ${changes}) x
    LEFT JOIN job j ON x.entity LIKE 'job%' AND j.union_id = x.union_id AND j.id = x.entity_id
    LEFT JOIN membership m ON x.entity LIKE 'membership%' AND m.union_id = x.union_id AND m.id = x.entity_id
    LEFT JOIN contact_point p ON x.entity LIKE 'contact_point%' AND p.union_id = x.union_id AND p.id = x.entity_id
    JOIN contact c ON c.union_id = x.union_id AND c.id = coalesce(j.contact_id, m.contact_id, p.contact_id, x.entity_id)
    CROSS JOIN LATERAL (
      SELECT regexp_replace(key, '_cipher$', '') AS column FROM jsonb_object_keys(x.after) AS key WHERE (x.entity LIKE '%_fields' OR x.entity = 'edited_since') AND key <> 'consent_on'
      UNION ALL SELECT CASE WHEN x.entity = 'contact_point_added' THEN 'consent' WHEN x.entity LIKE 'job%' THEN 'job' WHEN x.entity LIKE 'membership%' THEN 'membership' ELSE 'national_id' END
        WHERE x.entity NOT LIKE '%_fields' AND x.entity <> 'edited_since') k
    GROUP BY c.id, c.name`;
}
