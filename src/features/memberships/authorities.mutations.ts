import { lockContact } from "@/features/contacts/lock.mutations";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { fromDatabaseDay, toDatabaseDay, today } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { before } from "./authority-steps";
import type { MoveAuthority, RecordAuthority, UndoStep } from "./papers.schema";
import { requireFrom, requirePast } from "./past-days";
import { memberships } from "./policy";

/** The member signed an order to the present employer to deduct the dues. The same one twice is one. */
export async function recordAuthority(
  ctx: Context,
  { id, contactId, signedOn = today(ctx), form, wording }: RecordAuthority,
): Promise<void> {
  authorize(ctx, memberships.record);
  requirePast(ctx, { signedOn });
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    const employerId = await employerOf(tx, ctx, contactId);
    const standing = await tx.deductionAuthority.findFirst({
      where: { unionId: ctx.unionId, contactId, employerId, state: { not: "revoked" } },
      select: { id: true },
    });
    if (standing?.id === id) return;
    if (standing) throw new AppError("CONFLICT", { signedOn: "open_authority" });
    const day = toDatabaseDay(signedOn);
    const row = { unionId: ctx.unionId, id, contactId, employerId, form, wording: wording || null };
    await tx.deductionAuthority.createMany({
      data: [{ ...row, signedOn: day, stateOn: day, createdBy: actingUserId(ctx) }],
    });
    const step = {
      unionId: ctx.unionId,
      id: newId(),
      authorityId: id,
      toState: "signed" as const,
      onDay: day,
    };
    await tx.authorityEvent.createMany({ data: [{ ...step, byUser: actingUserId(ctx) }] });
    await audit(tx, ctx, { action: "authority.record", entity: "contact", entityId: contactId });
  });
}

async function employerOf(tx: Tx, ctx: Context, contactId: string): Promise<string> {
  const job = await tx.job.findFirst({
    where: { unionId: ctx.unionId, contactId, isCurrent: true },
    select: { workplace: { select: { employerId: true } } },
  });
  if (!job) throw new AppError("CONFLICT", { form: "no_job" });
  return job.workplace.employerId;
}

/** The next step, with its day and note. Sent twice it is one. */
export async function moveAuthority(
  ctx: Context,
  { id, contactId, authorityId, to, onDay = today(ctx), note }: MoveAuthority,
): Promise<void> {
  authorize(ctx, memberships.decide);
  requirePast(ctx, { onDay });
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    if ((await tx.authorityEvent.count({ where: { unionId: ctx.unionId, id, authorityId } })) > 0) return;
    const where = { unionId: ctx.unionId, id: authorityId, contactId };
    const now = await tx.deductionAuthority.findFirst({ where, select: { state: true, stateOn: true } });
    if (!now) throw new AppError("NOT_FOUND");
    if (!before(to).includes(now.state)) throw new AppError("CHANGED_MEANWHILE");
    requireFrom(fromDatabaseDay(now.stateOn), { onDay });
    const day = toDatabaseDay(onDay);
    await tx.deductionAuthority.updateMany({ where, data: { state: to, stateOn: day } });
    const step = { unionId: ctx.unionId, id, authorityId, fromState: now.state, fromOn: now.stateOn };
    await tx.authorityEvent.createMany({
      data: [{ ...step, toState: to, onDay: day, note: note || null, byUser: actingUserId(ctx) }],
    });
    await audit(tx, ctx, {
      action: "authority.move",
      entity: "contact",
      entityId: contactId,
      details: { to },
    });
  });
}

/** Takes the last step back, with the reason. The row of the step stays. */
export async function undoStep(
  ctx: Context,
  { contactId, authorityId, eventId, reason }: UndoStep,
): Promise<void> {
  authorize(ctx, memberships.decide);
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    const where = { unionId: ctx.unionId, id: authorityId, contactId };
    if ((await tx.deductionAuthority.count({ where })) === 0) throw new AppError("NOT_FOUND");
    const last = await tx.authorityEvent.findFirst({
      where: { unionId: ctx.unionId, authorityId, undoneAt: null },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      select: { id: true, fromState: true, fromOn: true },
    });
    if (!last || last.id !== eventId || !last.fromState || !last.fromOn)
      throw new AppError("CHANGED_MEANWHILE");
    await tx.authorityEvent.updateMany({
      where: { unionId: ctx.unionId, id: eventId },
      data: { undoneAt: new Date(), undoneReason: reason },
    });
    // Back at the union it goes into the next letter.
    const letter = last.fromState === "signed" ? { packetId: null } : {};
    const back = { state: last.fromState, stateOn: last.fromOn, ...letter };
    await tx.deductionAuthority.updateMany({ where, data: back });
    await audit(tx, ctx, { action: "authority.take_back", entity: "contact", entityId: contactId });
  });
}
