import { lockContact } from "@/features/contacts/lock.mutations";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { fromDatabaseDay, toDatabaseDay, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import type { Appoint, EndOffice } from "./papers.schema";
import { requireFrom, requirePast } from "./past-days";
import { memberships } from "./policy";

/** An office on the board of the unit at the present employer. The same twice is one. */
export async function appoint(
  ctx: Context,
  { id, contactId, office, fromOn = today(ctx), decree, decreeOn }: Appoint,
): Promise<void> {
  authorize(ctx, memberships.decide);
  requirePast(ctx, { fromOn, decreeOn });
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    const job = await tx.job.findFirst({
      where: { unionId: ctx.unionId, contactId, isCurrent: true },
      select: { workplace: { select: { employerId: true } } },
    });
    const employerId = job?.workplace.employerId ?? null;
    const row = { unionId: ctx.unionId, id, contactId, employerId, office, decree: decree || null };
    const days = { fromOn: toDatabaseDay(fromOn), decreeOn: decreeOn ? toDatabaseDay(decreeOn) : null };
    const { count } = await tx.unitOffice.createMany({
      data: [{ ...row, ...days, createdBy: actingUserId(ctx) }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await audit(tx, ctx, { action: "office.appoint", entity: "contact", entityId: contactId });
  });
}

export async function endOffice(
  ctx: Context,
  { contactId, officeId, toOn = today(ctx) }: EndOffice,
): Promise<void> {
  authorize(ctx, memberships.decide);
  requirePast(ctx, { toOn });
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    const where = { unionId: ctx.unionId, id: officeId, contactId, toOn: null };
    const held = await tx.unitOffice.findFirst({ where, select: { fromOn: true } });
    if (!held) throw new AppError("NOT_FOUND");
    requireFrom(fromDatabaseDay(held.fromOn), { toOn });
    await tx.unitOffice.updateMany({ where, data: { toOn: toDatabaseDay(toOn) } });
    await audit(tx, ctx, { action: "office.end", entity: "contact", entityId: contactId });
  });
}
