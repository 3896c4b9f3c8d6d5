import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { toDatabaseDay, today } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, requireUser } from "@/lib/policy";
import { tasks } from "./policy";
import type { AddTask, CloseTask, EditTask, ReopenTask } from "./schema";
import { mayTake } from "./takers.queries";

/** The same id again is the same task. */
export async function addTask(ctx: Context, { id = newId(), ...input }: AddTask): Promise<string> {
  authorize(ctx, tasks.manage);
  requireNotPast(ctx, input.dueOn);
  await write(ctx, async (tx) => {
    await requireSubject(tx, ctx, input);
    await requireTaker(tx, ctx, { workplaceId: input.workplaceId ?? null, userId: input.assignedTo });
    const { count } = await tx.task.createMany({
      data: [
        {
          unionId: ctx.unionId,
          id,
          ...input,
          dueOn: toDatabaseDay(input.dueOn),
          createdBy: requireUser(ctx),
        },
      ],
      skipDuplicates: true,
    });
    if (count > 0) await record(tx, ctx, { action: "task.add", entityId: id });
  });
  return id;
}

/** What, who and when of an open task. */
export async function editTask(ctx: Context, { taskId, ...input }: EditTask): Promise<void> {
  authorize(ctx, tasks.manage);
  await write(ctx, async (tx) => {
    const where = { unionId: ctx.unionId, id: taskId };
    const found = await tx.task.findFirst({ where, select: { workplaceId: true, dueOn: true } });
    if (!found) throw new AppError("NOT_FOUND");
    const dueOn = toDatabaseDay(input.dueOn);
    // A late task keeps its day while something else of it changes.
    if (dueOn.getTime() !== found.dueOn.getTime()) requireNotPast(ctx, input.dueOn);
    await requireTaker(tx, ctx, { workplaceId: found.workplaceId, userId: input.assignedTo });
    const { count } = await tx.task.updateMany({
      where: { ...where, state: "open" },
      data: { ...input, dueOn },
    });
    if (count === 0) throw new AppError("CHANGED_MEANWHILE");
    await record(tx, ctx, { action: "task.edit", entityId: taskId });
  });
}

/** Idempotent; another answer of a faster user wins. */
export async function closeTask(ctx: Context, { taskId, state }: CloseTask): Promise<void> {
  authorize(ctx, tasks.close);
  await write(ctx, async (tx) => {
    const { count } = await tx.task.updateMany({
      where: { unionId: ctx.unionId, id: taskId, state: "open" },
      data: { state, closedAt: new Date(), closedBy: requireUser(ctx) },
    });
    if (count === 0) return requireState(tx, ctx, { taskId, state });
    await record(tx, ctx, { ...closedAs[state], entityId: taskId });
  });
}

export async function reopenTask(ctx: Context, { taskId }: ReopenTask): Promise<void> {
  authorize(ctx, tasks.close);
  await write(ctx, async (tx) => {
    const { count } = await tx.task.updateMany({
      where: { unionId: ctx.unionId, id: taskId, state: { not: "open" } },
      data: { state: "open", closedAt: null, closedBy: null },
    });
    if (count === 0) return requireState(tx, ctx, { taskId, state: "open" });
    await record(tx, ctx, { action: "task.reopen", entityId: taskId });
  });
}

function requireNotPast(ctx: Context, dueOn: string): void {
  if (dueOn < today(ctx)) throw new AppError("INVALID", { dueOn: "past" });
}

/** The workplace or the campaign is one that this user sees. */
async function requireSubject(tx: Tx, ctx: Context, { workplaceId, campaignId }: AddTask): Promise<void> {
  const { unionId } = ctx;
  const seen = workplaceId
    ? await tx.workplace.count({ where: { unionId, id: workplaceId, archivedAt: null } })
    : await tx.campaign.count({ where: { unionId, id: campaignId ?? "", archivedAt: null } });
  if (seen === 0) throw new AppError("NOT_FOUND");
}

async function requireTaker(tx: Tx, ctx: Context, taker: Parameters<typeof mayTake>[2]): Promise<void> {
  if (!(await mayTake(tx, ctx, taker))) throw new AppError("INVALID", { assignedTo: "choice" });
}

type Wanted = { taskId: string; state: CloseTask["state"] | "open" };

async function requireState(tx: Tx, ctx: Context, { taskId, state }: Wanted): Promise<void> {
  const where = { unionId: ctx.unionId, id: taskId };
  const found = await tx.task.findFirst({ where, select: { state: true } });
  if (!found) throw new AppError("NOT_FOUND");
  if (found.state !== state) throw new AppError("CHANGED_MEANWHILE");
}

const closedAs = {
  kept: { action: "task.kept" },
  broken: { action: "task.broken" },
  cancelled: { action: "task.cancelled" },
} as const;

function record(tx: Tx, ctx: Context, line: { action: string; entityId: string }): Promise<void> {
  return audit(tx, ctx, { ...line, entity: "task" });
}
