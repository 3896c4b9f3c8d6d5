import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { toDatabaseDay, today } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { headcounts } from "./headcounts.policy";
import type { RecordHeadcount, WithdrawHeadcount } from "./headcounts.schema";
import { requireWholeWorkplace } from "./mutations";

export async function recordHeadcount(ctx: Context, input: RecordHeadcount): Promise<string> {
  authorize(ctx, headcounts.record);
  if (input.countedOn > today(ctx)) throw new AppError("INVALID", { countedOn: "future" });
  const id = newId();
  await write(ctx, async (tx) => {
    await requireWholeWorkplace(tx, ctx, input.workplaceId);
    await requireParts(tx, ctx, input);
    const { departmentId = null, shiftId = null, countedOn, ...rest } = input;
    const row = { ...rest, departmentId, shiftId, countedOn: toDatabaseDay(countedOn) };
    await tx.headcount.createMany({
      data: [{ unionId: ctx.unionId, id, recordedBy: actingUserId(ctx), ...row }],
    });
    const details = { eligible: input.eligible, countedOn, source: input.source };
    await audit(tx, ctx, { action: "headcount.record", entity: "headcount", entityId: id, details });
  });
  return id;
}

/** A wrong record is withdrawn and can be restored; nothing is deleted. */
export async function withdrawHeadcount(ctx: Context, { headcountId, withdrawn }: WithdrawHeadcount) {
  authorize(ctx, headcounts.record);
  await write(ctx, async (tx) => {
    const where = { unionId: ctx.unionId, id: headcountId };
    const found = await tx.headcount.findFirst({ where, select: { workplaceId: true } });
    if (!found) throw new AppError("NOT_FOUND");
    await requireWholeWorkplace(tx, ctx, found.workplaceId);
    await tx.headcount.updateMany({ where, data: { withdrawnAt: withdrawn ? new Date() : null } });
    const action = withdrawn ? "headcount.withdraw" : "headcount.restore";
    await audit(tx, ctx, { action, entity: "headcount", entityId: headcountId });
  });
}

async function requireParts(tx: Tx, ctx: Context, { workplaceId, departmentId, shiftId }: RecordHeadcount) {
  const at = { unionId: ctx.unionId, workplaceId };
  if (departmentId && !(await tx.department.count({ where: { ...at, id: departmentId } })))
    throw new AppError("INVALID", { departmentId: "choice" });
  if (shiftId && !(await tx.shift.count({ where: { ...at, id: shiftId } })))
    throw new AppError("INVALID", { shiftId: "choice" });
}
