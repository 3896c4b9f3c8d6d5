import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import type { HandOver, TakeBack } from "./cells.schema";
import { followUps } from "./policy";

/**
 * Gives these contacts to a colleague for a day: a follow-up each, except for whom one is open already. The id of the handover and of
 * the contact make that of the follow-up, so the same again changes nothing. Returns how many the colleague has by it.
 */
export async function handOver(ctx: Context, { id, userId, dueOn, contactIds }: HandOver): Promise<number> {
  authorize(ctx, followUps.handOver);
  if (dueOn < today(ctx)) throw new AppError("INVALID", { dueOn: "past" });
  return write(ctx, async (tx) => {
    await requireReach(tx, ctx, { userId, contactIds });
    const made = await tx.$executeRaw`
      INSERT INTO follow_up (union_id, id, contact_id, assigned_to, due_on, state, created_by)
      SELECT c.union_id, md5(${id} || c.id::text)::uuid, c.id, ${userId}::uuid, ${dueOn}::date, 'open', ${actingUserId(ctx)}::uuid
      FROM contact c
      WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = ANY(${contactIds}::uuid[])
        AND NOT c.do_not_contact AND c.deceased_on IS NULL
        AND NOT EXISTS (SELECT 1 FROM follow_up f
          WHERE f.union_id = c.union_id AND f.contact_id = c.id AND f.state = 'open')
      ON CONFLICT DO NOTHING`;
    if (made > 0)
      await audit(tx, ctx, {
        action: "followUp.hand_over",
        entity: "follow_up",
        entityId: id,
        details: { count: made },
      });
    return tx.followUp.count({
      where: { unionId: ctx.unionId, id: { in: await idsOf(tx, { id, contactIds }) }, state: "open" },
    });
  });
}

/** Cancels what is still open of a handover by the acting user. */
export async function takeBackHandover(ctx: Context, { id, contactIds }: TakeBack): Promise<void> {
  authorize(ctx, followUps.handOver);
  await write(ctx, async (tx) => {
    const { count } = await tx.followUp.updateMany({
      where: {
        ...{ unionId: ctx.unionId, state: "open", createdBy: actingUserId(ctx) ?? "" },
        id: { in: await idsOf(tx, { id, contactIds }) },
      },
      data: { state: "cancelled", closedAt: new Date(), closedBy: actingUserId(ctx) },
    });
    if (count > 0)
      await audit(tx, ctx, {
        action: "followUp.take_back",
        entity: "follow_up",
        entityId: id,
        details: { count },
      });
  });
}

type Between = { fromUserId: string; toUserId: string };

/**
 * Within a transaction, all open ones of a user that the acting user sees, of contacts in the other's turf. Lateness until then is not
 * counted for the other. Returns how many; the caller audits.
 */
export function reassignFollowUps(tx: Tx, ctx: Context, { fromUserId, toUserId }: Between): Promise<number> {
  return tx.$executeRaw`
    UPDATE follow_up f SET assigned_to = ${toUserId}::uuid,
      first_due_on = nullif(greatest(f.due_on, ${today(ctx)}::date), f.due_on)
    FROM contact c
    WHERE f.union_id = ${ctx.unionId}::uuid AND f.assigned_to = ${fromUserId}::uuid AND f.state = 'open'
      AND c.union_id = f.union_id AND c.id = f.contact_id
      AND EXISTS (SELECT 1 FROM seat s WHERE s.union_id = f.union_id AND s.user_id = ${toUserId}::uuid
        AND s.disabled_at IS NULL AND s.role <> 'observer' AND (s.whole_union OR EXISTS (
          SELECT 1 FROM turf t WHERE t.union_id = s.union_id AND t.seat_id = s.id AND t.workplace_id = c.workplace_id
            AND (t.department_id IS NULL OR t.department_id = c.department_id))))`;
}

async function idsOf(tx: Tx, { id, contactIds }: TakeBack): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT (md5(${id} || contact_id::text)::uuid)::text AS id FROM unnest(${contactIds}::uuid[]) AS contact_id`;
  return rows.map((row) => row.id);
}

type Reach = { userId: string; contactIds: readonly string[] };

/** The colleague's turf holds each of them, and so does the acting user's. */
async function requireReach(tx: Tx, ctx: Context, { userId, contactIds }: Reach): Promise<void> {
  const [seen] = await tx.$queryRaw<{ found: number; reached: number }[]>`
    SELECT count(*)::int AS found, count(*) FILTER (WHERE EXISTS (
      SELECT 1 FROM seat s WHERE s.union_id = c.union_id AND s.user_id = ${userId}::uuid AND s.disabled_at IS NULL
        AND s.role <> 'observer' AND (s.whole_union OR EXISTS (
          SELECT 1 FROM turf t WHERE t.union_id = s.union_id AND t.seat_id = s.id AND t.workplace_id = c.workplace_id
            AND (t.department_id IS NULL OR t.department_id = c.department_id)))))::int AS reached
    FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = ANY(${contactIds}::uuid[])`;
  if (!seen || seen.found < new Set(contactIds).size) throw new AppError("NOT_FOUND");
  if (seen.reached < seen.found) throw new AppError("INVALID", { userId: "choice" });
}
