import "server-only";
import { actingUserId, type Context } from "@/lib/context";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { enqueue } from "@/lib/queue";
import { discardUpload } from "@/lib/uploads";
import { taskOf, waitingStates, writingStates } from "./batch";
import { auditBatch } from "./batch.mutations";
import { imports } from "./policy";

export type NewBatch = { id: string; fileName: string; size: number; hash: string };

/** Records a file that lies on disk under the batch's id, and queues its reading. */
export async function createBatch(ctx: Context, { id, fileName, size, hash }: NewBatch): Promise<string> {
  authorize(ctx, imports.run);
  const createdBy = actingUserId(ctx);
  if (!createdBy) throw new AppError("FORBIDDEN");
  await write(ctx, async (tx) => {
    await tx.importBatch.createMany({
      data: [
        {
          unionId: ctx.unionId,
          id,
          fileName,
          fileHash: hash,
          fileSize: size,
          filePath: id,
          state: "reading",
          createdBy,
        },
      ],
    });
    await enqueue(tx, ctx, { task: taskOf("reading"), id });
    await auditBatch(tx, ctx, id, { action: "upload", size, hash });
  });
  return id;
}

/** Throws away an import that has written nothing yet; its file goes with it. */
export async function discardBatch(ctx: Context, { batchId }: { batchId: string }): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    const gone = await tx.importBatch.deleteMany({
      where: {
        unionId: ctx.unionId,
        id: batchId,
        state: { in: [...waitingStates] },
        OR: [{ stoppedIn: null }, { stoppedIn: { notIn: [...writingStates] } }],
      },
    });
    if (gone.count === 0) throw new AppError("CHANGED_MEANWHILE");
    await auditBatch(tx, ctx, batchId, { action: "discard" });
  });
  await discardUpload(batchId);
}
