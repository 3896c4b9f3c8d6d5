import { lockContact } from "@/features/contacts/lock.mutations";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { fromDatabaseDay, toDatabaseDay, today } from "@/lib/dates";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import type { RecordStatement, WithdrawStatement } from "./papers.schema";
import { requireFrom, requirePast } from "./past-days";
import { memberships } from "./policy";

/** The member signed that they belong to this union. The same statement twice is one. */
export async function recordStatement(
  ctx: Context,
  { id, contactId, signedOn = today(ctx), kind, keptWhere }: RecordStatement,
): Promise<void> {
  authorize(ctx, memberships.record);
  requirePast(ctx, { signedOn });
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    const row = { unionId: ctx.unionId, id, contactId, kind, keptWhere: keptWhere || null };
    const { count } = await tx.membershipStatement.createMany({
      data: [{ ...row, signedOn: toDatabaseDay(signedOn), createdBy: actingUserId(ctx) }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await audit(tx, ctx, { action: "statement.record", entity: "contact", entityId: contactId });
  });
}

/** It is no evidence from that day on. */
export async function withdrawStatement(
  ctx: Context,
  { contactId, statementId, withdrawnOn = today(ctx), reason }: WithdrawStatement,
): Promise<void> {
  authorize(ctx, memberships.decide);
  requirePast(ctx, { withdrawnOn });
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    const where = { unionId: ctx.unionId, id: statementId, contactId, withdrawnOn: null };
    const statement = await tx.membershipStatement.findFirst({ where, select: { signedOn: true } });
    if (!statement) throw new AppError("NOT_FOUND");
    requireFrom(fromDatabaseDay(statement.signedOn), { withdrawnOn });
    await tx.membershipStatement.updateMany({
      where,
      data: { withdrawnOn: toDatabaseDay(withdrawnOn), reason: reason || null },
    });
    await audit(tx, ctx, { action: "statement.withdraw", entity: "contact", entityId: contactId });
  });
}
