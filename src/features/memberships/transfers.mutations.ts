import { lockContact } from "@/features/contacts/lock.mutations";
import { closeMembership } from "@/features/contacts/memberships.mutations";
import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { requirePast } from "./past-days";
import { memberships } from "./policy";
import type { TakeBackEnd, Transfer } from "./schema";

const overlap = conflictOn({ membership_spans_apart: "form" });

/** To another union, with its name. What was kept of the member stays; a transfer within the union is a change of the job. */
export async function transferOut(
  ctx: Context,
  { contactId, wentTo, leftOn = today(ctx) }: Transfer,
): Promise<void> {
  authorize(ctx, memberships.decide);
  requirePast(ctx, { leftOn });
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    await closeMembership(tx, ctx, { contactId, leftOn, ending: "transferred", wentTo });
    await audit(tx, ctx, { action: "membership.transfer", entity: "contact", entityId: contactId });
    await refreshPresentDay(tx, ctx, [contactId]);
  });
}

/** Takes the last end back: the membership goes on as if it had not ended, and a category that followed on it goes. */
export async function takeBackEnd(ctx: Context, { contactId, membershipId }: TakeBackEnd): Promise<void> {
  authorize(ctx, memberships.decide);
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    const of = { unionId: ctx.unionId, contactId };
    const ended = await tx.membership.findFirst({
      where: { ...of, id: membershipId, leftOn: { not: null } },
      select: { leftOn: true, ending: true },
    });
    if (!ended?.leftOn) throw new AppError("NOT_FOUND");
    if (ended.ending === "category") await removeFollowing(tx, { ...of, joinedOn: ended.leftOn });
    const open = { leftOn: null, ending: null, wentTo: null };
    await tx.membership.updateMany({ where: { ...of, id: membershipId }, data: open });
    await audit(tx, ctx, { action: "membership.take_back_end", entity: "contact", entityId: contactId });
    await refreshPresentDay(tx, ctx, [contactId]);
  }).catch(overlap);
}

/** Only while it is the present one: what followed on it is taken back first. */
async function removeFollowing(
  tx: Tx,
  where: { unionId: string; contactId: string; joinedOn: Date },
): Promise<void> {
  const { count } = await tx.membership.deleteMany({ where: { ...where, leftOn: null } });
  if (count === 0) throw new AppError("CHANGED_MEANWHILE");
}
