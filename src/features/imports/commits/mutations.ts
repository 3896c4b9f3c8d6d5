import "server-only";
import { refreshPresentDay } from "@/features/contacts/present-day/mutations";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { type Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { enqueue } from "@/lib/queue";
import { type Lease, renewLease } from "../leases/mutations";
import { imports } from "../policy";
import { step } from "../readings/mutations";
import { type Decisions, type Reading, withoutPeople } from "../readings/rules";
import type { ParsedPerson } from "../rules";
import type { CheckCounts } from "../stagings/rules";
import { recordHeadcounts } from "./headcounts/mutations";
import { fillKnown } from "./known/mutations";
import { createPeople } from "./people/mutations";
import { placesOf } from "./places/mutations";

const batchSize = 500;

export type StagedRow = { row: number; contactId: string | null; person: ParsedPerson };

/** The admin has seen the impact: run it. */
export async function startCommit(ctx: Context, { batchId }: { batchId: string }): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    await step(tx, ctx, { batchId, from: ["ready"], to: "running" });
    await enqueue(tx, ctx, { task: "import.commit", id: batchId });
    await audit(tx, ctx, { action: "import.run", entity: "import_batch", entityId: batchId });
  });
}

/**
 * Writes the next five hundred people with their undo rows and the progress, in one transaction: killed at any moment,
 * each person is there once or not yet. False when nothing is left, or when the lease went to somebody else.
 */
export async function commitNext(ctx: Context, lease: Lease): Promise<boolean> {
  authorize(ctx, imports.run);
  return write(ctx, async (tx) => {
    if (!(await renewLease(tx, ctx, lease))) return false;
    const staged = await nextStaged(tx, ctx, lease);
    const decisions = await decisionsOf(tx, ctx, lease);
    if (staged.length === 0) {
      await finish(tx, ctx, { lease, decisions });
      return false;
    }
    const places = await placesOf(tx, ctx, { lease, decisions, people: staged.map(({ person }) => person) });
    const fresh = staged.filter(({ contactId }) => contactId === null);
    const known = staged.filter(({ contactId }) => contactId !== null);
    const created = await createPeople(tx, ctx, { lease, places, rows: fresh });
    await fillKnown(tx, ctx, { lease, places, rows: known });
    await refreshPresentDay(tx, ctx, [...created, ...known.flatMap(({ contactId }) => contactId ?? [])]);
    await advance(tx, ctx, { lease, done: staged.length });
    await audit(tx, ctx, {
      action: "import.batch",
      entity: "import_batch",
      entityId: lease.batchId,
      details: { created: created.length, known: known.length },
    });
    return true;
  });
}

async function nextStaged(tx: Tx, ctx: Context, { batchId }: Lease): Promise<StagedRow[]> {
  const rows = await tx.importRow.findMany({
    where: { unionId: ctx.unionId, batchId, state: "staged" },
    orderBy: { rowNumber: "asc" },
    take: batchSize,
    select: { rowNumber: true, contactId: true, person: true },
  });
  return rows.map(({ rowNumber, contactId, person }) => ({
    row: rowNumber,
    contactId,
    person: person as unknown as ParsedPerson,
  }));
}

async function decisionsOf(tx: Tx, ctx: Context, { batchId }: Lease): Promise<Decisions> {
  const batch = await tx.importBatch.findFirst({
    where: { unionId: ctx.unionId, id: batchId },
    select: { mapping: true },
  });
  if (!batch?.mapping) throw new AppError("NOT_FOUND");
  return batch.mapping as unknown as Decisions;
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
  const outcome = { created: of("created"), changed: of("changed"), unchanged: of("unchanged") };
  const counts = { ...(batch?.counts as unknown as CheckCounts), ...outcome };
  // Citizen numbers wait in the clear only until they are sealed with their contact.
  await tx.$executeRaw`UPDATE import_row SET person = NULL, reasons = NULL
    WHERE union_id = ${ctx.unionId}::uuid AND batch_id = ${batchId}::uuid AND state <> 'rejected'`;
  const reading = withoutPeople(batch?.reading as unknown as Reading) as unknown as Prisma.InputJsonObject;
  const data = {
    state: "done" as const,
    reading,
    counts: counts as Prisma.InputJsonObject,
    finishedAt: new Date(),
    leaseOwner: null,
    leaseUntil: null,
  };
  await tx.importBatch.updateMany({ where: { unionId: ctx.unionId, id: batchId }, data });
  await audit(tx, ctx, {
    action: "import.done",
    entity: "import_batch",
    entityId: batchId,
    details: outcome,
  });
}
