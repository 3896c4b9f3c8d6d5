import { actingUserId, type Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import { afterCursor, cursorColumn, orderBy, select, writeCursor } from "./filter.queries";
import { type ContactFilter, noFilter } from "./filter.schema";
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

export type ContactList = { contacts: ListedContact[]; total: number; next: string | null; step: SearchStep };

/** With the true total; `next` is the filter's `after` for the next page. */
export async function listContacts(ctx: Context, filter: ContactFilter): Promise<ContactList> {
  authorize(ctx, contacts.read);
  return read(ctx, async (tx) => {
    const { where, keys, step, total } = await select(tx, ctx, filter);
    const from = afterCursor(keys, filter.after);
    const rows = await tx.$queryRaw<ListedRow[]>(Prisma.sql`
      WITH page AS (
        SELECT c.*, row_number() OVER (ORDER BY ${orderBy(keys)}) AS place, ${cursorColumn(keys)} AS cursor
        FROM contact c WHERE ${where} AND ${from} ORDER BY ${orderBy(keys)} LIMIT ${pageSize + 1}
      ) ${listedFrom(ctx)}`);
    const listed = rows.slice(0, pageSize);
    const end = rows.length > pageSize ? listed.at(-1) : undefined;
    return {
      contacts: listed.map((row) => listedOf(ctx, row)),
      total,
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
    const { where, keys, step } = await select(tx, ctx, { ...noFilter, q });
    const rows = await tx.$queryRaw<ListedRow[]>(Prisma.sql`
      WITH page AS (
        SELECT c.*, row_number() OVER (ORDER BY ${orderBy(keys)}) AS place, '' AS cursor
        FROM contact c WHERE ${where} AND c.deceased_on IS NULL ORDER BY ${orderBy(keys)} LIMIT ${limit}::int
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
  position: number;
  total: number;
  previous: Neighbour | null;
  next: Neighbour | null;
};

/** null when the contact is not (or no longer) in the list. */
export async function neighboursOf(
  ctx: Context,
  filter: ContactFilter,
  contactId: string,
): Promise<Neighbours | null> {
  authorize(ctx, contacts.read);
  return read(ctx, async (tx) => {
    const { where, keys, total } = await select(tx, ctx, filter);
    const [row] = await tx.$queryRaw<NeighbourRow[]>(Prisma.sql`
      SELECT position, before_id, before_name, after_id, after_name FROM (
        SELECT c.id, (row_number() OVER line)::int AS position,
          lag(c.id) OVER line AS before_id, lag(c.name) OVER line AS before_name,
          lead(c.id) OVER line AS after_id, lead(c.name) OVER line AS after_name
        FROM contact c WHERE ${where} WINDOW line AS (ORDER BY ${orderBy(keys)})
      ) q WHERE id = ${contactId}::uuid`);
    return row
      ? {
          position: row.position,
          total,
          previous: someone(row.before_id, row.before_name),
          next: someone(row.after_id, row.after_name),
        }
      : null;
  });
}

type NeighbourRow = {
  position: number;
  before_id: string | null;
  before_name: string | null;
  after_id: string | null;
  after_name: string | null;
};

const someone = (id: string | null, name: string | null): Neighbour | null =>
  id && name ? { id, name } : null;
