import "server-only";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import type { MoveEnrolmentsInput } from "./enrolments.schema";
import { enrolments } from "./policy";

type Moved = { enrolmentId: string; version: number };
/** Another user moved it before: where the card is now, who moved it, and when. */
export type MoveConflict = {
  enrolmentId: string;
  stageId: string;
  version: number;
  by: string | null;
  at: string;
};
export type MoveOutcome = { moved: Moved[]; conflicts: MoveConflict[] };

type Move = MoveEnrolmentsInput["moves"][number];
type Row = { id: string; campaignId: string; stageId: string; version: number };
type Verdict = { replayed: Set<string>; movable: { move: Move; row: Row }[]; late: Row[] };

/**
 * Moves cards to a stage in one transaction, each only if it was not moved since it was read: the others are returned as
 * conflicts. A move sent twice happens once.
 */
export async function moveEnrolments(
  ctx: Context,
  { moves, toStageId }: MoveEnrolmentsInput,
): Promise<MoveOutcome> {
  authorize(ctx, enrolments.move);
  return write(ctx, async (tx) => {
    const rows = await lockRows(tx, ctx, moves);
    await requireStage(tx, ctx, { rows, toStageId });
    const verdict = judge({ moves, rows, done: await doneAlready(tx, ctx, moves), toStageId });
    await step(tx, ctx, { movable: verdict.movable, toStageId });
    const moved = verdict.movable.map(({ row }) => ({ enrolmentId: row.id, version: row.version + 1 }));
    if (moved.length > 0) {
      const enrolmentIds = moved.map(({ enrolmentId }) => enrolmentId);
      await audit(tx, ctx, {
        action: "enrolment.move",
        entity: "stage",
        entityId: toStageId,
        details: { enrolmentIds },
      });
    }
    const replays = rows
      .filter((row) => verdict.replayed.has(row.id))
      .map(({ id, version }) => ({ enrolmentId: id, version }));
    return { moved: [...moved, ...replays], conflicts: await explain(tx, ctx, verdict.late) };
  });
}

/** In the order of their ids, so that two users who move the same cards cannot deadlock. */
async function lockRows(tx: Tx, ctx: Context, moves: readonly Move[]): Promise<Row[]> {
  const ids = [...new Set(moves.map((move) => move.enrolmentId))];
  const rows = await tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT e.id, e.campaign_id AS "campaignId", e.stage_id AS "stageId", e.version
    FROM enrolment e JOIN contact c ON c.union_id = e.union_id AND c.id = e.contact_id
    WHERE e.union_id = ${ctx.unionId}::uuid AND e.id = ANY (${ids}::uuid[]) AND e.removed_at IS NULL
    ORDER BY e.id FOR UPDATE OF e`);
  if (rows.length !== ids.length || ids.length !== moves.length) throw new AppError("NOT_FOUND");
  return rows;
}

async function requireStage(
  tx: Tx,
  ctx: Context,
  { rows, toStageId }: { rows: Row[]; toStageId: string },
): Promise<void> {
  const stage = await tx.stage.findFirst({
    where: { unionId: ctx.unionId, id: toStageId },
    select: { campaignId: true, campaign: { select: { archivedAt: true } } },
  });
  if (!stage || rows.some((row) => row.campaignId !== stage.campaignId)) throw new AppError("NOT_FOUND");
  if (stage.campaign.archivedAt) throw new AppError("CONFLICT", { form: "archived" });
}

type Done = { id: string; enrolmentId: string; toStageId: string };

/** Asked after the rows are locked: a retry waits for its first try and then finds it here. */
function doneAlready(tx: Tx, ctx: Context, moves: readonly Move[]): Promise<Done[]> {
  return tx.stageMove.findMany({
    where: { unionId: ctx.unionId, id: { in: moves.map(({ id }) => id) } },
    select: { id: true, enrolmentId: true, toStageId: true },
  });
}

type Judging = { moves: readonly Move[]; rows: Row[]; done: Done[]; toStageId: string };

function judge({ moves, rows, done, toStageId }: Judging): Verdict {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const verdict: Verdict = { replayed: new Set(), movable: [], late: [] };
  for (const move of moves) {
    const row = byId.get(move.enrolmentId);
    const before = done.find(({ id }) => id === move.id);
    if (row) sort(verdict, { move, row, before, toStageId });
  }
  return verdict;
}

type Case = { move: Move; row: Row; before: Done | undefined; toStageId: string };

function sort(verdict: Verdict, { move, row, before, toStageId }: Case): void {
  if (before) requireSameMove(before, { enrolmentId: row.id, toStageId });
  if (!before && row.version !== move.version) verdict.late.push(row);
  else if (row.stageId === toStageId) verdict.replayed.add(row.id);
  else if (before) verdict.late.push(row);
  else verdict.movable.push({ move, row });
}

function requireSameMove(before: Done, now: Omit<Done, "id">): void {
  const same = before.enrolmentId === now.enrolmentId && before.toStageId === now.toStageId;
  if (!same) throw new AppError("CONFLICT");
}

async function step(
  tx: Tx,
  ctx: Context,
  { movable, toStageId }: Pick<Verdict, "movable"> & { toStageId: string },
): Promise<void> {
  if (movable.length === 0) return;
  const ids = movable.map(({ row }) => row.id);
  await tx.$executeRaw(Prisma.sql`
    UPDATE enrolment SET stage_id = ${toStageId}::uuid, entered_stage_at = now(), version = version + 1
    WHERE union_id = ${ctx.unionId}::uuid AND id = ANY (${ids}::uuid[])`);
  const [by, at] = [actingUserId(ctx), new Date()];
  await tx.stageMove.createMany({
    data: movable.map(({ move, row }) => ({
      unionId: ctx.unionId,
      id: move.id,
      enrolmentId: row.id,
      fromStageId: row.stageId,
      toStageId,
      movedBy: by,
      movedAt: at,
    })),
  });
}

async function explain(tx: Tx, ctx: Context, late: readonly Row[]): Promise<MoveConflict[]> {
  if (late.length === 0) return [];
  const ids = late.map(({ id }) => id);
  const last = await tx.$queryRaw<{ enrolmentId: string; by: string | null; at: string }[]>(Prisma.sql`
    SELECT DISTINCT ON (m.enrolment_id) m.enrolment_id AS "enrolmentId", u.name AS by,
      to_char(m.moved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
    FROM stage_move m LEFT JOIN "user" u ON u.id = m.moved_by
    WHERE m.union_id = ${ctx.unionId}::uuid AND m.enrolment_id = ANY (${ids}::uuid[])
    ORDER BY m.enrolment_id, m.moved_at DESC, m.id DESC`);
  const byId = new Map(last.map((row) => [row.enrolmentId, row]));
  return late.map(({ id, stageId, version }) => {
    const { by = null, at = new Date().toISOString() } = byId.get(id) ?? {};
    return { enrolmentId: id, stageId, version, by, at };
  });
}
