import { reassignFollowUps } from "@/features/follow-ups/handover.mutations";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import type { HandOverWork } from "./handover.schema";
import { tasks } from "./policy";
import { mayTake } from "./takers.queries";

export type HandedOver = {
  followUps: number;
  tasks: number;
  /** Still open with the first user: at places outside the turf of the second. */
  left: number;
};

/**
 * Open follow-ups and tasks of one user, such as one who leaves, to another. Only what the acting user sees, at places that the
 * other's turf has. The same again moves nothing more.
 */
export async function handOverWork(
  ctx: Context,
  { fromUserId, toUserId }: HandOverWork,
): Promise<HandedOver> {
  authorize(ctx, tasks.handOver);
  return write(ctx, async (tx) => {
    const { unionId } = ctx;
    if ((await tx.seat.count({ where: { unionId, userId: fromUserId } })) === 0)
      throw new AppError("NOT_FOUND");
    if (!(await mayTake(tx, ctx, { workplaceId: null, userId: toUserId })))
      throw new AppError("INVALID", { toUserId: "choice" });
    const between = { fromUserId, toUserId };
    const moved = {
      followUps: await reassignFollowUps(tx, ctx, between),
      tasks: await reassignTasks(tx, ctx, between),
    };
    const still = { unionId, assignedTo: fromUserId, state: "open" } as const;
    const left = (await tx.followUp.count({ where: still })) + (await tx.task.count({ where: still }));
    if (moved.followUps + moved.tasks > 0)
      await audit(tx, ctx, {
        action: "task.hand_over",
        entity: "user",
        entityId: fromUserId,
        details: { ...moved, left, userId: toUserId },
      });
    return { ...moved, left };
  });
}

function reassignTasks(tx: Tx, ctx: Context, { fromUserId, toUserId }: HandOverWork): Promise<number> {
  return tx.$executeRaw`
    UPDATE task k SET assigned_to = ${toUserId}::uuid
    WHERE k.union_id = ${ctx.unionId}::uuid AND k.assigned_to = ${fromUserId}::uuid AND k.state = 'open'
      AND EXISTS (SELECT 1 FROM seat s WHERE s.union_id = k.union_id AND s.user_id = ${toUserId}::uuid
        AND (k.workplace_id IS NULL OR s.whole_union OR EXISTS (
          SELECT 1 FROM turf t WHERE t.union_id = s.union_id AND t.seat_id = s.id AND t.workplace_id = k.workplace_id)))`;
}
