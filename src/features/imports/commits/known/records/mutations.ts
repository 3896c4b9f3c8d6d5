import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { changesOf, termsOf } from "../../../impacts/changes/queries";
import { placeFields } from "./rules";

/** Some rows of a batch whose people are here already, each with its contact at the same place of `ids`. */
export type KnownRows = { batchId: string; rows: readonly number[]; ids: readonly string[] };

/** The rows `r` with their contacts: from the arrays, for the planner has no figures for rows staged a moment ago. */
export function pairs({ rows, ids }: Pick<KnownRows, "rows" | "ids">): Prisma.Sql {
  return Prisma.sql`unnest(${rows}::int[], ${ids}::uuid[]) AS r (row_number, contact_id)`;
}

/** The same with what the rows say, `i`. */
export function people(ctx: Context, known: KnownRows): Prisma.Sql {
  return Prisma.sql`${pairs(known)} JOIN import_person i
    ON i.union_id = ${ctx.unionId}::uuid AND i.batch_id = ${known.batchId}::uuid AND i.row_number = r.row_number`;
}

/**
 * Writes down what these rows are about to change, before anything is: the undo's record, and what the writing itself reads.
 * Entities: contact_fields, job_fields, job_move (the place changes: one job ends, another begins), membership_fields, and
 * edited_since for values that somebody changed after the admin had seen the impact; those stay.
 */
export async function recordChanges(tx: Tx, ctx: Context, known: KnownRows): Promise<void> {
  const { batchId } = known;
  const terms = await termsOf(tx, ctx, batchId);
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO import_change (union_id, batch_id, id, row_number, entity, entity_id, before, after)
    SELECT ${ctx.unionId}::uuid, ${batchId}::uuid, gen_random_uuid(), e.row_number,
      CASE WHEN e.kind = 'edited' THEN 'edited_since' WHEN e.holder <> 'job' THEN e.holder || '_fields' WHEN e.moves THEN 'job_move' ELSE 'job_fields' END,
      e.holder_id, e.before, e.after
    FROM (
      SELECT x.row_number, x.holder, CASE WHEN x.kind = 'edited' THEN x.contact_id ELSE x.holder_id END AS holder_id,
        CASE WHEN x.kind = 'edited' THEN 'edited' ELSE 'written' END AS kind,
        bool_or(x.kind = 'replaced' AND x.field = ANY (${placeFields}::text[])) AS moves,
        jsonb_object_agg(x.col, x.ours_raw) AS before, jsonb_object_agg(x.col, x.theirs_raw) AS after
      FROM (${changesOf(ctx, { batchId, terms, rows: pairs(known) })}) x
      WHERE x.kind <> 'kept' AND x.col IS NOT NULL AND x.holder_id IS NOT NULL
      GROUP BY 1, 2, 3, 4
    ) e`);
}

/** The recorded changes `x` of one kind of these rows. */
export function recorded(ctx: Context, { batchId, rows }: KnownRows, entity: string): Prisma.Sql {
  return Prisma.sql`x.union_id = ${ctx.unionId}::uuid AND x.batch_id = ${batchId}::uuid AND x.entity = ${entity}
    AND x.row_number = ANY (${rows}::int[]) AND x.undone_at IS NULL`;
}
