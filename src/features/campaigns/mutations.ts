import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { type Day, toDatabaseDay } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { enrolMissing } from "./enrolments.mutations";
import { campaigns } from "./policy";
import { getCampaign } from "./queries";
import type { ArchiveCampaignInput, CreateCampaignInput, UpdateCampaignInput } from "./schema";
import { seedStages } from "./stages.mutations";

const nameTaken = conflictOn({ campaign_name_key: "name" });

/** With the default stages in the union's language and, if asked, all known people at its workplaces. */
export async function createCampaign(ctx: Context, input: CreateCampaignInput): Promise<string> {
  authorize(ctx, campaigns.manage);
  const id = input.id ?? newId();
  await write(ctx, async (tx) => {
    if (await tx.campaign.count({ where: { unionId: ctx.unionId, id } })) return;
    const workplaceIds = await requireWorkplaces(tx, ctx, input.workplaceIds);
    await requireThreshold(tx, ctx, input.goalThresholdId);
    await tx.campaign.createMany({ data: [{ unionId: ctx.unionId, id, ...columnsOf(input) }] });
    await tx.campaignWorkplace.createMany({
      data: workplaceIds.map((workplaceId) => ({ unionId: ctx.unionId, campaignId: id, workplaceId })),
    });
    await seedStages(tx, ctx, id);
    const details = { workplaces: workplaceIds.length };
    await audit(tx, ctx, { action: "campaign.create", entity: "campaign", entityId: id, details });
    if (input.enrolNow) await enrolMissing(ctx, { campaignId: id });
  }).catch(nameTaken);
  return id;
}

/** Workplaces outside the user's turf stay; people on the board stay on it. */
export async function updateCampaign(ctx: Context, input: UpdateCampaignInput): Promise<void> {
  authorize(ctx, campaigns.manage);
  await write(ctx, async (tx) => {
    const before = await getCampaign(ctx, input.id);
    const wanted = await requireWorkplaces(tx, ctx, input.workplaceIds);
    await requireThreshold(tx, ctx, input.goalThresholdId);
    const at = { unionId: ctx.unionId, campaignId: input.id };
    const gone = before.workplaces.map(({ id }) => id).filter((id) => !wanted.includes(id));
    await tx.campaign.updateMany({ where: { unionId: ctx.unionId, id: input.id }, data: columnsOf(input) });
    await tx.campaignWorkplace.deleteMany({ where: { ...at, workplaceId: { in: gone } } });
    const data = wanted.map((workplaceId) => ({ ...at, workplaceId }));
    await tx.campaignWorkplace.createMany({ data, skipDuplicates: true });
    const details = { workplaces: wanted.length };
    await audit(tx, ctx, { action: "campaign.update", entity: "campaign", entityId: input.id, details });
  }).catch(nameTaken);
}

/** An archived campaign is read-only. */
export async function archiveCampaign(ctx: Context, { id, archived }: ArchiveCampaignInput): Promise<void> {
  authorize(ctx, campaigns.manage);
  await write(ctx, async (tx) => {
    await getCampaign(ctx, id);
    const archivedAt = archived === "yes" ? new Date() : null;
    await tx.campaign.updateMany({ where: { unionId: ctx.unionId, id }, data: { archivedAt } });
    const action = archivedAt ? "campaign.archive" : "campaign.reopen";
    await audit(tx, ctx, { action, entity: "campaign", entityId: id });
  });
}

type Plan = {
  name: string;
  ask?: string | undefined;
  goalThresholdId?: string | undefined;
  startsOn: Day;
  endsOn?: Day | undefined;
};

const columnsOf = ({ name, ask, goalThresholdId, startsOn, endsOn }: Plan) => ({
  name,
  ask: ask ?? null,
  goalThresholdId: goalThresholdId ?? null,
  startsOn: toDatabaseDay(startsOn),
  endsOn: endsOn ? toDatabaseDay(endsOn) : null,
});

async function requireWorkplaces(tx: Tx, ctx: Context, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  const seen = await tx.workplace.count({ where: { unionId: ctx.unionId, id: { in: wanted } } });
  if (seen !== wanted.length) throw new AppError("NOT_FOUND");
  return wanted;
}

async function requireThreshold(tx: Tx, ctx: Context, id: string | undefined): Promise<void> {
  if (!id) return;
  const found = await tx.threshold.count({ where: { unionId: ctx.unionId, id } });
  if (!found) throw new AppError("INVALID", { goalThresholdId: "choice" });
}
