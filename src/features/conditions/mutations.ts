import { requireWholeWorkplace } from "@/features/workplaces/mutations";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { toDatabaseDay, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { conditions } from "./policy";
import type { RecordCondition, WithdrawCondition } from "./schema";

const entity = "workplace_condition";

/** The same id again is the same fact. */
export async function recordCondition(ctx: Context, { id = newId(), ...input }: RecordCondition) {
  authorize(ctx, conditions.record);
  if (input.observedOn > today(ctx)) throw new AppError("INVALID", { observedOn: "future" });
  await write(ctx, async (tx) => {
    await requireWholeWorkplace(tx, ctx, input.workplaceId);
    const row = { ...input, observedOn: toDatabaseDay(input.observedOn), recordedBy: actingUserId(ctx) };
    const { count } = await tx.workplaceCondition.createMany({
      data: [{ unionId: ctx.unionId, id, ...row }],
      skipDuplicates: true,
    });
    if (count > 0) await audit(tx, ctx, { action: "condition.record", entity, entityId: id });
  });
  return id;
}

/** A wrong fact is withdrawn and can be restored; nothing is deleted. */
export async function withdrawCondition(ctx: Context, { conditionId, withdrawn }: WithdrawCondition) {
  authorize(ctx, conditions.record);
  await write(ctx, async (tx) => {
    const where = { unionId: ctx.unionId, id: conditionId };
    const found = await tx.workplaceCondition.findFirst({ where, select: { workplaceId: true } });
    if (!found) throw new AppError("NOT_FOUND");
    await requireWholeWorkplace(tx, ctx, found.workplaceId);
    await tx.workplaceCondition.updateMany({ where, data: { withdrawnAt: withdrawn ? new Date() : null } });
    const action = withdrawn ? "condition.withdraw" : "condition.restore";
    await audit(tx, ctx, { action, entity, entityId: conditionId });
  });
}
