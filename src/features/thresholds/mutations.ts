import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { toDatabaseDay } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { thresholds } from "./policy";
import type { CreateThreshold, EditThreshold, EndThreshold } from "./schema";
import { defaultThresholds } from "./vocabulary.schema";

/** In the transaction that makes the union. */
export async function seedThresholds(tx: Tx, ctx: Context, locale: "id" | "en"): Promise<void> {
  const rows = defaultThresholds(locale).map((line) => ({ unionId: ctx.unionId, id: newId(), ...line }));
  await tx.threshold.createMany({ data: rows });
}

export async function createThreshold(ctx: Context, input: CreateThreshold): Promise<string> {
  authorize(ctx, thresholds.edit);
  const id = newId();
  await write(ctx, async (tx) => {
    if (input.headline) await clearHeadline(tx, ctx);
    await tx.threshold.createMany({ data: [{ unionId: ctx.unionId, id, ...columns(input) }] });
    await audit(tx, ctx, { action: "threshold.create", entity: "threshold", entityId: id });
  });
  return id;
}

export async function editThreshold(ctx: Context, { thresholdId, ...input }: EditThreshold): Promise<string> {
  authorize(ctx, thresholds.edit);
  await write(ctx, async (tx) => {
    if (input.headline) await clearHeadline(tx, ctx);
    const { count } = await tx.threshold.updateMany({
      where: { unionId: ctx.unionId, id: thresholdId },
      data: columns(input),
    });
    if (count === 0) throw new AppError("NOT_FOUND");
    await audit(tx, ctx, { action: "threshold.edit", entity: "threshold", entityId: thresholdId });
  });
  return thresholdId;
}

/** A threshold of the past stays: figures of those days are still measured by it. */
export async function endThreshold(ctx: Context, { thresholdId, effectiveTo }: EndThreshold): Promise<void> {
  authorize(ctx, thresholds.edit);
  await write(ctx, async (tx) => {
    const where = { unionId: ctx.unionId, id: thresholdId };
    const found = await tx.threshold.findFirst({ where, select: { effectiveFrom: true } });
    if (!found) throw new AppError("NOT_FOUND");
    const end = toDatabaseDay(effectiveTo);
    if (end <= found.effectiveFrom) throw new AppError("INVALID", { effectiveTo: "order" });
    await tx.threshold.updateMany({ where, data: { effectiveTo: end } });
    await audit(tx, ctx, { action: "threshold.end", entity: "threshold", entityId: thresholdId });
  });
}

async function clearHeadline(tx: Tx, ctx: Context): Promise<void> {
  await tx.threshold.updateMany({
    where: { unionId: ctx.unionId, headline: true },
    data: { headline: false },
  });
}

function columns({
  name,
  rule,
  amount,
  source,
  headline,
  perCompany = false,
  effectiveFrom,
}: CreateThreshold) {
  const value = rule === "workers" ? amount : amount / 100;
  const start = effectiveFrom ? { effectiveFrom: toDatabaseDay(effectiveFrom) } : {};
  return { name, rule, value, source: source ?? null, headline, perCompany, ...start };
}
