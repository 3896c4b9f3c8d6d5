import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { waitingDays, waitingStates, writingStates } from "./batch";
import { auditBatch, noContent, transition } from "./batch.mutations";
import { ofBatch } from "./batch.queries";
import { imports } from "./policy";

const pieceSize = 10_000;

/** Takes the next import that nobody came back to out of everybody's hands; null when there is none. */
export async function lapseNext(ctx: Context): Promise<string | null> {
  authorize(ctx, imports.run);
  return write(ctx, async (tx) => {
    const [row] = await tx.$queryRaw<{ id: string; state: (typeof waitingStates)[number] }[]>(Prisma.sql`
      SELECT id::text, state FROM import_batch
      WHERE union_id = ${ctx.unionId}::uuid AND state = ANY (${[...waitingStates]}::import_state[])
        AND stop_reason IS DISTINCT FROM 'lapsed' AND (stopped_in IS NULL OR stopped_in <> ALL (${[...writingStates]}::import_state[]))
        AND (lease_until IS NULL OR lease_until < now())
        AND greatest(created_at, started_at, finished_at) < now() - make_interval(days => ${waitingDays}::int)
      ORDER BY created_at LIMIT 1 FOR UPDATE`);
    if (!row) return null;
    const stop = { stopReason: "lapsed", stoppedIn: row.state, refusal: null } as const;
    const change = { batchId: row.id, from: [row.state], to: "failed" } as const;
    await transition(tx, ctx, { ...change, stop, data: noContent });
    await auditBatch(tx, ctx, row.id, { action: "lapse" });
    return row.id;
  });
}

/** Throws away the next piece of what a lapsed import staged, and at the end the import itself; false when it is gone. */
export async function clearLapsed(ctx: Context, batchId: string): Promise<boolean> {
  authorize(ctx, imports.run);
  return write(ctx, async (tx) => {
    if ((await deletePeople(tx, ctx, batchId)) > 0) return true;
    const where = { unionId: ctx.unionId, batchId };
    const rows = await tx.importRow.findMany({
      where,
      orderBy: { rowNumber: "asc" },
      take: pieceSize,
      select: { rowNumber: true },
    });
    const to = rows.at(-1)?.rowNumber;
    if (to !== undefined)
      return (await tx.importRow.deleteMany({ where: { ...where, rowNumber: { lte: to } } })).count > 0;
    await tx.importBatch.deleteMany({ where: { unionId: ctx.unionId, id: batchId, stopReason: "lapsed" } });
    await auditBatch(tx, ctx, batchId, { action: "discard" });
    return false;
  });
}

function deletePeople(tx: Tx, ctx: Context, batchId: string): Promise<number> {
  const ours = ofBatch("import_person", ctx, batchId);
  return tx.$executeRaw(Prisma.sql`
    DELETE FROM import_person WHERE ${ours} AND row_number <= (
      SELECT max(row_number) FROM (SELECT row_number FROM import_person WHERE ${ours} ORDER BY row_number LIMIT ${pieceSize}::int) s)`);
}

/** Where the forgetting of an import has got to: the row of the file, the change of a person. */
export type Forgotten = { row: number; change: string };
export const fromTheStart: Forgotten = { row: -1, change: "00000000-0000-0000-0000-000000000000" };

/**
 * Throws away the next piece of what an ended import knows of people: the cells of rejected rows, the values that an undo would
 * have needed. That something was changed, and in which fields, stays. Null when nothing is left.
 */
export async function forgetNext(
  ctx: Context,
  { batchId, from }: { batchId: string; from: Forgotten },
): Promise<Forgotten | null> {
  authorize(ctx, imports.run);
  return write(ctx, async (tx) => {
    const next = await forgetPiece(tx, ctx, { batchId, from });
    if (next) return next;
    const where = { unionId: ctx.unionId, batchId };
    await tx.importCandidate.updateMany({ where, data: { before: Prisma.DbNull } });
    await tx.importBatch.updateMany({
      where: { unionId: ctx.unionId, id: batchId },
      data: { forgottenAt: new Date() },
    });
    await auditBatch(tx, ctx, batchId, { action: "forget" });
    return null;
  });
}

type Piece = { batchId: string; from: Forgotten };

async function forgetPiece(tx: Tx, ctx: Context, { batchId, from }: Piece): Promise<Forgotten | null> {
  const of = (alias: string) => ofBatch(alias, ctx, batchId);
  const [rows] = await tx.$queryRaw<{ to: number | null }[]>(Prisma.sql`
    WITH page AS (
      SELECT row_number FROM import_row r WHERE ${of("r")} AND r.state = 'rejected' AND r.row_number > ${from.row}::int
      ORDER BY row_number LIMIT ${pieceSize}::int
    ), done AS (
      UPDATE import_row r SET cells = '[]' FROM page p WHERE ${of("r")} AND r.row_number = p.row_number
    ) SELECT max(row_number) AS to FROM page`);
  if (rows?.to != null) return { ...from, row: rows.to };
  const [changes] = await tx.$queryRaw<{ to: string | null }[]>(Prisma.sql`
    WITH page AS (
      SELECT id FROM import_change x WHERE ${of("x")} AND x.id > ${from.change}::uuid ORDER BY id LIMIT ${pieceSize}::int
    ), done AS (
      UPDATE import_change x SET before = NULL, after = (SELECT jsonb_object_agg(key, NULL) FROM jsonb_object_keys(x.after) key)
      FROM page p WHERE ${of("x")} AND x.id = p.id AND (x.before IS NOT NULL OR jsonb_strip_nulls(x.after) <> '{}')
    ) SELECT max(id::text) AS to FROM page`);
  return changes?.to ? { ...from, change: changes.to } : null;
}
