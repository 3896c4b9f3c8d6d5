import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import type { Lease } from "../batch";
import { auditBatch, transition } from "../batch.mutations";
import { ofBatch } from "../batch.queries";
import { renewLease } from "../lease.mutations";
import { imports } from "../policy";
import { heldRows } from "./open-questions.queries";

/** Nobody guesses: rows with an open question about a contact stay behind, with what they say, until it is answered. */
export async function holdUndecided(tx: Tx, ctx: Context, batchId: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_row r SET state = 'held' WHERE ${ofBatch("r", ctx, batchId)} AND state = 'staged'
      AND row_number IN (${heldRows(ctx, batchId)})`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_batch SET total_rows = done_rows + (SELECT count(*) FROM import_row r WHERE ${ofBatch("r", ctx, batchId)} AND r.state = 'staged')
    WHERE union_id = ${ctx.unionId}::uuid AND id = ${batchId}::uuid`);
}

/** Rows that a second look has made a question are held like the others. False when the lease is somebody else's. */
export async function holdAgain(ctx: Context, lease: Lease): Promise<boolean> {
  authorize(ctx, imports.run);
  return write(ctx, async (tx) => {
    if (!(await renewLease(tx, ctx, lease))) return false;
    await holdUndecided(tx, ctx, lease.batchId);
    await auditBatch(tx, ctx, lease.batchId, { action: "looked_again" });
    return true;
  });
}

/** The held rows that have their answers now are written like the others, by the same job. */
export async function commitHeld(ctx: Context, { batchId }: { batchId: string }): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    await transition(tx, ctx, { batchId, from: ["done"], to: "running" });
    const rows = await tx.$executeRaw(Prisma.sql`
      UPDATE import_row r SET state = 'staged' WHERE ${ofBatch("r", ctx, batchId)} AND state = 'held' AND row_number NOT IN (${heldRows(ctx, batchId)})`);
    if (rows === 0) throw new AppError("CHANGED_MEANWHILE");
    await tx.$executeRaw(Prisma.sql`
      UPDATE import_batch SET total_rows = total_rows + ${rows}::int WHERE union_id = ${ctx.unionId}::uuid AND id = ${batchId}::uuid`);
    await auditBatch(tx, ctx, batchId, { action: "run_held", rows });
  });
}
