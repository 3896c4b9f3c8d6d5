import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { imports } from "../policy";

export type KeptChange = { id: string; name: string; columns: string[] };

const kinds = [
  ...[
    "contact_fields",
    "job_fields",
    "membership_fields",
    "contact_point_fields",
    "contact_point_added",
    "national_id",
  ],
  ...["job_move", "job_opened", "job_ended", "membership_opened"],
];

/** People whose values the undo left, because somebody changed them after the import; with what was changed. */
export async function listKeptChanges(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  return changesOfPeople(
    ctx,
    Prisma.sql`x.batch_id = ${batchId}::uuid AND x.undone_at IS NULL AND x.entity = ANY (${kinds}::text[])`,
  );
}

/** People whose values the import left, because somebody changed them after its impact was seen. */
export async function listEditedSince(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  return changesOfPeople(ctx, Prisma.sql`x.batch_id = ${batchId}::uuid AND x.entity = 'edited_since'`);
}

function changesOfPeople(ctx: Context, which: Prisma.Sql): Promise<KeptChange[]> {
  return read(ctx, (tx) =>
    tx.$queryRaw<KeptChange[]>(Prisma.sql`
      SELECT c.id::text, c.name, array_agg(DISTINCT k.column) AS columns
      FROM import_change x
      LEFT JOIN job j ON x.entity LIKE 'job%' AND j.union_id = x.union_id AND j.id = x.entity_id
      LEFT JOIN membership m ON x.entity LIKE 'membership%' AND m.union_id = x.union_id AND m.id = x.entity_id
      LEFT JOIN contact_point p ON x.entity LIKE 'contact_point%' AND p.union_id = x.union_id AND p.id = x.entity_id
      JOIN contact c ON c.union_id = x.union_id AND c.id = coalesce(j.contact_id, m.contact_id, p.contact_id, x.entity_id)
      CROSS JOIN LATERAL (
        SELECT key AS column FROM jsonb_object_keys(x.after) AS key WHERE (x.entity LIKE '%_fields' OR x.entity = 'edited_since') AND key <> 'consent_on'
        UNION ALL SELECT CASE WHEN x.entity = 'contact_point_added' THEN 'consent' WHEN x.entity LIKE 'job%' THEN 'job' WHEN x.entity LIKE 'membership%' THEN 'membership' ELSE 'national_id' END
          WHERE x.entity NOT LIKE '%_fields' AND x.entity <> 'edited_since') k
      WHERE x.union_id = ${ctx.unionId}::uuid AND ${which}
      GROUP BY c.id, c.name ORDER BY lower(c.name), c.name, c.id LIMIT 200`),
  );
}
