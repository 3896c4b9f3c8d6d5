import "server-only";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { missingFrom } from "./board.queries";
import type { AssignEnrolmentsInput, EnrolContactInput, RemoveEnrolmentInput } from "./enrolments.schema";
import { enrolments } from "./policy";
import { getCampaign } from "./queries";
import { entranceOf } from "./stages";

type Entrant = { id: string; member: boolean };

/** Returns how many were enrolled. */
export async function enrolMissing(ctx: Context, { campaignId }: { campaignId: string }): Promise<number> {
  authorize(ctx, enrolments.enrol);
  return write(ctx, async (tx) => {
    const entrants = await tx.$queryRaw<Entrant[]>(
      Prisma.sql`SELECT c.id, c.is_member AS member ${missingFrom(ctx, campaignId)} ORDER BY c.id`,
    );
    const count = await enrol(tx, ctx, { campaignId, entrants });
    await audit(tx, ctx, {
      action: "enrolment.create",
      entity: "campaign",
      entityId: campaignId,
      details: { count },
    });
    return count;
  });
}

/** From any workplace in the turf. Enrolled already is no refusal. */
export async function enrolContact(
  ctx: Context,
  { campaignId, contactId }: EnrolContactInput,
): Promise<void> {
  authorize(ctx, enrolments.enrol);
  await write(ctx, async (tx) => {
    const contact = await tx.contact.findFirst({
      where: { unionId: ctx.unionId, id: contactId, deceasedOn: null },
      select: { id: true, isMember: true },
    });
    if (!contact) throw new AppError("NOT_FOUND");
    const entrants = [{ id: contact.id, member: contact.isMember }];
    const count = await enrol(tx, ctx, { campaignId, entrants });
    const details = { count, contactId };
    await audit(tx, ctx, { action: "enrolment.create", entity: "campaign", entityId: campaignId, details });
  });
}

/** Takes a contact off a board. The enrolment and its moves stay, with the reason; enrolling again brings it back. */
export async function removeEnrolment(
  ctx: Context,
  { enrolmentId, reason }: RemoveEnrolmentInput,
): Promise<void> {
  authorize(ctx, enrolments.enrol);
  await write(ctx, async (tx) => {
    const rows = await tx.$queryRaw<{ campaignId: string; contactId: string }[]>(Prisma.sql`
      UPDATE enrolment e SET removed_at = now(), removed_by = ${actingUserId(ctx)}::uuid, removed_reason = ${reason},
        version = e.version + 1
      FROM contact c
      WHERE e.union_id = ${ctx.unionId}::uuid AND e.id = ${enrolmentId}::uuid AND e.removed_at IS NULL
        AND c.union_id = e.union_id AND c.id = e.contact_id
      RETURNING e.campaign_id AS "campaignId", e.contact_id AS "contactId"`);
    const [gone] = rows;
    if (!gone) throw new AppError("NOT_FOUND");
    await audit(tx, ctx, {
      action: "enrolment.remove",
      entity: "enrolment",
      entityId: enrolmentId,
      details: gone,
    });
  });
}

/** `null` assigns nobody. */
export async function assignEnrolments(
  ctx: Context,
  { enrolmentIds, ownerId }: AssignEnrolmentsInput,
): Promise<number> {
  authorize(ctx, enrolments.assign);
  return write(ctx, async (tx) => {
    if (ownerId) await requireSeat(tx, ctx, ownerId);
    const count = await tx.$executeRaw(Prisma.sql`
      UPDATE enrolment e SET owner_id = ${ownerId}::uuid FROM contact c
      WHERE e.union_id = ${ctx.unionId}::uuid AND e.id = ANY (${enrolmentIds}::uuid[])
        AND c.union_id = e.union_id AND c.id = e.contact_id`);
    if (count !== new Set(enrolmentIds).size) throw new AppError("NOT_FOUND");
    await audit(tx, ctx, {
      action: "enrolment.assign",
      entity: "enrolment",
      details: { count, enrolmentIds, ...(ownerId && { ownerId }) },
    });
    return count;
  });
}

async function requireSeat(tx: Tx, ctx: Context, userId: string): Promise<void> {
  const seat = await tx.seat.findFirst({
    where: { unionId: ctx.unionId, userId, disabledAt: null, role: { not: "observer" } },
    select: { id: true },
  });
  if (!seat) throw new AppError("NOT_FOUND");
}

type Enrolling = { campaignId: string; entrants: readonly Entrant[] };

/** Two inserts: people, and their first moves. Who was taken off before stands again where they stood. */
async function enrol(tx: Tx, ctx: Context, { campaignId, entrants }: Enrolling): Promise<number> {
  const { archived, stages } = await getCampaign(ctx, campaignId);
  if (archived) throw new AppError("CONFLICT", { form: "archived" });
  const entrance = entranceOf(stages);
  if (!entrance) throw new AppError("CONFLICT", { form: "no_stages" });
  const enrolled = await tx.$queryRaw<{ id: string; stageId: string; fresh: boolean }[]>(Prisma.sql`
    INSERT INTO enrolment (union_id, id, campaign_id, contact_id, stage_id, entered_stage_at)
    SELECT ${ctx.unionId}::uuid, one.id, ${campaignId}::uuid, one.contact_id, one.stage_id, now()
    FROM unnest(
      ${entrants.map(() => newId())}::uuid[], ${entrants.map(({ id }) => id)}::uuid[],
      ${entrants.map(({ member }) => (member ? entrance.member : entrance.other))}::uuid[]
    ) AS one (id, contact_id, stage_id)
    ON CONFLICT (union_id, campaign_id, contact_id) DO UPDATE
      SET removed_at = NULL, removed_by = NULL, removed_reason = NULL, version = enrolment.version + 1
      WHERE enrolment.removed_at IS NOT NULL
    RETURNING id, stage_id AS "stageId", version = 1 AS fresh`);
  const inserted = enrolled.filter(({ fresh }) => fresh);
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO stage_move (union_id, id, enrolment_id, from_stage_id, to_stage_id, moved_by, moved_at)
    SELECT ${ctx.unionId}::uuid, one.id, one.enrolment_id, NULL, one.stage_id, ${actingUserId(ctx)}::uuid, now()
    FROM unnest(
      ${inserted.map(() => newId())}::uuid[], ${inserted.map(({ id }) => id)}::uuid[],
      ${inserted.map(({ stageId }) => stageId)}::uuid[]
    ) AS one (id, enrolment_id, stage_id)`);
  return enrolled.length;
}
