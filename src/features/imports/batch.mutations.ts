import "server-only";
import type { ImportState } from "@/generated/prisma/enums";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { Prisma, type Statements, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { enqueue } from "@/lib/queue";
import type { RefusalCode } from "@/lib/spreadsheets/refusal";
import {
  isWorkState,
  type Lease,
  retriedIn,
  type StateBefore,
  type Stop,
  taskOf,
  type WorkState,
} from "./batch";
import { imports } from "./policy";

type Data = Omit<
  Prisma.ImportBatchUncheckedUpdateManyInput,
  "state" | "leaseOwner" | "leaseUntil" | "doneRows" | keyof Stop
>;

/**
 * From one of the states before to the next. `lease`: only while it is the caller's. `totalRows`: progress begins anew, of so many.
 * `stop`: why, of an import that fails. `data`: what else changes with the state.
 */
type Transition<To extends ImportState> = {
  batchId: string;
  from: readonly StateBefore<To>[];
  to: To;
  lease?: Lease;
  totalRows?: number;
  stop?: Stop;
  data?: Data;
};

/** Every change of state: the lease is handed back and the task of the new state queued. Who comes second is refused. */
export async function transition<To extends ImportState>(
  tx: Tx,
  ctx: Context,
  change: Transition<To>,
): Promise<void> {
  if (!(await moved(tx, ctx, change))) throw new AppError("CHANGED_MEANWHILE");
}

async function moved<To extends ImportState>(
  tx: Tx,
  ctx: Context,
  { batchId, from, to, lease, totalRows, stop, data }: Transition<To>,
): Promise<boolean> {
  const { count } = await tx.importBatch.updateMany({
    where: {
      ...{ unionId: ctx.unionId, id: batchId, state: { in: [...from] } },
      ...(lease && { leaseOwner: lease.owner }),
    },
    data: {
      ...{ state: to, leaseOwner: null, leaseUntil: null },
      ...(stop ?? { stopReason: null, stoppedIn: null, refusal: null }),
      ...(totalRows !== undefined && { totalRows, doneRows: 0 }),
      ...((to === "done" || to === "failed") && { finishedAt: new Date() }),
      ...(to === "undone" && { undoneAt: new Date() }),
      ...data,
    },
  });
  if (count > 0 && isWorkState(to)) await enqueue(tx, ctx, { task: taskOf(to), id: batchId });
  return count > 0;
}

type Details = Record<string, Prisma.InputJsonValue>;

export function auditBatch(
  tx: Statements,
  ctx: Context,
  batchId: string,
  { action, ...details }: Details & { action: string },
): Promise<void> {
  return audit(tx, ctx, { action: `import.${action}`, entity: "import_batch", entityId: batchId, details });
}

/** The job has been tried as often as it may be: the import says so instead of waiting for ever. What it wrote stays. */
export async function stopBatch(
  ctx: Context,
  { batchId, state }: { batchId: string; state: WorkState },
): Promise<void> {
  authorize(ctx, imports.run);
  const stop = { stopReason: "failed", stoppedIn: state, refusal: null } as const;
  await write(ctx, async (tx) => {
    if (await moved(tx, ctx, { batchId, from: [state], to: "failed", stop }))
      await auditBatch(tx, ctx, batchId, { action: "stopped", state });
  });
}

type Refused = { lease: Lease; state: "reading" | "checking"; code: RefusalCode };

/** The file can't be read. The code becomes a sentence that says what it is and what to do; of what was in it nothing stays. */
export async function refuseFile(ctx: Context, { lease, state, code }: Refused): Promise<void> {
  authorize(ctx, imports.run);
  const { batchId } = lease;
  const stop = { stopReason: "refused", stoppedIn: state, refusal: code } as const;
  await write(ctx, async (tx) => {
    if (await moved(tx, ctx, { batchId, lease, from: [state], to: "failed", stop, data: noContent }))
      await auditBatch(tx, ctx, batchId, { action: "refuse", code });
  });
}

/** What the batch itself knows of the file. */
export const noContent = { reading: Prisma.DbNull, mapping: Prisma.DbNull };

/** Goes on where it stopped, with all its tries anew. */
export async function retry(ctx: Context, { batchId }: { batchId: string }): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    const batch = await tx.importBatch.findFirst({
      where: { unionId: ctx.unionId, id: batchId },
      select: { stopReason: true, stoppedIn: true },
    });
    const state = batch && retriedIn(batch);
    if (!state) throw new AppError("CHANGED_MEANWHILE");
    await transition(tx, ctx, { batchId, from: ["failed"], to: state });
    await auditBatch(tx, ctx, batchId, { action: "try_again", state });
  });
}
