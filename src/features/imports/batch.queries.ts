import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { discardedAt, hasWritten, retriedIn, stopMessage, undoDeadline } from "./batch";
import type { Decisions, FileAnalysis } from "./mapping/decisions";
import { readIf, storedAnalysis, storedCounts, storedDecisions } from "./mapping/stored";
import { imports } from "./policy";

export const listedColumns = {
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

/** A batch by its id, or by SQL that names it. */
export type BatchRef = string | Prisma.Sql;

/** Of the table, or the alias, `rows`: those of the union's batch. */
export function ofBatch(rows: string, { unionId }: Pick<Context, "unionId">, batch: BatchRef): Prisma.Sql {
  const id = typeof batch === "string" ? Prisma.sql`${batch}::uuid` : batch;
  return Prisma.sql`${Prisma.raw(rows)}.union_id = ${unionId}::uuid AND ${Prisma.raw(rows)}.batch_id = ${id}`;
}

export async function getBatch(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  const batch = await read(ctx, (tx) =>
    tx.importBatch.findFirst({
      where: { unionId: ctx.unionId, id: batchId },
      select: {
        ...listedColumns,
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
  const retried = retriedIn(batch);
  return {
    ...rest,
    /** Why it failed, the work that a retry goes on with, and whether that may have written people. */
    stop: { message: stopMessage(batch), retried, hasWritten: hasWritten(retried) },
    discardedAt: discardedAt(batch),
    undoUntil: undoDeadline(batch.finishedAt),
    fileSize: Number(fileSize),
    reading: readIf(storedAnalysis, reading),
    decisions: readIf(storedDecisions, mapping),
    counts: readIf(storedCounts, counts),
  };
}

export async function getFileAnalysis(ctx: Context, batchId: string): Promise<FileAnalysis> {
  authorize(ctx, imports.read);
  const { reading } = await getBatch(ctx, batchId);
  if (!reading) throw new AppError("NOT_FOUND");
  return reading;
}

/** What the admin decided about a batch: its columns, and what becomes of the people who are here already. */
export async function decidedOf(tx: Tx, ctx: Context, batchId: string) {
  const batch = await tx.importBatch.findFirst({
    where: { unionId: ctx.unionId, id: batchId },
    select: { mapping: true, overwrites: true, leaving: true, acceptedAt: true },
  });
  if (!batch?.mapping) throw new AppError("NOT_FOUND");
  const { mapping, ...rest } = batch;
  const decisions: Decisions = storedDecisions.read(mapping);
  return { ...rest, decisions };
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
