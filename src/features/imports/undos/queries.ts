import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { imports } from "../policy";

/** Whoever has a talk, a promise, a move by a person, or a row of theirs that this import didn't make. */
export const workedWith = Prisma.sql`(
  EXISTS (SELECT 1 FROM conversation v WHERE v.union_id = c.union_id AND v.contact_id = c.id)
  OR EXISTS (SELECT 1 FROM follow_up f WHERE f.union_id = c.union_id AND f.contact_id = c.id)
  OR EXISTS (SELECT 1 FROM enrolment e JOIN stage_move s ON s.union_id = e.union_id AND s.enrolment_id = e.id
    WHERE e.union_id = c.union_id AND e.contact_id = c.id AND s.from_stage_id IS NOT NULL)
  OR EXISTS (SELECT 1 FROM job j WHERE j.union_id = c.union_id AND j.contact_id = c.id AND j.import_batch_id IS DISTINCT FROM c.import_batch_id)
  OR EXISTS (SELECT 1 FROM membership m WHERE m.union_id = c.union_id AND m.contact_id = c.id AND m.import_batch_id IS DISTINCT FROM c.import_batch_id)
  OR EXISTS (SELECT 1 FROM assessment a WHERE a.union_id = c.union_id AND a.contact_id = c.id AND a.import_batch_id IS DISTINCT FROM c.import_batch_id)
  OR EXISTS (SELECT 1 FROM contact_point p WHERE p.union_id = c.union_id AND p.contact_id = c.id AND p.import_batch_id IS DISTINCT FROM c.import_batch_id)
  OR EXISTS (SELECT 1 FROM contact_issue s WHERE s.union_id = c.union_id AND s.contact_id = c.id AND s.import_batch_id IS DISTINCT FROM c.import_batch_id)
  OR EXISTS (SELECT 1 FROM audit_entry l WHERE l.union_id = c.union_id AND l.entity = 'contact' AND l.entity_id = c.id))`;

/** Whoever was made one with somebody since. Her history is no longer this import's alone: the merge is undone first. */
export const mergedSince = Prisma.sql`EXISTS (
  SELECT 1 FROM contact_merge g WHERE g.union_id = c.union_id AND g.survivor_id = c.id AND g.undone_at IS NULL)`;

/** How many people of an import were merged since, and so stay whatever is chosen. */
export async function countMerged(ctx: Context, batchId: string): Promise<number> {
  authorize(ctx, imports.read);
  const [row] = await read(ctx, (tx) =>
    tx.$queryRaw<{ count: number }[]>(Prisma.sql`
      SELECT count(DISTINCT g.id)::int AS count FROM import_change x JOIN contact_merge g
        ON g.union_id = x.union_id AND x.entity_id IN (g.survivor_id, g.gone_id) AND g.undone_at IS NULL
      WHERE x.union_id = ${ctx.unionId}::uuid AND x.batch_id = ${batchId}::uuid AND x.entity = 'contact' AND x.undone_at IS NULL`),
  );
  return row?.count ?? 0;
}

/** How many people an import brought in that no undo has taken back. */
export async function countCreated(ctx: Context, batchId: string): Promise<number> {
  authorize(ctx, imports.read);
  const where = { unionId: ctx.unionId, batchId, entity: "contact", undoneAt: null };
  return read(ctx, (tx) => tx.importChange.count({ where }));
}

/** How many people of an import would stay if it were undone. */
export async function countWorkedWith(ctx: Context, batchId: string): Promise<number> {
  authorize(ctx, imports.read);
  const [row] = await read(ctx, (tx) =>
    tx.$queryRaw<{ count: number }[]>(Prisma.sql`
      SELECT count(*)::int AS count FROM import_change x JOIN contact c ON c.union_id = x.union_id AND c.id = x.entity_id
      WHERE x.union_id = ${ctx.unionId}::uuid AND x.batch_id = ${batchId}::uuid AND x.entity = 'contact' AND x.undone_at IS NULL AND ${workedWith}`),
  );
  return row?.count ?? 0;
}

/** The one workplace of an import's people; null when there are none, or several. */
export async function workplaceOfImport(ctx: Context, batchId: string): Promise<string | null> {
  authorize(ctx, imports.read);
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT DISTINCT c.workplace_id::text AS id FROM import_row r JOIN contact c ON c.union_id = r.union_id AND c.id = r.contact_id
      WHERE r.union_id = ${ctx.unionId}::uuid AND r.batch_id = ${batchId}::uuid AND c.workplace_id IS NOT NULL LIMIT 2`),
  );
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}
