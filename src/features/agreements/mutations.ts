import { requireWholeEmployer } from "@/features/employers/mutations";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { toDatabaseDay } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { agreements } from "./policy";
import type { EditAgreement, RecordAgreement, WithdrawAgreement } from "./schema";

const entity = "agreement";
/** One agreement at a time. */
const taken = conflictOn({ agreement_terms_apart: "startsOn" });

/** The same id again is the same agreement. */
export async function recordAgreement(ctx: Context, { id = newId(), employerId, ...input }: RecordAgreement) {
  authorize(ctx, agreements.record);
  await write(ctx, async (tx) => {
    await requireWholeEmployer(tx, ctx, employerId);
    if (await tx.agreement.count({ where: { unionId: ctx.unionId, id } })) return;
    const row = { employerId, ...columns(input), recordedBy: actingUserId(ctx) };
    await tx.agreement.createMany({ data: [{ unionId: ctx.unionId, id, ...row }] });
    await audit(tx, ctx, { action: "agreement.record", entity, entityId: id });
  }).catch(taken);
  return id;
}

/** Refused when another user changed it since the form was opened. */
export async function editAgreement(ctx: Context, { agreementId, version, ...input }: EditAgreement) {
  authorize(ctx, agreements.record);
  await write(ctx, async (tx) => {
    await requireItsEmployer(tx, ctx, agreementId);
    const { count } = await tx.agreement.updateMany({
      where: { unionId: ctx.unionId, id: agreementId, version },
      data: { ...columns(input), version: version + 1 },
    });
    if (count === 0) throw new AppError("CHANGED_MEANWHILE");
    await audit(tx, ctx, { action: "agreement.edit", entity, entityId: agreementId });
  }).catch(taken);
  return agreementId;
}

export async function withdrawAgreement(ctx: Context, { agreementId, withdrawn }: WithdrawAgreement) {
  authorize(ctx, agreements.record);
  await write(ctx, async (tx) => {
    await requireItsEmployer(tx, ctx, agreementId);
    const where = { unionId: ctx.unionId, id: agreementId };
    await tx.agreement.updateMany({ where, data: { withdrawnAt: withdrawn ? new Date() : null } });
    const action = withdrawn ? "agreement.withdraw" : "agreement.restore";
    await audit(tx, ctx, { action, entity, entityId: agreementId });
  }).catch(taken);
}

async function requireItsEmployer(tx: Tx, ctx: Context, agreementId: string): Promise<void> {
  const where = { unionId: ctx.unionId, id: agreementId };
  const found = await tx.agreement.findFirst({ where, select: { employerId: true } });
  if (!found) throw new AppError("NOT_FOUND");
  await requireWholeEmployer(tx, ctx, found.employerId);
}

function columns({
  number,
  startsOn,
  endsOn,
  registration,
  openPoints,
}: Omit<RecordAgreement, "employerId">) {
  return {
    number,
    startsOn: toDatabaseDay(startsOn),
    endsOn: toDatabaseDay(endsOn),
    registration: registration ?? null,
    openPoints: openPoints ?? null,
  };
}
