import { actingUserId, type Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import { type Count, selectPage } from "./filter.queries";
import { type ContactFilter, noFilter } from "./filter.schema";
import { afterCursor, beforeCursor, cursorColumn, fromEnd, orderBy, writeCursor } from "./order.queries";
import { contacts } from "./policy";
import type { SearchStep } from "./search.queries";

const pageSize = 50;

export type ListedContact = {
  id: string;
  name: string;
  nickname: string | null;
  workplace: string | null;
  department: string | null;
  shift: string | null;
  line: string | null;
  /** The user's own, YYYY-MM-DD. */
  dueOn: string | null;
  deceased: boolean;
  /** Null for roles that see names and places only. */
  standing: Standing | null;
};

export type Standing = {
  isMember: boolean;
  assessment: number | null;
  assessedAt: Date | null;
  lastContactAt: Date | null;
  lastOutcome: string | null;
  lastConversationAt: Date | null;
};

export type ContactList = Count & { contacts: ListedContact[]; next: string | null; step: SearchStep };

/** `next` is the filter's `after` for the next page. */
export async function listContacts(ctx: Context, filter: ContactFilter): Promise<ContactList> {
  authorize(ctx, contacts.read);
  return read(ctx, async (tx) => {
    const { from, where, keys, step, total, more } = await selectPage(tx, ctx, filter);
    const rows = await tx.$queryRaw<ListedRow[]>(Prisma.sql`
      WITH page AS (
        SELECT c.*, row_number() OVER (ORDER BY ${orderBy(keys)}) AS place, ${cursorColumn(keys)} AS cursor
        FROM ${from} WHERE ${where} AND ${afterCursor(keys, filter.after)} ORDER BY ${orderBy(keys)} LIMIT ${pageSize + 1}
      ) ${listedFrom(ctx)}`);
    const listed = rows.slice(0, pageSize);
    const end = rows.length > pageSize ? listed.at(-1) : undefined;
    return {
      contacts: listed.map((row) => listedOf(ctx, row)),
      total: Math.max(total, listed.length),
      more,
      next: end ? writeCursor(end.cursor) : null,
      step,
    };
  });
}

type Search = { q: string; limit?: number };

export async function searchContacts(ctx: Context, search: Search): Promise<ListedContact[]> {
  authorize(ctx, contacts.read);
  return (await findContacts(ctx, search)).contacts;
}

/** For a field that finds while it is typed in; without those who have died. */
export async function findContacts(
  ctx: Context,
  { q, limit = 8 }: Search,
): Promise<Pick<ContactList, "contacts" | "step">> {
  authorize(ctx, contacts.read);
  return read(ctx, async (tx) => {
    const { from, where, keys, step } = await selectPage(tx, ctx, { ...noFilter, q });
    const rows = await tx.$queryRaw<ListedRow[]>(Prisma.sql`
      WITH page AS (
        SELECT c.*, row_number() OVER (ORDER BY ${orderBy(keys)}) AS place, '' AS cursor
        FROM ${from} WHERE ${where} AND c.deceased_on IS NULL ORDER BY ${orderBy(keys)} LIMIT ${limit}::int
      ) ${listedFrom(ctx)}`);
    return { contacts: rows.map((row) => listedOf(ctx, row)), step };
  });
}

type ListedRow = Omit<ListedContact, "standing"> & Standing & { cursor: string };

function listedFrom(ctx: Context): Prisma.Sql {
  return Prisma.sql`
    SELECT c.id, c.name, c.nickname, w.name AS workplace, d.name AS department, s.name AS shift, j.line, f.due_on::text AS "dueOn", c.deceased_on IS NOT NULL AS deceased,
      c.is_member AS "isMember", c.assessment::int AS assessment, c.assessed_at AS "assessedAt", c.last_contact_at AS "lastContactAt",
      c.last_outcome::text AS "lastOutcome", c.last_conversation_at AS "lastConversationAt", c.cursor
    FROM page c
    LEFT JOIN workplace w ON w.union_id = c.union_id AND w.id = c.workplace_id
    LEFT JOIN department d ON d.union_id = c.union_id AND d.id = c.department_id
    LEFT JOIN shift s ON s.union_id = c.union_id AND s.id = c.shift_id
    LEFT JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id AND j.is_current
    LEFT JOIN LATERAL (
      SELECT min(due_on) AS due_on FROM follow_up
      WHERE union_id = c.union_id AND contact_id = c.id AND state = 'open' AND assigned_to = ${actingUserId(ctx)}::uuid
    ) f ON true
    ORDER BY c.place`;
}

function listedOf(ctx: Context, row: ListedRow): ListedContact {
  const {
    id,
    name,
    nickname,
    workplace,
    department,
    shift,
    line,
    dueOn,
    deceased,
    cursor: _cursor,
    ...standing
  } = row;
  return {
    id,
    name,
    nickname,
    workplace,
    department,
    shift,
    line,
    dueOn,
    deceased,
    standing: can(ctx, contacts.readAssessment) ? standing : null,
  };
}

export type Neighbour = { id: string; name: string };
export type Neighbours = {
  /** Where there are too many to count: null. */
  place: { position: number; total: number } | null;
  previous: Neighbour | null;
  next: Neighbour | null;
};

/** By the keys of the list; null when the contact is not (or no longer) in it. */
export async function neighboursOf(
  ctx: Context,
  filter: ContactFilter,
  contactId: string,
): Promise<Neighbours | null> {
  authorize(ctx, contacts.read);
  return read(ctx, async (tx) => {
    const { from, where, keys, total, more } = await selectPage(tx, ctx, filter);
    const [here] = await tx.$queryRaw<{ cursor: string }[]>(
      Prisma.sql`SELECT ${cursorColumn(keys)} AS cursor FROM ${from} WHERE ${where} AND c.id = ${contactId}::uuid`,
    );
    if (!here) return null;
    const cursor = writeCursor(here.cursor);
    const before = Prisma.sql`FROM ${from} WHERE ${where} AND ${beforeCursor(keys, cursor)}`;
    const [previous] = await tx.$queryRaw<Neighbour[]>(
      Prisma.sql`SELECT c.id::text, c.name ${before} ORDER BY ${fromEnd(keys)} LIMIT 1`,
    );
    const [next] = await tx.$queryRaw<Neighbour[]>(Prisma.sql`SELECT c.id::text, c.name FROM ${from}
      WHERE ${where} AND ${afterCursor(keys, cursor)} ORDER BY ${orderBy(keys)} LIMIT 1`);
    const ahead = more
      ? []
      : await tx.$queryRaw<{ n: number }[]>(Prisma.sql`SELECT count(*)::int AS n ${before}`);
    const place = ahead[0] ? { position: ahead[0].n + 1, total } : null;
    return { place, previous: previous ?? null, next: next ?? null };
  });
}
