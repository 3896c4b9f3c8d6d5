import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay } from "@/lib/dates";
import { Prisma, read } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { memberships } from "./policy";

export type FoundCard = {
  contactId: string;
  name: string;
  number: string;
  issuedOn: Day;
  endedOn: Day | null;
  ending: "replaced" | "lost" | "revoked" | null;
  isMember: boolean;
};

/** What the code on a card leads to: for users who may see the member, else not found. */
export async function cardOfCode(ctx: Context, code: string): Promise<FoundCard> {
  authorize(ctx, memberships.read);
  const row = await read(ctx, (tx) =>
    tx.membershipCard.findFirst({
      where: { unionId: ctx.unionId, code },
      select: {
        ...{ contactId: true, number: true, issuedOn: true, endedOn: true, ending: true },
        contact: { select: { name: true, isMember: true } },
      },
    }),
  );
  // A card may be seen where its contact is not: figures are counted from it.
  if (!row?.contact) throw new AppError("NOT_FOUND");
  const { contact, issuedOn, endedOn, ...card } = row;
  return {
    ...card,
    ...contact,
    issuedOn: fromDatabaseDay(issuedOn),
    endedOn: endedOn ? fromDatabaseDay(endedOn) : null,
  };
}

/** As many as one printing takes: ten sheets of eight. */
const printedAtOnce = 80;

export type CardToPrint = { id: string; number: string; name: string; code: string; since: Day };

/** Valid cards of members at a workplace that were not printed yet, with how many there are. */
export async function cardsToPrint(
  ctx: Context,
  workplaceId: string,
): Promise<{ cards: CardToPrint[]; total: number }> {
  authorize(ctx, memberships.decide);
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<(CardToPrint & { total: number })[]>(Prisma.sql`
      SELECT k.id::text, k.number, c.name, k.code::text,
        to_char((SELECT min(coalesce(m.joined_on, m.recorded_on)) FROM membership m
          WHERE m.union_id = ${ctx.unionId}::uuid AND m.contact_id = c.id AND m.left_on IS NULL), 'YYYY-MM-DD') AS since,
        (count(*) OVER ())::int AS total
      FROM membership_card k JOIN contact c ON c.union_id = ${ctx.unionId}::uuid AND c.id = k.contact_id
      WHERE k.union_id = ${ctx.unionId}::uuid AND k.printed_at IS NULL AND k.ended_on IS NULL
        AND c.workplace_id = ${workplaceId}::uuid AND c.is_member
      ORDER BY k.id LIMIT ${printedAtOnce}::int`),
  );
  return { cards: rows.map(({ total: _total, ...card }) => card), total: rows[0]?.total ?? 0 };
}

export type WithoutCard = { id: string; name: string; number: string | null };

/** Members at a workplace for whom no valid card is recorded, the first of them and how many there are. */
export async function membersWithoutCard(
  ctx: Context,
  workplaceId: string,
): Promise<{ people: WithoutCard[]; total: number }> {
  authorize(ctx, memberships.decide);
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<(WithoutCard & { total: number })[]>(Prisma.sql`
      SELECT c.id::text, c.name, m.card_number AS number, (count(*) OVER ())::int AS total
      FROM contact c JOIN membership m ON m.union_id = ${ctx.unionId}::uuid AND m.contact_id = c.id AND m.left_on IS NULL
      WHERE c.union_id = ${ctx.unionId}::uuid AND c.workplace_id = ${workplaceId}::uuid AND c.is_member
        AND NOT EXISTS (SELECT 1 FROM membership_card k WHERE k.union_id = ${ctx.unionId}::uuid AND k.contact_id = c.id AND k.ended_on IS NULL)
      ORDER BY c.name, c.id LIMIT ${printedAtOnce}::int`),
  );
  return { people: rows.map(({ total: _total, ...person }) => person), total: rows[0]?.total ?? 0 };
}
