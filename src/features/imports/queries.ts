import "server-only";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import type { Decisions, FileAnalysis } from "./mapping/decisions";
import { imports } from "./policy";
import type { CheckCounts } from "./reader/join-rows";
import { outcomesOfEach } from "./review/outcomes.queries";

const listed = {
  id: true,
  fileName: true,
  state: true,
  totalRows: true,
  doneRows: true,
  counts: true,
  stopReason: true,
  stoppedIn: true,
  refusal: true,
  createdAt: true,
  finishedAt: true,
  undoneAt: true,
  createdByUser: { select: { name: true } },
} as const;

/** The newest fifty imports, and how many there are; of those that are ready to run, the heaps as their own screens show them. */
export async function listBatches(ctx: Context) {
  authorize(ctx, imports.read);
  return read(ctx, async (tx) => {
    const batches = await tx.importBatch.findMany({
      where: { unionId: ctx.unionId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: 50,
      select: listed,
    });
    const total = await tx.importBatch.count({ where: { unionId: ctx.unionId } });
    const ready = batches.flatMap(({ id, state }) => (state === "ready" ? [id] : []));
    const piles = await outcomesOfEach(ctx, ready);
    return {
      batches: batches.map((batch) => ({
        ...batch,
        counts: batch.counts as CheckCounts | null,
        piles: piles.get(batch.id) ?? null,
      })),
      total,
    };
  });
}

export async function getBatch(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  const batch = await read(ctx, (tx) =>
    tx.importBatch.findFirst({
      where: { unionId: ctx.unionId, id: batchId },
      select: {
        ...listed,
        fileSize: true,
        sheet: true,
        reading: true,
        mapping: true,
        startedAt: true,
        workplace: { select: { id: true, name: true } },
      },
    }),
  );
  if (!batch) throw new AppError("NOT_FOUND");
  const { reading, mapping, counts, fileSize, ...rest } = batch;
  return {
    ...rest,
    fileSize: Number(fileSize),
    reading: reading as unknown as FileAnalysis | null,
    decisions: mapping as unknown as Decisions | null,
    counts: counts as CheckCounts | null,
  };
}

export async function getFileAnalysis(ctx: Context, batchId: string): Promise<FileAnalysis> {
  authorize(ctx, imports.read);
  const { reading } = await getBatch(ctx, batchId);
  if (!reading) throw new AppError("NOT_FOUND");
  return reading;
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

/** For the page that waits: only what moves. `queued`: another import is being written, and this one is next. */
export async function getProgress(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  return read(ctx, async (tx) => {
    const batch = await tx.importBatch.findFirst({
      where: { unionId: ctx.unionId, id: batchId },
      select: { state: true, doneRows: true, totalRows: true, startedAt: true, leaseOwner: true },
    });
    if (!batch) throw new AppError("NOT_FOUND");
    const { leaseOwner, ...progress } = batch;
    const others =
      batch.state === "running" && leaseOwner === null
        ? await tx.importBatch.count({
            where: {
              ...{ unionId: ctx.unionId, id: { not: batchId }, state: "running" },
              ...{ leaseOwner: { not: null }, leaseUntil: { gt: new Date() } },
            },
          })
        : 0;
    return { ...progress, queued: others > 0 };
  });
}
