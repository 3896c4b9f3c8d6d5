import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { type Day, fromDatabaseDay, toDatabaseDay, today } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { keepingEdits } from "./edits.mutations";
import { lockContact } from "./lock.mutations";
import type { CorrectCardInput, JoinUnionInput, LeaveUnionInput } from "./memberships.schema";
import { contacts } from "./policy";
import { refreshPresentDay } from "./present-day.mutations";

const overlap = conflictOn({ membership_spans_apart: "joinedOn" });

/** The database refuses overlapping spans. */
export async function joinUnion(ctx: Context, input: JoinUnionInput): Promise<void> {
  authorize(ctx, contacts.update);
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: input.contactId });
    await keepingEdits(tx, ctx, { contactId: input.contactId }, () => openMembership(tx, ctx, input));
    await audit(tx, ctx, { action: "membership.join", entity: "contact", entityId: input.contactId });
    await refreshPresentDay(tx, ctx, [input.contactId]);
  }).catch(overlap);
}

type Opening = JoinUnionInput & {
  categoryId?: string | undefined;
  cameFrom?: string | undefined;
  elsewhereSince?: Day | undefined;
};

/** Without a day it counts from today, without a category as an ordinary membership. */
export async function openMembership(
  tx: Tx,
  ctx: Context,
  { contactId, joinedOn, cardNumber, categoryId, cameFrom, elsewhereSince }: Opening,
): Promise<void> {
  if (joinedOn && joinedOn > today(ctx)) throw new AppError("INVALID", { joinedOn: "future" });
  const span = {
    ...{ unionId: ctx.unionId, id: newId(), contactId, cardNumber: cardNumber ?? null },
    joinedOn: joinedOn ? toDatabaseDay(joinedOn) : null,
    recordedOn: toDatabaseDay(today(ctx)),
    ...{ categoryId: categoryId ?? null, counts: await countsIn(tx, ctx, categoryId) },
    ...{ cameFrom: cameFrom ?? null, elsewhereSince: elsewhereSince ? toDatabaseDay(elsewhereSince) : null },
    createdBy: actingUserId(ctx),
  };
  await tx.membership.createMany({ data: [span] });
}

async function countsIn(tx: Tx, ctx: Context, categoryId: string | undefined): Promise<boolean> {
  if (!categoryId) return true;
  const where = { unionId: ctx.unionId, id: categoryId };
  const category = await tx.membershipCategory.findFirst({ where, select: { counts: true } });
  if (!category) throw new AppError("NOT_FOUND");
  return category.counts;
}

/** The number of the card of the present membership; nothing takes it off. */
export async function correctCard(ctx: Context, { contactId, cardNumber }: CorrectCardInput): Promise<void> {
  authorize(ctx, contacts.update);
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    await keepingEdits(tx, ctx, { contactId }, async () => {
      const { count } = await tx.membership.updateMany({
        where: { unionId: ctx.unionId, contactId, leftOn: null },
        data: { cardNumber: cardNumber ?? null },
      });
      if (count === 0) throw new AppError("NOT_FOUND");
    });
    await audit(tx, ctx, { action: "membership.card", entity: "contact", entityId: contactId });
  });
}

export async function leaveUnion(
  ctx: Context,
  { contactId, leftOn = today(ctx), ending }: LeaveUnionInput,
): Promise<void> {
  authorize(ctx, contacts.update);
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    await keepingEdits(tx, ctx, { contactId }, () => closeMembership(tx, ctx, { contactId, leftOn, ending }));
    await audit(tx, ctx, {
      action: "membership.leave",
      entity: "contact",
      entityId: contactId,
      details: { ending },
    });
    await refreshPresentDay(tx, ctx, [contactId]);
  });
}

type Closing = {
  contactId: string;
  leftOn: Day;
  ending: LeaveUnionInput["ending"] | "category" | "transferred";
  wentTo?: string;
};

/** Ends the present membership. One that was entered in error has no day. The contact must be locked. */
export async function closeMembership(
  tx: Tx,
  ctx: Context,
  { contactId, leftOn, ending, wentTo }: Closing,
): Promise<void> {
  const open = await tx.membership.findFirst({
    where: { unionId: ctx.unionId, contactId, leftOn: null },
    select: { id: true, joinedOn: true, recordedOn: true },
  });
  if (!open) throw new AppError("NOT_FOUND");
  const from = fromDatabaseDay(open.joinedOn ?? open.recordedOn);
  const until = ending === "entered_in_error" ? from : leftOn;
  if (until > today(ctx)) throw new AppError("INVALID", { leftOn: "future" });
  if (until < from) throw new AppError("INVALID", { leftOn: "order" });
  const data = { leftOn: toDatabaseDay(until), ending, wentTo: wentTo ?? null };
  await tx.membership.updateMany({ where: { unionId: ctx.unionId, id: open.id }, data });
}

/** The membership that began on this day was entered in error; refused when something followed on it. */
export async function voidMembership(
  tx: Tx,
  ctx: Context,
  { contactId, joinedOn }: { contactId: string; joinedOn: Day },
): Promise<void> {
  const { count } = await tx.membership.updateMany({
    where: { unionId: ctx.unionId, contactId, leftOn: null, joinedOn: toDatabaseDay(joinedOn) },
    data: { leftOn: toDatabaseDay(joinedOn), ending: "entered_in_error" },
  });
  if (count === 0) throw new AppError("CHANGED_MEANWHILE");
}
