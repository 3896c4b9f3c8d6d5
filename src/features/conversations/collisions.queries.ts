import { actingUserId, type Context } from "@/lib/context";
import { type Day, dayOf, daysBetween, today } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { conversations } from "./policy";
import { type AskAnswer, type Outcome, outcomes, wasReached } from "./vocabulary.schema";

export type LastContact = {
  by: string;
  mine: boolean;
  day: Day;
  days: number;
  outcome: Outcome;
  askAnswer: AskAnswer;
  promise: string | null;
  dueOn: Day | null;
};

/** Who was in touch last and how long ago: keeps two organisers from calling on the same evening. */
export async function lastContactOf(ctx: Context, contactId: string): Promise<LastContact | null> {
  authorize(ctx, conversations.read);
  return read(ctx, (tx) => lastContact(tx, ctx, contactId));
}

export async function lastContactsOf(
  ctx: Context,
  contactIds: readonly string[],
): Promise<ReadonlyMap<string, LastContact>> {
  authorize(ctx, conversations.read);
  return read(ctx, (tx) => lastContacts(tx, ctx, contactIds));
}

export async function lastContact(tx: Tx, ctx: Context, contactId: string): Promise<LastContact | null> {
  return (await lastContacts(tx, ctx, [contactId])).get(contactId) ?? null;
}

type Row = Omit<LastContact, "mine" | "day" | "days"> & { contactId: string; byId: string; heldAt: Date };

// A conversation of the last week goes before a newer attempt; older than that, the last contact of any kind counts.
async function lastContacts(
  tx: Tx,
  ctx: Context,
  contactIds: readonly string[],
): Promise<Map<string, LastContact>> {
  const ids = [...new Set(contactIds)];
  const rows = await tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT p.id::text AS "contactId", u.id::text AS "byId", u.name AS by, v.held_at AS "heldAt", v.outcome::text,
      v.ask_answer::text AS "askAnswer", f.promise, f.due_on::text AS "dueOn"
    FROM unnest(${ids}::uuid[]) AS p (id)
    JOIN LATERAL (
      SELECT id, by_user_id, held_at, outcome, ask_answer FROM conversation
      WHERE union_id = ${ctx.unionId}::uuid AND contact_id = p.id AND withdrawn_at IS NULL
      ORDER BY (outcome = ANY (${outcomes.filter(wasReached)}::outcome[]) AND held_at > now() - interval '7 days') DESC,
        held_at DESC, id DESC
      LIMIT 1
    ) v ON true
    JOIN "user" u ON u.id = v.by_user_id
    LEFT JOIN LATERAL (
      SELECT promise, due_on FROM follow_up
      WHERE union_id = ${ctx.unionId}::uuid AND conversation_id = v.id AND state <> 'cancelled'
      ORDER BY due_on, id LIMIT 1
    ) f ON true`);
  return new Map(rows.map((row) => [row.contactId, described(ctx, row)]));
}

function described(ctx: Context, { contactId: _whose, byId, heldAt, ...row }: Row): LastContact {
  const day = dayOf(ctx, heldAt);
  const days = Math.max(0, daysBetween(day, today(ctx)));
  return { ...row, mine: byId === actingUserId(ctx), day, days };
}
