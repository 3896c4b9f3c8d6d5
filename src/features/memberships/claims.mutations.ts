import { lockContact } from "@/features/contacts/lock.mutations";
import { closeMembership } from "@/features/contacts/memberships.mutations";
import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { fromDatabaseDay, toDatabaseDay, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import type { CloseClaim, RecordClaim } from "./papers.schema";
import { requireFrom, requirePast } from "./past-days";
import { memberships } from "./policy";

/** Another union says that the member is theirs. The same claim twice is one. */
export async function recordClaim(
  ctx: Context,
  { id, contactId, otherUnion, claimedOn = today(ctx), note }: RecordClaim,
): Promise<void> {
  authorize(ctx, memberships.record);
  requirePast(ctx, { claimedOn });
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    const row = { unionId: ctx.unionId, id, contactId, otherUnion, note: note || null };
    const { count } = await tx.unionClaim.createMany({
      data: [{ ...row, claimedOn: toDatabaseDay(claimedOn), createdBy: actingUserId(ctx) }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await audit(tx, ctx, { action: "claim.record", entity: "contact", entityId: contactId });
  });
}

/** By the member's choice in writing. Who chose the other union leaves this one on that day. */
export async function closeClaim(
  ctx: Context,
  { contactId, claimId, choice, closedOn = today(ctx), letter }: CloseClaim,
): Promise<void> {
  authorize(ctx, memberships.decide);
  requirePast(ctx, { closedOn });
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    const where = { unionId: ctx.unionId, id: claimId, contactId, closedOn: null };
    const claim = await tx.unionClaim.findFirst({ where, select: { claimedOn: true } });
    if (!claim) throw new AppError("NOT_FOUND");
    requireFrom(fromDatabaseDay(claim.claimedOn), { closedOn });
    const closed = { choice, closedOn: toDatabaseDay(closedOn), letter: letter || null };
    await tx.unionClaim.updateMany({ where, data: closed });
    const open = { unionId: ctx.unionId, contactId, leftOn: null };
    if (choice === "theirs" && (await tx.membership.count({ where: open })) > 0)
      await closeMembership(tx, ctx, { contactId, leftOn: closedOn, ending: "other_union" });
    await audit(tx, ctx, {
      action: "claim.close",
      entity: "contact",
      entityId: contactId,
      details: { choice },
    });
    await refreshPresentDay(tx, ctx, [contactId]);
  });
}
