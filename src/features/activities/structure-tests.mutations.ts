import "server-only";
import { eligibleOn } from "@/features/density/eligible.queries";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { activities } from "./policy";
import { type Activity, getActivity } from "./queries";
import type { CloseTest, OneActivity } from "./schema";

/**
 * Freezes what the test is measured against: everybody listed in its places with their assessment of this moment and who gave it
 * (predicted are the 1s and 2s), and the eligible of each department. Launched already is no refusal. Returns how many are predicted.
 */
export async function launchTest(ctx: Context, { activityId }: OneActivity): Promise<number> {
  authorize(ctx, activities.launch);
  return write(ctx, async (tx) => {
    const test = await getActivity(ctx, activityId);
    if (!test.isTest || test.archived) throw new AppError("CONFLICT", { form: "notATest" });
    await requireWholeReach(tx, ctx, test);
    const { count } = await tx.activity.updateMany({
      where: { unionId: ctx.unionId, id: activityId, launchedAt: null },
      data: { launchedAt: new Date(), launchedBy: actingUserId(ctx), version: { increment: 1 } },
    });
    if (count > 0) {
      await freezePeople(tx, ctx, activityId);
      await freezeEligible(tx, ctx, test);
    }
    const where = { unionId: ctx.unionId, activityId, predicted: true };
    const predicted = await tx.testPerson.count({ where });
    const details = { predicted };
    if (count > 0)
      await audit(tx, ctx, { action: "activity.launch", entity: "activity", entityId: activityId, details });
    return predicted;
  });
}

/** A closed count takes no more ticks; it can be opened again. */
export async function closeTest(ctx: Context, { activityId, closed }: CloseTest): Promise<void> {
  authorize(ctx, activities.launch);
  await write(ctx, async (tx) => {
    const { launchedAt, isTest } = await getActivity(ctx, activityId);
    if (isTest && !launchedAt) throw new AppError("CONFLICT", { form: "notLaunched" });
    const closedAt = closed === "yes" ? new Date() : null;
    await tx.activity.updateMany({ where: { unionId: ctx.unionId, id: activityId }, data: { closedAt } });
    const action = closedAt ? "activity.close" : "activity.reopen";
    await audit(tx, ctx, { action, entity: "activity", entityId: activityId });
  });
}

/** Who sees a part alone would freeze a part as if it were all. */
async function requireWholeReach(tx: Tx, ctx: Context, test: Activity): Promise<void> {
  const places = await tx.activityPlace.count({ where: { unionId: ctx.unionId, activityId: test.id } });
  if (places !== test.places.length) throw new AppError("CONFLICT", { form: "outsideTurf" });
}

async function freezePeople(tx: Tx, ctx: Context, activityId: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO test_person (union_id, id, activity_id, contact_id, workplace_id, department_id, shift_id, level, rated_by, rated_at)
    SELECT c.union_id, gen_random_uuid(), ${activityId}::uuid, c.id, c.workplace_id, c.department_id, c.shift_id,
      c.assessment, r.by_user_id, r.assessed_at
    FROM contact c
    LEFT JOIN LATERAL (
      SELECT s.by_user_id, s.assessed_at FROM assessment s
      WHERE s.union_id = ${ctx.unionId}::uuid AND s.contact_id = c.id AND s.withdrawn_at IS NULL
      ORDER BY s.assessed_at DESC, s.id DESC LIMIT 1) r ON c.assessment IS NOT NULL
    WHERE c.union_id = ${ctx.unionId}::uuid AND c.deceased_on IS NULL AND EXISTS (
      SELECT 1 FROM activity_place p
      WHERE p.union_id = ${ctx.unionId}::uuid AND p.activity_id = ${activityId}::uuid AND p.workplace_id = c.workplace_id
        AND (p.department_id IS NULL OR p.department_id = c.department_id)
        AND (p.shift_id IS NULL OR p.shift_id = c.shift_id))`);
}

async function freezeEligible(tx: Tx, ctx: Context, test: Activity): Promise<void> {
  const counted = await eligibleOn(tx, ctx, { on: today(ctx), places: test.places });
  await tx.testUnit.createMany({
    data: counted.departments.map((unit) => ({
      unionId: ctx.unionId,
      id: newId(),
      activityId: test.id,
      ...unit,
    })),
    skipDuplicates: true,
  });
  await tx.activity.updateMany({
    where: { unionId: ctx.unionId, id: test.id },
    data: { eligible: counted.total },
  });
}
