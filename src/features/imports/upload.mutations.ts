import "server-only";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { enqueue } from "@/lib/queue";
import { discardUpload } from "@/lib/uploads";
import { imports } from "./policy";
import { stoppedIn } from "./work-state";

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
    await enqueue(tx, ctx, { task: "import.read", id });
    await audit(tx, ctx, {
      action: "import.upload",
      entity: "import_batch",
      entityId: id,
      details: { size, hash },
    });
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
        state: { in: ["uploaded", "reading", "mapping", "checking", "ready", "failed"] },
        OR: [{ refusal: null }, { refusal: { notIn: [stoppedIn("running"), stoppedIn("undoing")] } }],
      },
    });
    if (gone.count === 0) throw new AppError("CHANGED_MEANWHILE");
    await audit(tx, ctx, { action: "import.discard", entity: "import_batch", entityId: batchId });
  });
  await discardUpload(batchId);
}
