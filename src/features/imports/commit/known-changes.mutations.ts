import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { changesOf, type Terms } from "../review/field-changes.queries";
import { placeFields } from "./place-fields";

export type Known = { batchId: string; terms: Terms };

/**
 * Writes down what the known people of `arriving` are about to get, before they do: the undo's record, and what the writing itself
 * reads. Entities: contact_fields, job_fields, job_move (the place changes: one job ends, another begins), membership_fields, and
 * edited_since for values that somebody changed after the admin had seen the impact; those stay.
 */
export async function recordChanges(tx: Tx, ctx: Context, { batchId, terms }: Known): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    CREATE TEMP TABLE recorded ON COMMIT DROP AS
    SELECT sibling_id(${batchId}::uuid) AS id, e.row_number,
      CASE WHEN e.kind = 'edited' THEN 'edited_since' WHEN e.holder <> 'job' THEN e.holder || '_fields' WHEN e.moves THEN 'job_move' ELSE 'job_fields' END AS entity,
      e.entity_id, e.before, e.after
    FROM (
      SELECT x.row_number, x.holder, CASE WHEN x.kind = 'edited' THEN x.contact_id ELSE x.holder_id END AS entity_id,
        CASE WHEN x.kind = 'edited' THEN 'edited' ELSE 'written' END AS kind,
        bool_or(x.kind = 'replaced' AND x.field = ANY (${placeFields}::text[])) AS moves,
        jsonb_object_agg(x.col, x.ours_raw) AS before, jsonb_object_agg(x.col, x.theirs_raw) AS after
      FROM (${changesOf(ctx, { batchId, terms, of: "arriving" })}) x
      WHERE x.kind <> 'kept' AND x.col IS NOT NULL AND x.holder_id IS NOT NULL
      GROUP BY 1, 2, 3, 4
    ) e`);
  await tx.$executeRaw(Prisma.sql`ANALYZE recorded`);
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO import_change (union_id, batch_id, id, row_number, entity, entity_id, before, after)
    SELECT ${ctx.unionId}::uuid, ${batchId}::uuid, id, row_number, entity, entity_id, before, after FROM recorded`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE arriving SET touched = true WHERE row_number IN (SELECT row_number FROM recorded WHERE entity <> 'edited_since')`);
}

/** Whoever got the rows that an insert returned as `made` is touched; the rows themselves are remembered as `entity`. */
export function remembering(insert: Prisma.Sql, entity: string, after: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    WITH made AS (${insert} RETURNING *), kept AS (
      INSERT INTO import_change (union_id, batch_id, id, row_number, entity, entity_id, after)
      SELECT m.union_id, m.import_batch_id, sibling_id(m.id), a.row_number, ${entity}, m.id, ${after}
      FROM made m JOIN arriving a ON a.id = m.contact_id
    )
    UPDATE arriving SET touched = true WHERE id IN (SELECT contact_id FROM made)`;
}
