import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { toDatabaseDay, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { requireWholeEmployer } from "./mutations";
import type { RecordOtherUnion, WithdrawOtherUnion } from "./other-unions.schema";
import { otherUnions } from "./policy";

const entity = "other_union";

/** The same id again is the same claim. */
export async function recordOtherUnion(ctx: Context, { id = newId(), ...input }: RecordOtherUnion) {
  authorize(ctx, otherUnions.record);
  if (input.claimedOn > today(ctx)) throw new AppError("INVALID", { claimedOn: "future" });
  await write(ctx, async (tx) => {
    await requireWholeEmployer(tx, ctx, input.employerId);
    const row = { ...input, claimedOn: toDatabaseDay(input.claimedOn), recordedBy: actingUserId(ctx) };
    const { count } = await tx.otherUnion.createMany({
      data: [{ unionId: ctx.unionId, id, ...row }],
      skipDuplicates: true,
    });
    if (count > 0) await audit(tx, ctx, { action: "otherUnion.record", entity, entityId: id });
  });
  return id;
}

/** A wrong claim is withdrawn and can be restored; nothing is deleted. */
export async function withdrawOtherUnion(ctx: Context, { claimId, withdrawn }: WithdrawOtherUnion) {
  authorize(ctx, otherUnions.record);
  await write(ctx, async (tx) => {
    const where = { unionId: ctx.unionId, id: claimId };
    const found = await tx.otherUnion.findFirst({ where, select: { employerId: true } });
    if (!found) throw new AppError("NOT_FOUND");
    await requireWholeEmployer(tx, ctx, found.employerId);
    await tx.otherUnion.updateMany({ where, data: { withdrawnAt: withdrawn ? new Date() : null } });
    const action = withdrawn ? "otherUnion.withdraw" : "otherUnion.restore";
    await audit(tx, ctx, { action, entity, entityId: claimId });
  });
}
