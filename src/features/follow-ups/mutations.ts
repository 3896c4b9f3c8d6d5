import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { plusDays, toDatabaseDay, today } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { followUps } from "./policy";
import type { Close, MoveBack, Postpone, Reassign, Reopen } from "./schema";

type Closing = Close & { at?: Date };

/** Kept, broken or cancelled. Doing it twice is once; somebody who was faster with another answer wins. */
export async function closeFollowUp(ctx: Context, { id, state, at }: Closing): Promise<void> {
  authorize(ctx, followUps.change);
  await write(ctx, async (tx) => {
    const open = { unionId: ctx.unionId, id, state: "open" as const };
    const data = { state, closedAt: at ?? new Date(), closedBy: actingUserId(ctx), keptIn: null };
    const { count } = await tx.followUp.updateMany({ where: open, data });
    if (count === 0) return requireState(tx, ctx, { id, state });
    await record(tx, ctx, { action: state, id });
  });
}

/** Takes a closing back. */
export async function reopenFollowUp(ctx: Context, { id }: Reopen): Promise<void> {
  authorize(ctx, followUps.change);
  await write(ctx, async (tx) => {
    const { count } = await tx.followUp.updateMany({
      where: { unionId: ctx.unionId, id, state: { not: "open" } },
      data: { state: "open", closedAt: null, closedBy: null, keptIn: null },
    });
    if (count === 0) return requireState(tx, ctx, { id, state: "open" });
    await record(tx, ctx, { action: "reopen", id });
  });
}

/** To tomorrow unless another day is given; a late one may go to a shift that comes in today. Each time is counted and shown. */
export async function postponeFollowUp(ctx: Context, { id, dueOn }: Postpone): Promise<void> {
  authorize(ctx, followUps.change);
  const tomorrow = plusDays(today(ctx), 1);
  if (dueOn && dueOn < today(ctx)) throw new AppError("INVALID", { dueOn: "past" });
  await write(ctx, async (tx) => {
    await changeOpen(tx, ctx, id, { dueOn: toDatabaseDay(dueOn ?? tomorrow), postponed: { increment: 1 } });
    await record(tx, ctx, { action: "postpone", id });
  });
}

/** Undoes one postponement. */
export async function moveBackFollowUp(ctx: Context, { id, dueOn }: MoveBack): Promise<void> {
  authorize(ctx, followUps.change);
  await write(ctx, async (tx) => {
    const { count } = await tx.followUp.updateMany({
      where: { unionId: ctx.unionId, id, state: "open", postponed: { gt: 0 } },
      data: { dueOn: toDatabaseDay(dueOn), postponed: { decrement: 1 } },
    });
    if (count === 0) throw await refusal(tx, ctx, id);
    await record(tx, ctx, { action: "move_back", id });
  });
}

/** Gives the task to a colleague whose turf holds the contact. */
export async function reassignFollowUp(ctx: Context, { id, userId }: Reassign): Promise<void> {
  authorize(ctx, followUps.reassign);
  await write(ctx, async (tx) => {
    if (!(await reaches(tx, ctx, { id, userId }))) throw new AppError("INVALID", { userId: "choice" });
    await changeOpen(tx, ctx, id, { assignedTo: userId });
    await record(tx, ctx, { action: "reassign", id, details: { userId } });
  });
}

async function reaches(tx: Tx, ctx: Context, { id, userId }: Reassign): Promise<boolean> {
  const rows = await tx.$queryRaw<{ reaches: boolean | null }[]>`
    SELECT bool_or(s.whole_union OR EXISTS (
      SELECT 1 FROM turf t WHERE t.union_id = s.union_id AND t.seat_id = s.id AND t.workplace_id = c.workplace_id
        AND (t.department_id IS NULL OR t.department_id = c.department_id))) AS reaches
    FROM follow_up f
    JOIN contact c ON c.union_id = f.union_id AND c.id = f.contact_id
    LEFT JOIN seat s ON s.union_id = f.union_id AND s.user_id = ${userId}::uuid
      AND s.disabled_at IS NULL AND s.role <> 'observer'
    WHERE f.union_id = ${ctx.unionId}::uuid AND f.id = ${id}::uuid
    HAVING count(*) > 0`;
  if (!rows[0]) throw new AppError("NOT_FOUND");
  return rows[0].reaches === true;
}

type Change = { dueOn?: Date; postponed?: { increment: number }; assignedTo?: string };

async function changeOpen(tx: Tx, ctx: Context, id: string, data: Change): Promise<void> {
  const { count } = await tx.followUp.updateMany({
    where: { unionId: ctx.unionId, id, state: "open" },
    data,
  });
  if (count === 0) throw await refusal(tx, ctx, id);
}

type State = Close["state"] | "open";

async function requireState(
  tx: Tx,
  ctx: Context,
  { id, state }: { id: string; state: State },
): Promise<void> {
  const same = await tx.followUp.count({ where: { unionId: ctx.unionId, id, state } });
  if (same === 0) throw await refusal(tx, ctx, id);
}

async function refusal(tx: Tx, ctx: Context, id: string): Promise<AppError> {
  const seen = await tx.followUp.count({ where: { unionId: ctx.unionId, id } });
  return new AppError(seen > 0 ? "CHANGED_MEANWHILE" : "NOT_FOUND");
}

type Line = { action: string; id: string; details?: { userId: string } };

function record(tx: Tx, ctx: Context, { action, id, details }: Line): Promise<void> {
  return audit(tx, ctx, {
    action: `followUp.${action}`,
    entity: "follow_up",
    entityId: id,
    ...(details && { details }),
  });
}
