import "server-only";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, read, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { restoreTries } from "@/lib/queue";
import { type Lease, taskOf } from "../batch";
import { auditBatch, transition } from "../batch.mutations";
import { decidedOf, ofBatch } from "../batch.queries";
import { enqueueWaiting, renewLease } from "../lease.mutations";
import { type Decisions, withoutPeople } from "../mapping/decisions";
import { readIf, storedAnalysis, storedCounts } from "../mapping/stored";
import { imports } from "../policy";
import { applyAbsences } from "../review/absences.mutations";
import { rememberAnswers } from "../review/answers.mutations";
import { holdUndecided } from "../review/hold.mutations";
import { acceptImpact, weighImpact } from "../review/impact.mutations";
import type { StartCommit } from "../schema";
import { measureStaged } from "../staging/stage.mutations";
import { rememberTemplate } from "../templates.mutations";
import { writeChunk } from "./chunk.mutations";
import { recordListedConsents } from "./consents.mutations";
import { recordHeadcounts } from "./headcounts.mutations";
import { fillKnown } from "./known-people.mutations";
import { createPeople } from "./new-people.mutations";
import { settlePlaces } from "./places.mutations";

const batchSize = 4_000;

/** The admin has seen the impact: run it. Rows that nobody has decided about are held; the rest is written. */
export async function startCommit(ctx: Context, agreed: StartCommit): Promise<void> {
  authorize(ctx, imports.run);
  const { batchId, seen } = agreed;
  await read(ctx, (tx) => requirePeople(tx, ctx, batchId));
  const weighed = await weighImpact(ctx, agreed);
  await write(ctx, async (tx) => {
    await transition(tx, ctx, { batchId, from: ["ready"], to: "running" });
    await acceptImpact(tx, ctx, { batchId, seen, weighed });
    await holdUndecided(tx, ctx, batchId);
    await rememberTemplate(tx, ctx, { batchId });
    await auditBatch(tx, ctx, batchId, { action: "run", replaced: weighed.replaced });
  });
}

/** An import of nobody is no success; one that has begun is not weighed again. */
async function requirePeople(tx: Tx, ctx: Context, batchId: string): Promise<void> {
  const where = { unionId: ctx.unionId, id: batchId, state: "ready" as const };
  const batch = await tx.importBatch.findFirst({ where, select: { counts: true } });
  if (!batch) throw new AppError("CHANGED_MEANWHILE");
  if (readIf(storedCounts, batch.counts)?.people === 0) throw new AppError("INVALID", { rows: "required" });
}

/**
 * Writes the next people with their undo rows and the progress, in one transaction: killed at any moment, each person is there
 * once or not yet. False when nothing is left, or when the lease went to somebody else.
 */
export async function commitNext(ctx: Context, lease: Lease, size = batchSize): Promise<boolean> {
  authorize(ctx, imports.run);
  return write(ctx, async (tx) => {
    if (!(await renewLease(tx, ctx, lease))) return false;
    const { decisions } = await decidedOf(tx, ctx, lease.batchId);
    const arrived = await writeChunk(tx, ctx, { lease, size });
    if (arrived === 0) {
      await finish(tx, ctx, { lease, decisions });
      return false;
    }
    await settlePlaces(tx, ctx, { lease, place: decisions.place });
    const created = await createPeople(tx, ctx, lease);
    const known = await fillKnown(tx, ctx, lease);
    await recordListedConsents(tx, ctx, lease);
    await clearChunk(tx, ctx, lease);
    await advance(tx, ctx, { lease, done: arrived });
    await restoreTries(tx, { task: taskOf("running"), id: lease.batchId });
    await auditBatch(tx, ctx, lease.batchId, { action: "batch", created, known });
    return true;
  });
}

/** What each row became; its person needs no copy any more. Rows that were joined to it learn whose they are. */
async function clearChunk(tx: Tx, ctx: Context, { batchId }: Lease): Promise<void> {
  const ours = (alias: string) => ofBatch(alias, ctx, batchId);
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_row i SET contact_id = a.id,
      state = (CASE WHEN a.is_new THEN 'created' WHEN a.touched THEN 'changed' ELSE 'unchanged' END)::import_row_state
    FROM arriving a WHERE ${ours("i")} AND i.row_number = a.row_number`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_row i SET contact_id = a.id FROM arriving a WHERE ${ours("i")} AND i.state = 'joined' AND i.same_as = a.row_number`);
  await tx.$executeRaw(Prisma.sql`
    DELETE FROM import_person p USING arriving a WHERE ${ours("p")} AND p.row_number = a.row_number`);
}

async function advance(tx: Tx, ctx: Context, { lease, done }: { lease: Lease; done: number }): Promise<void> {
  await tx.importBatch.updateMany({
    where: { unionId: ctx.unionId, id: lease.batchId },
    data: { doneRows: { increment: done } },
  });
}

async function finish(
  tx: Tx,
  ctx: Context,
  { lease, decisions }: { lease: Lease; decisions: Decisions },
): Promise<void> {
  const { batchId } = lease;
  await measureStaged(tx);
  await rememberAnswers(tx, ctx, batchId);
  const left = await applyAbsences(tx, ctx, batchId);
  if (decisions.recordHeadcount) await recordHeadcounts(tx, ctx, { batchId, on: today(ctx) });
  const batch = await tx.importBatch.findFirst({
    where: { unionId: ctx.unionId, id: batchId },
    select: { counts: true, reading: true },
  });
  const states = await tx.importRow.groupBy({
    by: ["state"],
    where: { unionId: ctx.unionId, batchId },
    _count: { _all: true },
  });
  const of = (state: string) => states.find((row) => row.state === state)?._count._all ?? 0;
  const outcome = {
    ...{ created: of("created"), changed: of("changed"), unchanged: of("unchanged") },
    ...{ joined: of("joined"), held: of("held"), left },
  };
  const counts = storedCounts.write({ ...storedCounts.read(batch?.counts), ...outcome });
  const reading = storedAnalysis.write(withoutPeople(storedAnalysis.read(batch?.reading)));
  await transition(tx, ctx, { batchId, from: ["running"], to: "done", data: { reading, counts } });
  await enqueueWaiting(tx, ctx, batchId);
  await auditBatch(tx, ctx, batchId, { action: "done", ...outcome });
}
