import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { closedWhen } from "./closing.mutations";
import { followUps } from "./policy";
import type { Close, MoveBack, Postpone, Reassign, Reopen } from "./schema";

/** When it was done, where the phone had no signal. */
type Closing = Close & { at?: Date };

/** Kept, broken or cancelled. Idempotent; another answer of a faster user wins. */
export async function closeFollowUp(ctx: Context, { id, state, at = new Date() }: Closing): Promise<void> {
  authorize(ctx, followUps.change);
  await write(ctx, async (tx) => {
    const count = await tx.$executeRaw`
      UPDATE follow_up SET state = ${state}::follow_up_state, closed_at = ${closedWhen(at)},
        closed_by = ${actingUserId(ctx)}::uuid, kept_in = NULL
      WHERE union_id = ${ctx.unionId}::uuid AND id = ${id}::uuid AND state = 'open'`;
    if (count === 0) return requireState(tx, ctx, { id, state });
    await record(tx, ctx, { action: state, id });
  });
}

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

/**
 * To tomorrow unless another day is given; a late one may go to a shift that comes in today. Moves to a later day are
 * counted; the first due day stays the kept-rate's.
 */
export async function postponeFollowUp(ctx: Context, { id, dueOn }: Postpone): Promise<void> {
  authorize(ctx, followUps.change);
  const tomorrow = plusDays(today(ctx), 1);
  if (dueOn && dueOn < today(ctx)) throw new AppError("INVALID", { dueOn: "past" });
  await write(ctx, async (tx) => {
    const to = Prisma.sql`${dueOn ?? tomorrow}::date`;
    await changeOpen(
      tx,
      ctx,
      id,
      Prisma.sql`due_on = ${to},
      first_due_on = CASE WHEN ${to} > due_on THEN coalesce(first_due_on, due_on) ELSE nullif(first_due_on, ${to}) END,
      postponed = postponed + CASE WHEN ${to} > due_on THEN 1 ELSE 0 END`,
    );
    await record(tx, ctx, { action: "postpone", id });
  });
}

export async function moveBackFollowUp(ctx: Context, { id, dueOn }: MoveBack): Promise<void> {
  authorize(ctx, followUps.change);
  await write(ctx, async (tx) => {
    const to = Prisma.sql`${dueOn}::date`;
    await changeOpen(
      tx,
      ctx,
      id,
      Prisma.sql`due_on = ${to}, first_due_on = nullif(first_due_on, ${to}),
      postponed = greatest(0, postponed - CASE WHEN ${to} < due_on THEN 1 ELSE 0 END)`,
    );
    await record(tx, ctx, { action: "move_back", id });
  });
}

/** To a colleague whose turf holds the contact. Lateness until then is not counted for the colleague. */
export async function reassignFollowUp(ctx: Context, { id, userId, countsFrom }: Reassign): Promise<void> {
  authorize(ctx, followUps.reassign);
  await write(ctx, async (tx) => {
    if (!(await reaches(tx, ctx, { id, userId }))) throw new AppError("INVALID", { userId: "choice" });
    const from = countsFrom
      ? Prisma.sql`${countsFrom}::date`
      : Prisma.sql`greatest(due_on, ${today(ctx)}::date)`;
    await changeOpen(
      tx,
      ctx,
      id,
      Prisma.sql`assigned_to = ${userId}::uuid,
      first_due_on = CASE WHEN assigned_to = ${userId}::uuid THEN first_due_on ELSE nullif(${from}, due_on) END`,
    );
    await record(tx, ctx, { action: "reassign", id, details: { userId } });
  });
}

type Taker = Pick<Reassign, "id" | "userId">;

async function reaches(tx: Tx, ctx: Context, { id, userId }: Taker): Promise<boolean> {
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

async function changeOpen(tx: Tx, ctx: Context, id: string, change: Prisma.Sql): Promise<void> {
  const count = await tx.$executeRaw`
    UPDATE follow_up SET ${change} WHERE union_id = ${ctx.unionId}::uuid AND id = ${id}::uuid AND state = 'open'`;
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
