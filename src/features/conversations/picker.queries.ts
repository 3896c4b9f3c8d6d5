import { contacts } from "@/features/contacts/policy";
import { findContacts, type ListedContact } from "@/features/contacts/queries";
import type { Context } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize, can, requireUser } from "@/lib/policy";
import { wordsForAddress } from "@/lib/words-in-address";
import type { AssessmentMark, PickerPerson } from "./picker";
import { conversations } from "./policy";

const shownEach = 5;
const daysBack = 14;

export type Picker = {
  /** The user's own follow-ups of today and before. */
  due: { people: PickerPerson[]; total: number };
  /** Whose page the user opened last. */
  opened: PickerPerson[];
  /** Of the department and shift of the contact whom the user talked with last. */
  beside: { name: string; place: string; people: PickerPerson[] } | null;
};

/** Whom the user may have talked with just now, before a letter is typed. */
export async function pickerOf(ctx: Context): Promise<Picker> {
  authorize(ctx, conversations.log);
  const userId = requireUser(ctx);
  return read(ctx, async (tx) => {
    const [due, opened, last] = [
      await dueFor(tx, ctx, userId),
      await openedBy(tx, ctx, userId),
      await lastOf(tx, ctx, userId),
    ];
    return { due, opened, beside: last ? await besideOf(tx, ctx, last) : null };
  });
}

/** `sealed`: what was typed, as it may stand in an address. */
export type Found = { people: PickerPerson[]; similar: boolean; sealed: string };

export async function findForLog(ctx: Context, { q }: { q: string }): Promise<Found> {
  authorize(ctx, conversations.log);
  const { contacts: found, step } = await findContacts(ctx, { q, limit: 12 });
  return { people: found.map(personOf), similar: step === "similar", sealed: wordsForAddress(ctx, q) };
}

function personOf({ id, name, nickname, department, line, shift, standing }: ListedContact): PickerPerson {
  return {
    ...{ id, name, nickname },
    member: standing ? standing.isMember : null,
    assessment: standing ? ((standing.assessment ?? 0) as AssessmentMark) : null,
    place: [department, line, shift].filter(Boolean).join(" · "),
    promise: null,
  };
}

const alive = (ctx: Context) => Prisma.sql`c.union_id = ${ctx.unionId}::uuid AND c.deceased_on IS NULL`;

/** Contacts c with their places; `from` names `picked (id, turn, promise)`. */
async function people(tx: Tx, ctx: Context, picked: Prisma.Sql): Promise<PickerPerson[]> {
  const known = can(ctx, contacts.readAssessment)
    ? Prisma.sql`c.is_member AS member, coalesce(c.assessment, 0)::int AS assessment`
    : Prisma.sql`NULL::boolean AS member, NULL::int AS assessment`;
  const rows = await tx.$queryRaw<(PickerPerson & { turn: number })[]>(Prisma.sql`
    WITH picked AS (${picked})
    SELECT c.id::text, c.name, c.nickname, ${known}, p.promise, p.turn::int,
      concat_ws(' · ', d.name, j.line, s.name) AS place
    FROM picked p JOIN contact c ON c.union_id = ${ctx.unionId}::uuid AND c.id = p.id
    LEFT JOIN department d ON d.union_id = c.union_id AND d.id = c.department_id
    LEFT JOIN shift s ON s.union_id = c.union_id AND s.id = c.shift_id
    LEFT JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id AND j.is_current
    ORDER BY p.turn`);
  return rows.map(({ turn: _turn, ...person }) => person);
}

async function dueFor(tx: Tx, ctx: Context, userId: string): Promise<Picker["due"]> {
  const mine = Prisma.sql`
    FROM follow_up f JOIN contact c ON c.union_id = f.union_id AND c.id = f.contact_id
    WHERE ${alive(ctx)} AND f.union_id = ${ctx.unionId}::uuid AND f.state = 'open' AND f.assigned_to = ${userId}::uuid
      AND f.due_on <= ${today(ctx)}::date`;
  const [row] = await tx.$queryRaw<{ total: number }[]>(Prisma.sql`SELECT count(*)::int AS total ${mine}`);
  return {
    people: await people(
      tx,
      ctx,
      Prisma.sql`SELECT f.contact_id AS id, f.promise, row_number() OVER (ORDER BY f.due_on DESC, c.name, f.id) AS turn ${mine}
        ORDER BY f.due_on DESC, c.name, f.id LIMIT ${shownEach}::int`,
    ),
    total: row?.total ?? 0,
  };
}

function openedBy(tx: Tx, ctx: Context, userId: string): Promise<PickerPerson[]> {
  return people(
    tx,
    ctx,
    Prisma.sql`SELECT v.contact_id AS id, NULL AS promise, row_number() OVER (ORDER BY max(v.last_at) DESC) AS turn
      FROM contact_view v JOIN contact c ON c.union_id = v.union_id AND c.id = v.contact_id
      WHERE ${alive(ctx)} AND v.union_id = ${ctx.unionId}::uuid AND v.user_id = ${userId}::uuid
        AND v.day > ${plusDays(today(ctx), -daysBack)}::date
      GROUP BY v.contact_id ORDER BY max(v.last_at) DESC LIMIT ${shownEach}::int`,
  );
}

type Last = { id: string; name: string; workplaceId: string; departmentId: string; shiftId: string };

async function lastOf(tx: Tx, ctx: Context, userId: string): Promise<Last | null> {
  const rows = await tx.$queryRaw<Last[]>(Prisma.sql`
    SELECT c.id::text, c.name, c.workplace_id::text AS "workplaceId", c.department_id::text AS "departmentId",
      c.shift_id::text AS "shiftId"
    FROM (
      SELECT contact_id FROM conversation
      WHERE union_id = ${ctx.unionId}::uuid AND by_user_id = ${userId}::uuid AND withdrawn_at IS NULL
      ORDER BY held_at DESC, id DESC LIMIT 1
    ) t JOIN contact c ON c.union_id = ${ctx.unionId}::uuid AND c.id = t.contact_id
    WHERE c.workplace_id IS NOT NULL AND c.department_id IS NOT NULL AND c.shift_id IS NOT NULL`);
  return rows[0] ?? null;
}

/** Those whom nobody has met for longest come first. */
async function besideOf(tx: Tx, ctx: Context, last: Last): Promise<Picker["beside"]> {
  const found = await people(
    tx,
    ctx,
    Prisma.sql`SELECT c.id, NULL AS promise, row_number() OVER (ORDER BY c.last_contact_at NULLS FIRST, c.id) AS turn
      FROM contact c
      WHERE ${alive(ctx)} AND NOT c.do_not_contact AND c.id <> ${last.id}::uuid
        AND c.workplace_id = ${last.workplaceId}::uuid AND c.department_id = ${last.departmentId}::uuid
        AND c.shift_id = ${last.shiftId}::uuid
      ORDER BY c.last_contact_at NULLS FIRST, c.id LIMIT ${shownEach}::int`,
  );
  const [first] = found;
  return first ? { name: last.name, place: first.place, people: found } : null;
}
