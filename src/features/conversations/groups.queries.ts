import { contacts } from "@/features/contacts/policy";
import { searchContacts } from "@/features/contacts/queries";
import { issuesLastUsedFirst } from "@/features/issues/queries";
import type { Context } from "@/lib/context";
import type { Day } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize, can, requireUser } from "@/lib/policy";
import { type LastContact, lastContactsOf } from "./collisions.queries";
import { type FollowUpDays, followUpDays } from "./follow-up-days";
import { type OpenFollowUp, openFollowUpsOf } from "./open-follow-ups.queries";
import { conversations } from "./policy";
import type { Level } from "./vocabulary.schema";

export type GroupPerson = {
  id: string;
  name: string;
  place: string;
  /** null: this role doesn't see it. */
  member: boolean | null;
  doNotContact: boolean;
  /** null: none, or this role doesn't see it. */
  previous: Level | null;
  lastContact: LastContact | null;
  /** The user's own open follow-ups that this conversation may fulfil. */
  openFollowUps: OpenFollowUp[];
  nextShift: Day | null;
};

export type GroupFormData = {
  /** The participants so far, without those that this user cannot see. */
  people: GroupPerson[];
  /** Same department and shift as the first of them. */
  beside: GroupPerson[];
  issues: { id: string; name: string }[];
  days: FollowUpDays;
  may: { assess: boolean; note: boolean };
};

const besideCount = 8;

export async function groupFormData(
  ctx: Context,
  contactIds: readonly string[],
): Promise<GroupFormData | null> {
  authorize(ctx, conversations.log);
  return read(ctx, async (tx) => {
    const people = await peopleOf(tx, ctx, Prisma.sql`c.id = ANY (${contactIds}::uuid[])`);
    const [first] = people;
    if (!first) return null;
    return {
      people: contactIds.flatMap((id) => people.find((person) => person.id === id) ?? []),
      beside: await besides(tx, ctx, contactIds),
      issues: await issuesLastUsedFirst(ctx, requireUser(ctx)),
      days: followUpDays(ctx, null),
      may: { assess: can(ctx, conversations.assess), note: can(ctx, conversations.writeNotes) },
    };
  });
}

export async function findForGroup(ctx: Context, { q }: { q: string }): Promise<GroupPerson[]> {
  authorize(ctx, conversations.log);
  const found = await searchContacts(ctx, { q });
  const ids = found.map(({ id }) => id);
  const people = await read(ctx, (tx) => peopleOf(tx, ctx, Prisma.sql`c.id = ANY (${ids}::uuid[])`));
  return ids.flatMap((id) => people.find((person) => person.id === id) ?? []);
}

const besides = (tx: Tx, ctx: Context, contactIds: readonly string[]) =>
  peopleOf(
    tx,
    ctx,
    Prisma.sql`c.id <> ALL (${contactIds}::uuid[]) AND NOT c.do_not_contact AND EXISTS (
      SELECT 1 FROM contact o WHERE o.union_id = c.union_id AND o.id = ${contactIds[0]}::uuid
        AND o.workplace_id = c.workplace_id AND o.department_id = c.department_id AND o.shift_id = c.shift_id)`,
    besideCount,
  );

type Row = Omit<GroupPerson, "place" | "lastContact" | "openFollowUps" | "nextShift"> & {
  department: string | null;
  line: string | null;
  shift: string | null;
  startsAt: string | null;
};

async function peopleOf(tx: Tx, ctx: Context, where: Prisma.Sql, limit = 100): Promise<GroupPerson[]> {
  const rows = await tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT c.id::text, c.name, c.do_not_contact AS "doNotContact", ${columnsOfRole(ctx)},
      d.name AS department, j.line, s.name AS shift, s.starts_at AS "startsAt"
    FROM contact c
    LEFT JOIN department d ON d.union_id = c.union_id AND d.id = c.department_id
    LEFT JOIN shift s ON s.union_id = c.union_id AND s.id = c.shift_id
    LEFT JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id AND j.is_current
    WHERE c.union_id = ${ctx.unionId}::uuid AND c.deceased_on IS NULL AND ${where}
    ORDER BY c.last_contact_at DESC NULLS LAST, c.name, c.id
    LIMIT ${limit}::int`);
  const contactIds = rows.map(({ id }) => id);
  const lastContacts = await lastContactsOf(ctx, contactIds);
  const openFollowUps = await openFollowUpsOf(tx, ctx, { contactIds, userId: requireUser(ctx) });
  return rows.map(({ department, line, shift, startsAt, ...person }) => ({
    ...person,
    place: [department, line, shift].filter(Boolean).join(" · "),
    lastContact: lastContacts.get(person.id) ?? null,
    openFollowUps: openFollowUps.get(person.id) ?? [],
    nextShift: followUpDays(ctx, startsAt).nextShift,
  }));
}

function columnsOfRole(ctx: Context): Prisma.Sql {
  const member = can(ctx, contacts.readAssessment) ? Prisma.sql`c.is_member` : Prisma.sql`NULL::boolean`;
  const previous = can(ctx, conversations.assess) ? Prisma.sql`c.assessment::int` : Prisma.sql`NULL::int`;
  return Prisma.sql`${member} AS member, ${previous} AS previous`;
}
