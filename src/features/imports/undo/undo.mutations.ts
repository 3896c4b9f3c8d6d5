import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { restoreTries } from "@/lib/queue";
import { hasWritten, type Lease, retriedIn, taskOf, undoableSince } from "../batch";
import { auditBatch, transition } from "../batch.mutations";
import { ofBatch } from "../batch.queries";
import { renewLease } from "../lease.mutations";
import { type CheckCounts, storedCounts } from "../mapping/stored";
import { imports } from "../policy";
import { takeBackListed } from "./consents.mutations";
import { forgetPlaces } from "./places.mutations";
import { reopenEnded, restoreNext } from "./restore.mutations";
import { leftOfImport, mergedSince, workedWith } from "./staying.queries";

const batchSize = 2_000;

type Undo = { batchId: string; alsoWorkedWith: boolean };

/**
 * Takes an import back, for thirty days. People whom somebody worked with since stay, and are listed, unless
 * `alsoWorkedWith` says that they go too, with their conversations.
 */
export async function startUndo(ctx: Context, { batchId, alsoWorkedWith }: Undo): Promise<void> {
  authorize(ctx, imports.undo);
  await write(ctx, async (tx) => {
    const batch = await tx.importBatch.findFirst({
      where: { unionId: ctx.unionId, id: batchId, finishedAt: { gt: undoableSince() } },
      select: { stopReason: true, stoppedIn: true },
    });
    if (!batch) throw new AppError("CHANGED_MEANWHILE");
    const stopped = hasWritten(retriedIn(batch)) ? (["failed"] as const) : [];
    const ours = { unionId: ctx.unionId, batchId };
    const added = await tx.importChange.count({ where: { ...ours, entity: "contact", undoneAt: null } });
    const changed = await tx.importRow.count({ where: { ...ours, state: "changed" } });
    await transition(tx, ctx, {
      ...{ batchId, from: ["done", "undone", ...stopped], to: "undoing" },
      ...{ totalRows: added + changed, data: { undoAll: alsoWorkedWith } },
    });
    await auditBatch(tx, ctx, batchId, { action: "undo", alsoWorkedWith });
  });
}

/** Takes the next people back; false when none is left, or the lease is somebody else's. */
export async function undoNext(ctx: Context, lease: Lease): Promise<boolean> {
  authorize(ctx, imports.undo);
  return write(ctx, async (tx) => {
    if (!(await renewLease(tx, ctx, lease))) return false;
    if (await undoPiece(tx, ctx, lease)) return true;
    await reopenEnded(tx, ctx, lease.batchId);
    await takeBackListed(tx, ctx, lease.batchId);
    // What the held rows say is of no use any more.
    await tx.importPerson.deleteMany({ where: { unionId: ctx.unionId, batchId: lease.batchId } });
    await forgetPlaces(tx, ctx, lease);
    await finish(tx, ctx, lease);
    return false;
  });
}

/** First those who came, then those who were here; with the progress. False when nobody is left. */
async function undoPiece(tx: Tx, ctx: Context, lease: Lease): Promise<boolean> {
  const removed = await removeNext(tx, ctx, lease);
  const restored = removed > 0 ? 0 : await restoreNext(tx, ctx, lease.batchId);
  if (removed + restored === 0) return false;
  await tx.importBatch.updateMany({
    where: { unionId: ctx.unionId, id: lease.batchId },
    data: { doneRows: { increment: removed + restored } },
  });
  await restoreTries(tx, { task: taskOf("undoing"), id: lease.batchId });
  await auditBatch(tx, ctx, lease.batchId, { action: "undo_batch", removed, restored });
  return true;
}

/** Found by the contacts that are left, not by the changes that were made: those who are gone cost no second look. */
async function removeNext(tx: Tx, ctx: Context, { batchId }: Lease): Promise<number> {
  const ours = Prisma.sql`${ofBatch("x", ctx, batchId)} AND x.entity = 'contact' AND x.undone_at IS NULL`;
  return tx.$executeRaw(Prisma.sql`
    WITH page AS MATERIALIZED (
      SELECT c.union_id, c.id FROM contact c
      JOIN import_batch b ON b.union_id = c.union_id AND b.id = c.import_batch_id
      WHERE c.union_id = ${ctx.unionId}::uuid AND c.import_batch_id = ${batchId}::uuid
        AND EXISTS (SELECT 1 FROM import_change x WHERE ${ours} AND x.entity_id = c.id)
        AND NOT ${mergedSince} AND (b.undo_all OR NOT ${workedWith})
      LIMIT ${batchSize}::int
    ), gone AS (
      DELETE FROM contact c USING page p WHERE c.union_id = p.union_id AND c.id = p.id RETURNING c.id
    )
    UPDATE import_change x SET undone_at = now() FROM gone WHERE ${ours} AND x.entity_id = gone.id`);
}

async function finish(tx: Tx, ctx: Context, { batchId }: Lease): Promise<void> {
  const done = await countDone(tx, ctx, batchId);
  const batch = await tx.importBatch.findFirst({
    where: { unionId: ctx.unionId, id: batchId },
    select: { counts: true },
  });
  const counts = storedCounts.write({ ...storedCounts.read(batch?.counts), ...done });
  await transition(tx, ctx, { batchId, from: ["undoing"], to: "undone", data: { counts } });
  await auditBatch(tx, ctx, batchId, { action: "undone", ...done });
}

type Done = Required<Pick<CheckCounts, "undone" | "kept" | "restored" | "reopened">>;

/** What the undos of an import have done so far: people removed and left, people put back as they were, jobs that go on. */
async function countDone(tx: Tx, ctx: Context, batchId: string): Promise<Done> {
  const ours = (alias: string) => ofBatch(alias, ctx, batchId);
  const [done] = await tx.$queryRaw<Done[]>(Prisma.sql`
    SELECT (SELECT count(*)::int FROM import_change x WHERE ${ours("x")} AND x.undone_at IS NOT NULL AND x.entity = 'contact') AS undone,
      (SELECT count(DISTINCT id)::int FROM (${leftOfImport(ctx, batchId)}) l WHERE why IS NOT NULL) AS kept,
      (SELECT count(DISTINCT i.contact_id)::int FROM import_row i WHERE ${ours("i")} AND EXISTS (
        SELECT 1 FROM import_change x WHERE ${ours("x")} AND x.row_number = i.row_number AND x.undone_at IS NOT NULL
          AND x.entity <> 'contact' AND x.entity <> 'edited_since')) AS restored,
      (SELECT count(*)::int FROM import_change x WHERE ${ours("x")} AND x.undone_at IS NOT NULL AND x.entity = 'job_ended') AS reopened`);
  return done ?? { undone: 0, kept: 0, restored: 0, reopened: 0 };
}
