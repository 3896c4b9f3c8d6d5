import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError, conflictOn, conflictWhenUsed } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { campaigns } from "./policy";
import { getCampaign } from "./queries";
import { placeOfNew } from "./stages";
import type { AddStageInput, RemoveStageInput, RenameStageInput, ReorderStagesInput } from "./stages.schema";
import { defaultStages, stageNames } from "./vocabulary.schema";

const nameTaken = conflictOn({ stage_name_key: "name" });

export async function seedStages(tx: Tx, ctx: Context, campaignId: string): Promise<void> {
  const union = await tx.union.findFirst({ where: { id: ctx.unionId }, select: { locale: true } });
  const stages = defaultStages(union?.locale === "id" ? "id" : "en");
  await tx.stage.createMany({
    data: stages.map((stage, position) => ({
      unionId: ctx.unionId,
      id: newId(),
      campaignId,
      position,
      ...stage,
    })),
  });
}

export async function addStage(
  ctx: Context,
  { id = newId(), campaignId, name, kind }: AddStageInput,
): Promise<string> {
  authorize(ctx, campaigns.manage);
  await write(ctx, async (tx) => {
    const stages = await lockStages(tx, ctx, campaignId);
    if (stages.some((stage) => stage.id === id)) return;
    await requireFree(tx, ctx, { campaignId, name });
    const at = placeOfNew(stages, kind);
    const order = stages.map((stage) => stage.id);
    await tx.stage.createMany({ data: [{ unionId: ctx.unionId, id, campaignId, name, kind, position: at }] });
    await place(tx, ctx, { campaignId, stageIds: [...order.slice(0, at), id, ...order.slice(at)] });
    await audit(tx, ctx, {
      action: "stage.create",
      entity: "stage",
      entityId: id,
      details: { campaignId, kind },
    });
  }).catch(nameTaken);
  return id;
}

export async function renameStage(
  ctx: Context,
  { campaignId, stageId, name }: RenameStageInput,
): Promise<void> {
  authorize(ctx, campaigns.manage);
  await write(ctx, async (tx) => {
    await requireStage(tx, ctx, { campaignId, stageId });
    await requireFree(tx, ctx, { campaignId, name, stageId });
    await tx.stage.updateMany({ where: { unionId: ctx.unionId, campaignId, id: stageId }, data: { name } });
    await audit(tx, ctx, {
      action: "stage.rename",
      entity: "stage",
      entityId: stageId,
      details: { campaignId },
    });
  }).catch(nameTaken);
}

/** Takes the whole new order; refuses one made from an older list of stages. */
export async function reorderStages(
  ctx: Context,
  { campaignId, stageIds }: ReorderStagesInput,
): Promise<void> {
  authorize(ctx, campaigns.manage);
  await write(ctx, async (tx) => {
    const stages = await lockStages(tx, ctx, campaignId);
    const same = stages.length === stageIds.length && stages.every(({ id }) => stageIds.includes(id));
    if (!same) throw new AppError("CHANGED_MEANWHILE");
    await place(tx, ctx, { campaignId, stageIds });
    await audit(tx, ctx, { action: "stage.reorder", entity: "campaign", entityId: campaignId });
  });
}

/** Only a stage without people and moves, and never the last step. */
export async function removeStage(ctx: Context, { campaignId, stageId }: RemoveStageInput): Promise<void> {
  authorize(ctx, campaigns.manage);
  await write(ctx, async (tx) => {
    const stages = await requireStage(tx, ctx, { campaignId, stageId });
    const otherSteps = stages.filter(({ id, kind }) => kind === "step" && id !== stageId);
    if (otherSteps.length === 0) throw new AppError("CONFLICT", { stage: "last_step" });
    if (await tx.enrolment.count({ where: { unionId: ctx.unionId, stageId } })) {
      throw new AppError("CONFLICT", { stage: "not_empty" });
    }
    await tx.stage.deleteMany({ where: { unionId: ctx.unionId, campaignId, id: stageId } });
    await audit(tx, ctx, {
      action: "stage.remove",
      entity: "stage",
      entityId: stageId,
      details: { campaignId },
    });
  }).catch(stillReferred);
}

// Rows outside the user's turf may still use a stage that looks empty.
const stillReferred = conflictWhenUsed({ stage: "history" });

type StageOf = { campaignId: string; stageId: string };

async function requireStage(tx: Tx, ctx: Context, { campaignId, stageId }: StageOf) {
  const stages = await lockStages(tx, ctx, campaignId);
  if (!stages.some(({ id }) => id === stageId)) throw new AppError("NOT_FOUND");
  return stages;
}

/** Locks the campaign, so that two users who edit one path take turns. */
async function lockStages(tx: Tx, ctx: Context, campaignId: string) {
  await tx.$queryRaw(Prisma.sql`
    SELECT 1 FROM campaign WHERE union_id = ${ctx.unionId}::uuid AND id = ${campaignId}::uuid FOR UPDATE`);
  return (await getCampaign(ctx, campaignId)).stages;
}

async function place(tx: Tx, ctx: Context, { campaignId, stageIds }: ReorderStagesInput): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    UPDATE stage SET position = one.position::int
    FROM unnest(${stageIds}::uuid[]) WITH ORDINALITY AS one (id, position)
    WHERE stage.union_id = ${ctx.unionId}::uuid AND stage.campaign_id = ${campaignId}::uuid AND stage.id = one.id`);
}

type Naming = { campaignId: string; name: string; stageId?: string };

/** "Supporter" is taken where "Mendukung" is: both are read as the same. What is equal to the letter the database refuses. */
async function requireFree(tx: Tx, ctx: Context, { campaignId, name, stageId }: Naming): Promise<void> {
  const where = { unionId: ctx.unionId, campaignId, name: { in: stageNames.alike(name) } };
  const same = await tx.stage.findFirst({ where, select: { id: true } });
  if (same && same.id !== stageId) throw new AppError("CONFLICT", { name: "taken" });
}
