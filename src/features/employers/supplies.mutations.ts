import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { toDatabaseDay } from "@/lib/dates";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { requireWholeEmployer } from "./mutations";
import { employers } from "./policy";
import type { RecordSupply, WithdrawSupply } from "./supplies.schema";

const entity = "supply";
const taken = conflictOn({ supply_key: "brand" });

/** The brand is made when it is new. An employer has a brand once; the same id again changes nothing. */
export async function recordSupply(
  ctx: Context,
  { id = newId(), brand, since, until, ...input }: RecordSupply,
) {
  authorize(ctx, employers.edit);
  await write(ctx, async (tx) => {
    await requireWholeEmployer(tx, ctx, input.employerId);
    if (await tx.supply.count({ where: { unionId: ctx.unionId, id } })) return;
    const brandId = await findOrCreateBrand(tx, ctx, brand);
    const days = { since: since ? toDatabaseDay(since) : null, until: until ? toDatabaseDay(until) : null };
    const row = { ...input, ...days, brandId, recordedBy: actingUserId(ctx) };
    await tx.supply.createMany({ data: [{ unionId: ctx.unionId, id, ...row }] });
    await audit(tx, ctx, { action: "supply.record", entity, entityId: id });
  }).catch(taken);
  return id;
}

export async function withdrawSupply(ctx: Context, { supplyId, withdrawn }: WithdrawSupply) {
  authorize(ctx, employers.edit);
  await write(ctx, async (tx) => {
    const where = { unionId: ctx.unionId, id: supplyId };
    const found = await tx.supply.findFirst({ where, select: { employerId: true } });
    if (!found) throw new AppError("NOT_FOUND");
    await requireWholeEmployer(tx, ctx, found.employerId);
    await tx.supply.updateMany({ where, data: { withdrawnAt: withdrawn ? new Date() : null } });
    const action = withdrawn ? "supply.withdraw" : "supply.restore";
    await audit(tx, ctx, { action, entity, entityId: supplyId });
  }).catch(taken);
}

/** Case-insensitive; also when two do so at the same moment. */
async function findOrCreateBrand(tx: Tx, ctx: Context, name: string): Promise<string> {
  await tx.brand.createMany({ data: [{ unionId: ctx.unionId, id: newId(), name }], skipDuplicates: true });
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT b.id::text FROM brand b WHERE b.union_id = ${ctx.unionId}::uuid AND lower(b.name) = lower(${name})`);
  if (!rows[0]) throw new AppError("CHANGED_MEANWHILE");
  return rows[0].id;
}
