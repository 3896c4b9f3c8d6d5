import "server-only";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { listedColumns } from "./batch.queries";
import { type CheckCounts, readIf, storedCounts } from "./mapping/stored";
import { imports } from "./policy";
import { outcomesOfEach } from "./review/outcomes.queries";

/** The newest fifty imports, and how many there are; of those that are ready to run, the heaps as their own screens show them. */
export async function listBatches(ctx: Context) {
  authorize(ctx, imports.read);
  return read(ctx, async (tx) => {
    const batches = await tx.importBatch.findMany({
      where: { unionId: ctx.unionId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 50,
      select: listedColumns,
    });
    const total = await tx.importBatch.count({ where: { unionId: ctx.unionId } });
    const ready = batches.flatMap(({ id, state }) => (state === "ready" ? [id] : []));
    const piles = await outcomesOfEach(ctx, ready);
    return {
      batches: batches.map((batch) => ({
        ...batch,
        counts: countsOf(batch.counts),
        piles: piles.get(batch.id) ?? null,
      })),
      total,
    };
  });
}

/** An import of another version says nothing of its figures, and the others are listed. */
function countsOf(json: unknown): CheckCounts | null {
  try {
    return readIf(storedCounts, json);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Another import of the very same file: the latest that came in, else one that is under way. */
export async function sameFileAs(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  const [other] = await read(
    ctx,
    (tx) => tx.$queryRaw<{ id: string; fileName: string; createdAt: Date; isDone: boolean }[]>`
      SELECT o.id::text, o.file_name AS "fileName", coalesce(o.finished_at, o.created_at) AS "createdAt", o.state = 'done' AS "isDone"
      FROM import_batch b JOIN import_batch o ON o.union_id = b.union_id AND o.file_hash = b.file_hash AND o.id <> b.id
      WHERE b.union_id = ${ctx.unionId}::uuid AND b.id = ${batchId}::uuid AND o.state NOT IN ('failed', 'undone', 'undoing')
      ORDER BY o.state = 'done' DESC, o.created_at DESC LIMIT 1`,
  );
  return other ?? null;
}
