import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Statements, type Tx, write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { enqueue } from "@/lib/queue";
import { type Lease, taskOf, type WorkState } from "./batch";
import { auditBatch } from "./batch.mutations";
import { imports } from "./policy";

const leaseSeconds = 30;

/** Takes a batch that is in `state` and that nobody holds; null when another process is at it or it is past that state. */
export async function takeLease(
  ctx: Context,
  batchId: string,
  { owner, state }: { owner: string; state: WorkState },
): Promise<Lease | null> {
  authorize(ctx, imports.run);
  return write(ctx, async (tx) => {
    if (state === "running" && (await otherCommit(tx, ctx, batchId))) return null;
    const taken = await tx.$executeRaw(Prisma.sql`
      UPDATE import_batch SET lease_owner = ${owner}, lease_until = now() + make_interval(secs => ${leaseSeconds}),
        started_at = CASE WHEN done_rows = 0 THEN now() ELSE coalesce(started_at, now()) END
      WHERE union_id = ${ctx.unionId}::uuid AND id = ${batchId}::uuid AND state = ${state}::import_state
        AND (lease_owner IS NULL OR lease_owner = ${owner} OR lease_until < now())`);
    if (taken === 0) return null;
    await auditBatch(tx, ctx, batchId, { action: state });
    return { batchId, owner };
  });
}

/**
 * Until when another import of the union has the word to write, if one has. One at a time: each finds the people of the one before
 * it. The lock keeps two that ask at the same moment from both being told that nobody has.
 */
async function otherCommit(tx: Tx, ctx: Context, batchId: string): Promise<Date | null> {
  await tx.$executeRaw(
    Prisma.sql`SELECT pg_advisory_xact_lock(hashtextextended(${`import.commit ${ctx.unionId}`}, 0))`,
  );
  const [other] = await tx.$queryRaw<{ until: Date | null }[]>(Prisma.sql`
    SELECT max(lease_until) AS until FROM import_batch
    WHERE union_id = ${ctx.unionId}::uuid AND id <> ${batchId}::uuid AND state = 'running' AND lease_owner IS NOT NULL AND lease_until > now()`);
  return other?.until ?? null;
}

/** Imports that waited for this one to be written need not wait until its lease would have run out. */
export async function enqueueWaiting(tx: Tx, ctx: Context, batchId: string): Promise<void> {
  const waiting = await tx.importBatch.findMany({
    where: { unionId: ctx.unionId, id: { not: batchId }, state: "running" },
    select: { id: true },
  });
  for (const { id } of waiting) await enqueue(tx, ctx, { task: taskOf("running"), id });
}

/**
 * Another worker holds the batch, or held it when it was killed, or another import is being written: the job comes back when that
 * lease has run out, unless the batch has gone on or was discarded meanwhile.
 */
export async function requeue(
  ctx: Context,
  { batchId, state }: { batchId: string; state: WorkState },
): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    const where = { unionId: ctx.unionId, id: batchId, state };
    const batch = await tx.importBatch.findFirst({ where, select: { leaseUntil: true } });
    if (!batch) return;
    const other = state === "running" ? await otherCommit(tx, ctx, batchId) : null;
    const until = batch.leaseUntil ?? other ?? new Date();
    const at = new Date(until.getTime() + 500);
    await enqueue(tx, ctx, { task: taskOf(state), id: batchId, at });
    await auditBatch(tx, ctx, batchId, { action: "wait" });
  });
}

/** In every transaction of a leased job: false when the lease was lost, and then nothing may be written. */
export async function renewLease(tx: Statements, ctx: Context, { batchId, owner }: Lease): Promise<boolean> {
  const kept = await tx.$executeRaw(Prisma.sql`
    UPDATE import_batch SET lease_until = now() + make_interval(secs => ${leaseSeconds})
    WHERE union_id = ${ctx.unionId}::uuid AND id = ${batchId}::uuid AND lease_owner = ${owner}`);
  return kept === 1;
}

/** Renews the lease and says how far the work is; false when the lease was lost. */
export async function reportProgress(
  tx: Statements,
  ctx: Context,
  { lease: { batchId, owner }, done }: { lease: Lease; done: number },
): Promise<boolean> {
  const kept = await tx.$executeRaw(Prisma.sql`
    UPDATE import_batch SET done_rows = ${done}::int, lease_until = now() + make_interval(secs => ${leaseSeconds})
    WHERE union_id = ${ctx.unionId}::uuid AND id = ${batchId}::uuid AND lease_owner = ${owner}`);
  return kept === 1;
}

/** Hands the lease back, so that another worker need not wait for it to run out. */
export async function returnLease(ctx: Context, { batchId, owner }: Lease): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    await tx.importBatch.updateMany({
      where: { unionId: ctx.unionId, id: batchId, leaseOwner: owner },
      data: { leaseOwner: null, leaseUntil: null },
    });
    await auditBatch(tx, ctx, batchId, { action: "lease_returned" });
  });
}
