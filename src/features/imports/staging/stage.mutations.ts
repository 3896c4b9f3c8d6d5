import "server-only";
import { sealNationalId } from "@/features/contacts/national-id.queries";
import { sealText } from "@/features/contacts/sealed-texts.queries";
import { searchText } from "@/features/matching/search-text";
import type { Context } from "@/lib/context";
import type { CopyingTx, CopyValue } from "@/lib/copy";
import { today } from "@/lib/dates";
import { Prisma, type Tx, write, writeCopying } from "@/lib/db";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import type { Lease } from "../batch";
import { auditBatch, transition } from "../batch.mutations";
import { ofBatch } from "../batch.queries";
import { renewLease, reportProgress } from "../lease.mutations";
import { type CheckCounts, storedCounts } from "../mapping/stored";
import type { ParsedPerson } from "../parse/parsed-person";
import { imports } from "../policy";
import type { CheckedPiece, FileCounts } from "../reader/join-rows";
import { sealedCells } from "./sealed-cells.queries";
import { addressOf, stagedColumns, stagedRowOf } from "./staged-row";

const clearSize = 20_000;

/** Throws away what an earlier check left, with its answers. False when nothing is left, or the lease is somebody else's. */
export async function clearStaged(ctx: Context, lease: Lease): Promise<boolean> {
  authorize(ctx, imports.run);
  return write(ctx, async (tx) => {
    if (!(await renewLease(tx, ctx, lease))) return false;
    await tx.importCandidate.deleteMany({ where: { unionId: ctx.unionId, batchId: lease.batchId } });
    const people = await deleteSome(tx, ctx, { lease, table: "import_person" });
    const rows = await deleteSome(tx, ctx, { lease, table: "import_row" });
    if (people + rows === 0) return false;
    await auditBatch(tx, ctx, lease.batchId, { action: "check_again", rows });
    return true;
  });
}

type Cleared = { lease: Lease; table: "import_row" | "import_person" };

function deleteSome(tx: Tx, ctx: Context, { lease, table }: Cleared) {
  const from = Prisma.raw(table);
  const ours = ofBatch(table, ctx, lease.batchId);
  return tx.$executeRaw(Prisma.sql`
    DELETE FROM ${from} WHERE ${ours} AND row_number <= (
      SELECT max(row_number) FROM (SELECT row_number FROM ${from} WHERE ${ours} ORDER BY row_number LIMIT ${clearSize}::int) s)`);
}

/**
 * Puts some checked rows beside the people, with the progress: copied in, each with the id that it gets if it is new and
 * what is sealed of it. False when the lease is somebody else's.
 */
export async function stagePiece(
  ctx: Context,
  lease: Lease,
  { people, joined, rejected, doubts, done }: CheckedPiece & { done: number },
): Promise<boolean> {
  authorize(ctx, imports.run);
  const day = today(ctx);
  return writeCopying(ctx, async (tx) => {
    if (!(await reportProgress(tx, ctx, { lease, done }))) return false;
    const doubted = new Map(doubts.map(([row, warnings]) => [row, JSON.stringify({ warnings })]));
    await copyPeople(
      tx,
      ctx,
      lease,
      people.map((person) => stagedRowOf(person, sealed(ctx, person), day)),
    );
    await copyOutcomes(tx, ctx, lease, [
      ...people.map(({ row }): CopyValue[] => [row, "staged", "[]", doubted.get(row) ?? null, null]),
      ...joined.map(([row, sameAs]): CopyValue[] => [row, "joined", "[]", doubted.get(row) ?? null, sameAs]),
      ...rejected.map(({ row, reason, cells }): CopyValue[] => {
        const kept = sealedCells(cells, { batchId: lease.batchId, row });
        return [row, "rejected", JSON.stringify(kept), JSON.stringify({ reason }), null];
      }),
    ]);
    return true;
  });
}

/** From now on whoever comes in may be missed by the search that begins. False when the lease is somebody else's. */
export async function beginMatching(ctx: Context, lease: Lease): Promise<boolean> {
  authorize(ctx, imports.run);
  return write(ctx, async (tx) => {
    if (!(await renewLease(tx, ctx, lease))) return false;
    await tx.$executeRaw(Prisma.sql`
      UPDATE import_batch SET checked_at = now() WHERE union_id = ${ctx.unionId}::uuid AND id = ${lease.batchId}::uuid`);
    await measureStaged(tx);
    await auditBatch(tx, ctx, lease.batchId, { action: "match" });
    return true;
  });
}

/** The planner learns of the rows that were staged, matched or written since, before they are looked through as a whole. */
export async function measureStaged(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT measure_import()`;
}

/** How far the check is, while nothing is written; false when the lease is somebody else's. */
export async function noteProgress(ctx: Context, lease: Lease, done: number): Promise<boolean> {
  authorize(ctx, imports.run);
  return writeCopying(ctx, (tx) => reportProgress(tx, ctx, { lease, done }));
}

/** Nothing is counted, and nobody else takes the batch over; false when somebody has. */
export async function keepLease(ctx: Context, lease: Lease): Promise<boolean> {
  authorize(ctx, imports.run);
  return writeCopying(ctx, (tx) => renewLease(tx, ctx, lease));
}

function sealed(ctx: Context, person: ParsedPerson) {
  const { name, nickname, nationalId, note } = person;
  const contactId = newId();
  const { nationalIdCipher = null, nationalIdKey = null } = nationalId
    ? sealNationalId(ctx, { contactId, nationalId })
    : {};
  const addressCipher = sealText(ctx, "address", addressOf(person));
  const backgroundCipher = sealText(ctx, "background", note);
  const ids = { contactId, nationalIdCipher, nationalIdKey };
  return { ...ids, searchText: searchText(name, nickname), addressCipher, backgroundCipher };
}

async function copyPeople(tx: CopyingTx, ctx: Context, { batchId }: Lease, rows: CopyValue[][]) {
  if (rows.length === 0) return;
  await copyInto(tx, ctx, { batchId, table: "import_person", columns: stagedColumns, rows });
}

const outcomeColumns = ["row_number", "state", "cells", "reasons", "same_as"];

async function copyOutcomes(tx: CopyingTx, ctx: Context, { batchId }: Lease, rows: CopyValue[][]) {
  if (rows.length === 0) return;
  await copyInto(tx, ctx, { batchId, table: "import_row", columns: outcomeColumns, rows });
}

type Copied = {
  batchId: string;
  table: "import_person" | "import_row";
  columns: readonly string[];
  rows: CopyValue[][];
};

/** Row security takes rows from a table of this transaction only: `copied_` and the table's name, which stays until its end. */
async function copyInto(tx: CopyingTx, ctx: Context, { batchId, table, columns, rows }: Copied) {
  const [from, into, list] = [`copied_${table}`, table, columns.join(", ")].map((text) => Prisma.raw(text));
  await tx.$executeRaw(
    Prisma.sql`CREATE TEMP TABLE ${from} ON COMMIT DROP AS SELECT ${list} FROM ${into} WITH NO DATA`,
  );
  await tx.copy(`copied_${table}`, columns, rows);
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO ${into} (union_id, batch_id, ${list})
    SELECT ${ctx.unionId}::uuid, ${batchId}::uuid, ${list} FROM ${from} ORDER BY row_number`);
}

type Finished = { lease: Lease; counts: FileCounts };

/** Every row is staged and matched: the admin's turn. Gives back nothing when the lease is somebody else's. */
export async function finishCheck(ctx: Context, { lease, counts }: Finished): Promise<CheckCounts | null> {
  authorize(ctx, imports.run);
  return write(ctx, async (tx) => {
    if (!(await renewLease(tx, ctx, lease))) return null;
    await measureStaged(tx);
    const where = { unionId: ctx.unionId, batchId: lease.batchId, state: "staged" as const };
    const people = await tx.importRow.count({ where });
    const known = await tx.importRow.count({ where: { ...where, contactId: { not: null } } });
    const all: CheckCounts = { ...counts, people, known, created: people - known };
    const change = { batchId: lease.batchId, from: ["checking"], to: "ready" } as const;
    await transition(tx, ctx, { ...change, totalRows: people, data: { counts: storedCounts.write(all) } });
    await auditBatch(tx, ctx, lease.batchId, { action: "checked", people, rejected: counts.rejected });
    return all;
  });
}
