import "server-only";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { toDatabaseDay } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { activities } from "./policy";
import { getActivity } from "./queries";
import type { ArchiveActivity, CreateActivity, UpdateActivity } from "./schema";

/** The same id twice makes one. */
export async function createActivity(ctx: Context, input: CreateActivity): Promise<string> {
  authorize(ctx, activities.manage);
  const id = input.id ?? newId();
  await write(ctx, async (tx) => {
    if (await tx.activity.count({ where: { unionId: ctx.unionId, id } })) return;
    await requirePlaces(tx, ctx, input.places);
    await requireCampaign(tx, ctx, input.campaignId);
    const by = actingUserId(ctx);
    await tx.activity.createMany({
      data: [{ unionId: ctx.unionId, id, ...columnsOf(input), ownerId: by, createdBy: by }],
    });
    await place(tx, ctx, id, input.places);
    const details = { kind: input.kind, places: input.places.length };
    await audit(tx, ctx, { action: "activity.create", entity: "activity", entityId: id, details });
  });
  return id;
}

/** Places outside the user's turf stay. Once launched, kind, places and goal of a test are what they were. */
export async function updateActivity(ctx: Context, input: UpdateActivity): Promise<void> {
  authorize(ctx, activities.manage);
  await write(ctx, async (tx) => {
    const before = await getActivity(ctx, input.id);
    await requireCampaign(tx, ctx, input.campaignId);
    const { name, ask, campaignId, endsOn, ...rest } = columnsOf(input);
    const open = before.launchedAt === null;
    const { count } = await tx.activity.updateMany({
      where: { unionId: ctx.unionId, id: input.id, version: input.version },
      data: { name, ask, campaignId, endsOn, ...(open && rest), version: { increment: 1 } },
    });
    if (count === 0) throw new AppError("CHANGED_MEANWHILE");
    if (open) await placeAnew(tx, ctx, input, before);
    await audit(tx, ctx, { action: "activity.update", entity: "activity", entityId: input.id });
  });
}

/** An archived activity is read-only and off the list. */
export async function archiveActivity(
  ctx: Context,
  { activityId, archived }: ArchiveActivity,
): Promise<void> {
  authorize(ctx, activities.manage);
  await write(ctx, async (tx) => {
    await getActivity(ctx, activityId);
    const archivedAt = archived === "yes" ? new Date() : null;
    await tx.activity.updateMany({ where: { unionId: ctx.unionId, id: activityId }, data: { archivedAt } });
    const action = archivedAt ? "activity.archive" : "activity.restore";
    await audit(tx, ctx, { action, entity: "activity", entityId: activityId });
  });
}

type Plan = Pick<
  CreateActivity,
  "name" | "kind" | "ask" | "campaignId" | "heldOn" | "endsOn" | "isTest" | "goalPercent" | "publicPercent"
>;

const columnsOf = ({ name, kind, ask, campaignId, heldOn, endsOn, isTest, ...percents }: Plan) => ({
  name,
  kind,
  ask: ask || null,
  campaignId: campaignId ?? null,
  heldOn: toDatabaseDay(heldOn),
  endsOn: endsOn ? toDatabaseDay(endsOn) : null,
  isTest: isTest === "on",
  goalPercent: isTest ? (percents.goalPercent ?? null) : null,
  publicPercent: isTest ? (percents.publicPercent ?? null) : null,
});

type Places = CreateActivity["places"];

async function place(tx: Tx, ctx: Context, activityId: string, places: Places): Promise<void> {
  await tx.activityPlace.createMany({
    data: places.map((each) => ({ unionId: ctx.unionId, id: newId(), activityId, ...each })),
    skipDuplicates: true,
  });
}

async function placeAnew(
  tx: Tx,
  ctx: Context,
  { id, places }: UpdateActivity,
  before: { places: { workplaceId: string }[] },
): Promise<void> {
  await requirePlaces(tx, ctx, places);
  const mine = [...new Set(before.places.map(({ workplaceId }) => workplaceId))];
  await tx.activityPlace.deleteMany({
    where: { unionId: ctx.unionId, activityId: id, workplaceId: { in: mine } },
  });
  await place(tx, ctx, id, places);
}

/** Each in the turf, each department and shift in its workplace. */
async function requirePlaces(tx: Tx, ctx: Context, places: Places): Promise<void> {
  const { unionId } = ctx;
  const workplaceIds = [...new Set(places.map(({ workplaceId }) => workplaceId))];
  const seen = await tx.workplace.count({ where: { unionId, id: { in: workplaceIds } } });
  const parts = async (table: "departmentId" | "shiftId") => {
    const wanted = new Map(places.flatMap((each) => (each[table] ? [[each[table], each.workplaceId]] : [])));
    const where = { unionId, OR: [...wanted].map(([id, workplaceId]) => ({ id, workplaceId })) };
    if (wanted.size === 0) return true;
    const found =
      table === "departmentId" ? await tx.department.count({ where }) : await tx.shift.count({ where });
    return found === wanted.size;
  };
  const known = seen === workplaceIds.length && (await parts("departmentId")) && (await parts("shiftId"));
  if (!known) throw new AppError("NOT_FOUND");
}

async function requireCampaign(tx: Tx, ctx: Context, id: string | undefined): Promise<void> {
  if (id && !(await tx.campaign.count({ where: { unionId: ctx.unionId, id } })))
    throw new AppError("INVALID", { campaignId: "choice" });
}
