import "server-only";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { enqueue } from "@/lib/queue";
import { imports } from "../policy";

export type NewBatch = { id: string; fileName: string; size: number; hash: string };

/** Records a file that lies on disk under the batch's id, and queues its reading. */
export async function createBatch(ctx: Context, { id, fileName, size, hash }: NewBatch): Promise<string> {
  authorize(ctx, imports.run);
  const createdBy = actingUserId(ctx);
  if (!createdBy) throw new AppError("FORBIDDEN");
  await write(ctx, async (tx) => {
    await tx.importBatch.createMany({
      data: [{ unionId: ctx.unionId, id, fileName, fileHash: hash, fileSize: size, filePath: id, state: "reading", createdBy }],
    });
    await enqueue(tx, ctx, { task: "import.read", id });
    await audit(tx, ctx, { action: "import.upload", entity: "import_batch", entityId: id, details: { size, hash } });
  });
  return id;
}
