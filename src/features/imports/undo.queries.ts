import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { ofBatch } from "./batch.queries";
import { imports } from "./policy";
import { countGoing, mergedSince } from "./undo/staying.queries";

export type UndoPreview = Awaited<ReturnType<typeof undoPreview>>;

/** What an undo would do: who goes and who stays, whose values are put back, and how many jobs go on. */
export async function undoPreview(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  const [back] = await read(ctx, (tx) =>
    tx.$queryRaw<{ restores: number; reopens: number }[]>(Prisma.sql`
      SELECT (SELECT count(DISTINCT c.id)::int FROM import_row i JOIN contact c ON c.union_id = i.union_id AND c.id = i.contact_id
          WHERE ${ofBatch("i", ctx, batchId)} AND i.state = 'changed' AND NOT ${mergedSince}) AS restores,
        (SELECT count(*)::int FROM import_change x WHERE ${ofBatch("x", ctx, batchId)}
          AND x.entity = 'job_ended' AND x.undone_at IS NULL) AS reopens`),
  );
  return { ...(await countGoing(ctx, batchId)), restores: back?.restores ?? 0, reopens: back?.reopens ?? 0 };
}

/** The one workplace of an import's people; null when there are none, or several. */
export async function workplaceOfImport(ctx: Context, batchId: string): Promise<string | null> {
  authorize(ctx, imports.read);
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT DISTINCT c.workplace_id::text AS id FROM import_row r JOIN contact c ON c.union_id = r.union_id AND c.id = r.contact_id
      WHERE ${ofBatch("r", ctx, batchId)} AND c.workplace_id IS NOT NULL LIMIT 2`),
  );
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

/** How many people of an import were made one with somebody since. */
export async function countMerged(ctx: Context, batchId: string): Promise<number> {
  authorize(ctx, imports.read);
  const [row] = await read(ctx, (tx) =>
    tx.$queryRaw<{ count: number }[]>(Prisma.sql`
      SELECT count(DISTINCT g.survivor_id)::int AS count FROM contact_merge g JOIN import_change x
        ON x.union_id = g.union_id AND x.entity_id IN (g.survivor_id, g.gone_id) AND x.entity = 'contact' AND x.undone_at IS NULL
      WHERE g.union_id = ${ctx.unionId}::uuid AND g.undone_at IS NULL AND x.batch_id = ${batchId}::uuid`),
  );
  return row?.count ?? 0;
}
