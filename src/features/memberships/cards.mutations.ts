import { lockContact } from "@/features/contacts/lock.mutations";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { toDatabaseDay, today } from "@/lib/dates";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import type { EndCard, IssueCard, IssueCards, Printed } from "./papers.schema";
import { requirePast } from "./past-days";
import { memberships } from "./policy";

const taken = conflictOn({ membership_card_number_key: "number" });

/** The card that was valid is replaced. The same card twice is one. */
export async function issueCard(ctx: Context, input: IssueCard): Promise<void> {
  authorize(ctx, memberships.decide);
  const { id, contactId, issuedOn = today(ctx), reason } = input;
  requirePast(ctx, { issuedOn });
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    if ((await tx.membershipCard.count({ where: { unionId: ctx.unionId, id, contactId } })) > 0) return;
    await requireMember(tx, ctx, contactId);
    const number = input.number || (await nextNumber(tx, ctx));
    await requireFree(tx, ctx, { contactId, number });
    await endValid(tx, ctx, { contactId, issuedOn, reason });
    const row = { unionId: ctx.unionId, id, contactId, number, createdBy: actingUserId(ctx) };
    await tx.membershipCard.createMany({ data: [{ ...row, issuedOn: toDatabaseDay(issuedOn) }] });
    const present = { unionId: ctx.unionId, contactId, leftOn: null };
    await tx.membership.updateMany({ where: present, data: { cardNumber: number } });
    await audit(tx, ctx, {
      action: "card.issue",
      entity: "contact",
      entityId: contactId,
      details: { card: id },
    });
  }).catch(taken);
}

async function requireMember(tx: Tx, ctx: Context, contactId: string): Promise<void> {
  const open = await tx.membership.count({ where: { unionId: ctx.unionId, contactId, leftOn: null } });
  if (open === 0) throw new AppError("CONFLICT", { form: "no_member" });
}

/** A number that a list gives to somebody else is theirs, though no card of it is recorded. */
async function requireFree(
  tx: Tx,
  ctx: Context,
  { contactId, number }: { contactId: string; number: string },
): Promise<void> {
  const [other] = await tx.$queryRaw<{ one: number }[]>(Prisma.sql`
    SELECT 1 AS one FROM membership m WHERE m.union_id = ${ctx.unionId}::uuid AND m.card_number = ${number} AND m.contact_id <> ${contactId}::uuid LIMIT 1`);
  if (other) throw new AppError("CONFLICT", { number: "taken" });
}

type Ending = { contactId: string; issuedOn: string; reason: string | undefined };

async function endValid(tx: Tx, ctx: Context, { contactId, issuedOn, reason }: Ending): Promise<void> {
  const valid = await tx.membershipCard.findFirst({
    where: { unionId: ctx.unionId, contactId, endedOn: null },
    select: { id: true, issuedOn: true },
  });
  if (!valid) return;
  if (valid.issuedOn > toDatabaseDay(issuedOn)) throw new AppError("INVALID", { issuedOn: "order" });
  await tx.membershipCard.updateMany({
    where: { unionId: ctx.unionId, id: valid.id },
    data: { endedOn: toDatabaseDay(issuedOn), ending: "replaced", reason: reason ?? null },
  });
}

/** The next number of the series that nobody has: one at a time in a union. */
async function nextNumber(tx: Tx, ctx: Context): Promise<string> {
  const [number] = await nextNumbers(tx, ctx, 1);
  if (!number) throw new AppError("UNAVAILABLE");
  return number;
}

async function nextNumbers(tx: Tx, ctx: Context, count: number): Promise<string[]> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  await tx.$executeRaw`INSERT INTO card_series (union_id) VALUES (${ctx.unionId}::uuid) ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`SELECT 1 FROM card_series WHERE union_id = ${ctx.unionId}::uuid FOR UPDATE`;
  const rows = await tx.$queryRaw<{ number: string }[]>(Prisma.sql`
    WITH RECURSIVE free AS (
      SELECT s.prefix, s.next_number AS at, 0 AS found, NULL::text AS number FROM card_series s WHERE s.union_id = ${union}
      UNION ALL
      SELECT f.prefix, f.at + 1, f.found + CASE WHEN n.taken THEN 0 ELSE 1 END, CASE WHEN n.taken THEN NULL ELSE n.number END
      FROM free f CROSS JOIN LATERAL (
        SELECT f.prefix || lpad(f.at::text, 5, '0') AS number) w
      CROSS JOIN LATERAL (SELECT w.number, EXISTS (SELECT 1 FROM membership_card k WHERE k.union_id = ${union} AND lower(k.number) = lower(w.number))
        OR EXISTS (SELECT 1 FROM membership m WHERE m.union_id = ${union} AND m.card_number = w.number) AS taken) n
      WHERE f.found < ${count}::int
    ), moved AS (
      UPDATE card_series s SET next_number = (SELECT max(at) FROM free) WHERE s.union_id = ${union}
    )
    SELECT number FROM free WHERE number IS NOT NULL ORDER BY at`);
  return rows.map(({ number }) => number);
}

/** Cards with the next numbers for members who have none, as many as were chosen on the page. */
export async function issueCards(ctx: Context, { contactIds }: IssueCards): Promise<number> {
  authorize(ctx, memberships.decide);
  return write(ctx, async (tx) => {
    const without = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT c.id::text FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = ANY (${contactIds}::uuid[])
        AND EXISTS (SELECT 1 FROM membership m WHERE m.union_id = ${ctx.unionId}::uuid AND m.contact_id = c.id AND m.left_on IS NULL)
        AND NOT EXISTS (SELECT 1 FROM membership_card k WHERE k.union_id = ${ctx.unionId}::uuid AND k.contact_id = c.id AND k.ended_on IS NULL)
      ORDER BY c.name, c.id FOR UPDATE`);
    if (without.length === 0) throw new AppError("NOT_FOUND");
    const numbers = await nextNumbers(tx, ctx, without.length);
    const issuedOn = toDatabaseDay(today(ctx));
    const rows = without.map(({ id: contactId }, at) => ({
      ...{ unionId: ctx.unionId, id: newId(), contactId, number: numbers[at] ?? "", issuedOn },
      createdBy: actingUserId(ctx),
    }));
    await tx.membershipCard.createMany({ data: rows });
    await tx.$executeRaw(Prisma.sql`
      UPDATE membership m SET card_number = k.number FROM membership_card k
      WHERE m.union_id = ${ctx.unionId}::uuid AND m.left_on IS NULL AND k.union_id = ${ctx.unionId}::uuid AND k.contact_id = m.contact_id
        AND k.id = ANY (${rows.map(({ id }) => id)}::uuid[])`);
    await audit(tx, ctx, { action: "card.issue_many", entity: "card", details: { cards: rows.length } });
    return rows.length;
  }).catch(taken);
}

/** Lost or revoked: it is no evidence from that day on. Its number is never given again. */
export async function endCard(
  ctx: Context,
  { contactId, cardId, ending, endedOn = today(ctx), reason }: EndCard,
): Promise<void> {
  authorize(ctx, memberships.decide);
  requirePast(ctx, { endedOn });
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId });
    const where = { unionId: ctx.unionId, id: cardId, contactId, endedOn: null };
    const card = await tx.membershipCard.findFirst({ where, select: { issuedOn: true } });
    if (!card) throw new AppError("NOT_FOUND");
    if (toDatabaseDay(endedOn) < card.issuedOn) throw new AppError("INVALID", { endedOn: "order" });
    await tx.membershipCard.updateMany({
      where,
      data: { endedOn: toDatabaseDay(endedOn), ending, reason: reason ?? null },
    });
    await audit(tx, ctx, {
      action: "card.end",
      entity: "contact",
      entityId: contactId,
      details: { card: cardId, ending },
    });
  });
}

/** These came out of the printer. */
export async function markPrinted(ctx: Context, { cardIds }: Printed): Promise<void> {
  authorize(ctx, memberships.decide);
  await write(ctx, async (tx) => {
    const { count } = await tx.membershipCard.updateMany({
      where: { unionId: ctx.unionId, id: { in: cardIds }, endedOn: null },
      data: { printedAt: new Date() },
    });
    const details = { cards: count };
    if (count > 0) await audit(tx, ctx, { action: "card.print", entity: "card", details });
  });
}
