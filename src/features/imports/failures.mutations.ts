import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { enqueue } from "@/lib/queue";
import { imports } from "./policy";
import { stoppedIn, taskOf, type WorkState, workStoppedIn } from "./work-state";

type Stopped = { batchId: string; state: WorkState };

/** The job has been tried as often as it may be: the import says so instead of waiting for ever. What it wrote stays. */
export async function stopBatch(ctx: Context, { batchId, state }: Stopped): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    const stopped = await tx.importBatch.updateMany({
      where: { unionId: ctx.unionId, id: batchId, state },
      data: {
        state: "failed",
        refusal: stoppedIn(state),
        finishedAt: new Date(),
        leaseOwner: null,
        leaseUntil: null,
      },
    });
    if (stopped.count === 0) return;
    await audit(tx, ctx, {
      action: "import.stopped",
      entity: "import_batch",
      entityId: batchId,
      details: { state },
    });
  });
}

/** Goes on where it stopped, with all its tries anew. */
export async function retry(ctx: Context, { batchId }: { batchId: string }): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    const where = { unionId: ctx.unionId, id: batchId, state: "failed" as const };
    const batch = await tx.importBatch.findFirst({ where, select: { refusal: true } });
    const state = workStoppedIn(batch?.refusal ?? null);
    if (!state) throw new AppError("CHANGED_MEANWHILE");
    const data = { state, refusal: null, leaseOwner: null, leaseUntil: null };
    const { count } = await tx.importBatch.updateMany({ where, data });
    if (count === 0) throw new AppError("CHANGED_MEANWHILE");
    await enqueue(tx, ctx, { task: taskOf[state], id: batchId });
    await audit(tx, ctx, {
      action: "import.try_again",
      entity: "import_batch",
      entityId: batchId,
      details: { state },
    });
  });
}
