import { lockContact } from "@/features/contacts/lock.mutations";
import { openMembership, voidMembership } from "@/features/contacts/memberships.mutations";
import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { type Day, fromDatabaseDay, toDatabaseDay, today } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { requireChosen } from "./categories.queries";
import { requireFrom, requirePast } from "./past-days";
import { memberships } from "./policy";
import type { Apply, Decide, Reopen } from "./schema";

const overlap = conflictOn({
  membership_spans_apart: "decidedOn",
  membership_application_open_key: "appliedOn",
});

/** The contact asked to join. The same application twice is one. */
export async function apply(ctx: Context, { appliedOn = today(ctx), ...input }: Apply): Promise<void> {
  authorize(ctx, memberships.record);
  requirePast(ctx, { appliedOn, elsewhereSince: input.elsewhereSince });
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: input.contactId });
    await requireChosen(tx, ctx, input.categoryId);
    const member = await tx.membership.count({
      where: { unionId: ctx.unionId, contactId: input.contactId, leftOn: null },
    });
    if (member > 0) throw new AppError("CONFLICT", { appliedOn: "already_member" });
    const row = {
      unionId: ctx.unionId,
      id: input.id,
      contactId: input.contactId,
      createdBy: actingUserId(ctx),
    };
    const { count } = await tx.membershipApplication.createMany({
      data: [{ ...row, ...appliedOf(input), appliedOn: toDatabaseDay(appliedOn) }],
      skipDuplicates: true,
    });
    if (count === 0) return requireSame(tx, ctx, input);
    await audit(tx, ctx, { action: "membership.apply", entity: "contact", entityId: input.contactId });
  }).catch(overlap);
}

const appliedOf = ({
  categoryId,
  cameFrom,
  elsewhereSince,
}: Pick<Apply, "categoryId" | "cameFrom" | "elsewhereSince">) => ({
  categoryId: categoryId ?? null,
  cameFrom: cameFrom ?? null,
  elsewhereSince: elsewhereSince ? toDatabaseDay(elsewhereSince) : null,
});

/** Nothing was written: it was sent before, or the contact has another that is open. */
async function requireSame(
  tx: Tx,
  ctx: Context,
  { id, contactId }: Pick<Apply, "id" | "contactId">,
): Promise<void> {
  const same = await tx.membershipApplication.count({ where: { unionId: ctx.unionId, id, contactId } });
  if (same === 0) throw new AppError("CONFLICT", { appliedOn: "open_application" });
}

/** Accepted, the contact is a member from that day on. */
export async function decide(
  ctx: Context,
  { contactId, applicationId, decision, decidedOn = today(ctx), note }: Decide,
): Promise<void> {
  authorize(ctx, memberships.decide);
  requirePast(ctx, { decidedOn });
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    const { appliedOn, ...asked } = await applicationOf(tx, ctx, { contactId, applicationId });
    requireFrom(appliedOn, { decidedOn });
    const decided = { state: decision, decidedOn: toDatabaseDay(decidedOn), decision: note ?? null };
    const { count } = await tx.membershipApplication.updateMany({
      where: { unionId: ctx.unionId, id: applicationId, contactId, state: "open" },
      data: { ...decided, decidedBy: actingUserId(ctx) },
    });
    if (count === 0) throw new AppError("CHANGED_MEANWHILE");
    if (decision === "accepted") await openMembership(tx, ctx, { contactId, joinedOn: decidedOn, ...asked });
    const details = { decision };
    await audit(tx, ctx, { action: "membership.decide", entity: "contact", entityId: contactId, details });
    await refreshPresentDay(tx, ctx, [contactId]);
  }).catch(overlap);
}

type Asked = { appliedOn: Day } & Pick<Apply, "categoryId" | "cameFrom" | "elsewhereSince">;

async function applicationOf(tx: Tx, ctx: Context, { contactId, applicationId }: Reopen): Promise<Asked> {
  const row = await tx.membershipApplication.findFirst({
    where: { unionId: ctx.unionId, id: applicationId, contactId },
    select: { appliedOn: true, categoryId: true, cameFrom: true, elsewhereSince: true },
  });
  if (!row) throw new AppError("NOT_FOUND");
  return {
    appliedOn: fromDatabaseDay(row.appliedOn),
    categoryId: row.categoryId ?? undefined,
    cameFrom: row.cameFrom ?? undefined,
    elsewhereSince: row.elsewhereSince ? fromDatabaseDay(row.elsewhereSince) : undefined,
  };
}

/** Takes a decision back. The membership that an acceptance opened stays as a row of no day, entered in error. */
export async function reopenApplication(ctx: Context, { contactId, applicationId }: Reopen): Promise<void> {
  authorize(ctx, memberships.decide);
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    const where = { unionId: ctx.unionId, id: applicationId, contactId, state: { not: "open" as const } };
    const decided = await tx.membershipApplication.findFirst({
      where,
      select: { state: true, decidedOn: true },
    });
    if (!decided?.decidedOn) throw new AppError("NOT_FOUND");
    if (decided.state === "accepted")
      await voidMembership(tx, ctx, { contactId, joinedOn: fromDatabaseDay(decided.decidedOn) });
    const open = { state: "open" as const, decidedOn: null, decision: null, decidedBy: null };
    await tx.membershipApplication.updateMany({ where, data: open });
    await audit(tx, ctx, { action: "membership.reopen", entity: "contact", entityId: contactId });
    await refreshPresentDay(tx, ctx, [contactId]);
  }).catch(overlap);
}
