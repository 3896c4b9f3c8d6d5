import "server-only";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { participation } from "./policy";
import { type Activity, getActivity } from "./queries";
import type { RecordParticipation } from "./schema";
import type { ParticipationState } from "./vocabulary.schema";

type Row = { id: string; state: ParticipationState | null };

/**
 * One contact's state in one activity; null takes it back. The same change sent twice is one. What somebody else changed since it
 * was seen is not overwritten: CHANGED_MEANWHILE.
 */
export async function recordParticipation(ctx: Context, input: RecordParticipation): Promise<void> {
  authorize(ctx, participation.record);
  const { id, activityId, contactId, state, seen } = input;
  await write(ctx, async (tx) => {
    requireRunning(await getActivity(ctx, activityId));
    await requireContact(tx, ctx, contactId);
    const row = await lockedRow(tx, ctx, { activityId, contactId });
    if (await sentBefore(tx, ctx, { id, participationId: row.id })) return;
    if (row.state === state) return;
    if (row.state !== seen) throw new AppError("CHANGED_MEANWHILE");
    await change(tx, ctx, { id, row, state });
    const details = { contactId, state: state ?? "none" };
    await audit(tx, ctx, { action: "activity.record", entity: "activity", entityId: activityId, details });
  });
}

function requireRunning({ archived, state }: Pick<Activity, "archived" | "state">): void {
  if (state === "planned") throw new AppError("CONFLICT", { form: "notLaunched" });
  if (archived || state === "closed") throw new AppError("CONFLICT", { form: "closed" });
}

async function requireContact(tx: Tx, ctx: Context, contactId: string): Promise<void> {
  const where = { unionId: ctx.unionId, id: contactId, deceasedOn: null };
  if (!(await tx.contact.count({ where }))) throw new AppError("NOT_FOUND");
}

type Of = { activityId: string; contactId: string };

/** Two phones that tick the same contact wait for each other here. */
async function lockedRow(tx: Tx, ctx: Context, { activityId, contactId }: Of): Promise<Row> {
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO participation (union_id, id, activity_id, contact_id)
    VALUES (${ctx.unionId}::uuid, ${newId()}::uuid, ${activityId}::uuid, ${contactId}::uuid) ON CONFLICT DO NOTHING`);
  const [row] = await tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT id, state FROM participation
    WHERE union_id = ${ctx.unionId}::uuid AND activity_id = ${activityId}::uuid AND contact_id = ${contactId}::uuid FOR UPDATE`);
  if (!row) throw new AppError("NOT_FOUND");
  return row;
}

/** An id that was used for another contact is nobody's slip of the network. */
async function sentBefore(
  tx: Tx,
  ctx: Context,
  { id, participationId }: { id: string; participationId: string },
): Promise<boolean> {
  const before = await tx.participationChange.findFirst({
    where: { unionId: ctx.unionId, id },
    select: { participationId: true },
  });
  if (before && before.participationId !== participationId) throw new AppError("CONFLICT");
  return before !== null;
}

async function change(
  tx: Tx,
  ctx: Context,
  { id, row, state }: { id: string; row: Row; state: ParticipationState | null },
): Promise<void> {
  const by = actingUserId(ctx);
  await tx.participation.updateMany({
    where: { unionId: ctx.unionId, id: row.id },
    data: {
      state,
      changedBy: by,
      changedAt: new Date(),
      ...(state === "promised" && { promised: true }),
      ...(row.state === "promised" && state === null && { promised: false }),
    },
  });
  const from = { fromState: row.state, toState: state };
  await tx.participationChange.createMany({
    data: [{ unionId: ctx.unionId, id, participationId: row.id, ...from, source: "list", changedBy: by }],
  });
}
