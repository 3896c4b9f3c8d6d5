import { issuesLastUsedFirst } from "@/features/issues/queries";
import { actingUserId, type Context } from "@/lib/context";
import { unseal } from "@/lib/crypto";
import { type Day, dayOf, daysBetween, toDatabaseDay, today } from "@/lib/dates";
import { read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize, can } from "@/lib/policy";
import { conversations } from "./policy";
import { type FollowUpDays, followUpDays } from "./rules";
import type { AskAnswer, Channel, Level, Outcome } from "./vocabulary/rules";

export type TimelineConversation = {
  id: string;
  heldAt: Date;
  channel: Channel;
  outcome: Outcome;
  ask: string | null;
  askAnswer: AskAnswer;
  by: { id: string; name: string };
  mine: boolean;
  issues: string[];
  /** null: none was given, or this role doesn't see it. */
  assessment: Level | null;
  notes: string | null;
};

export type Timeline = { conversations: TimelineConversation[]; total: number };

/** The conversations with a contact, newest first; `total` counts those beyond `limit` too. Withdrawn ones are left out. */
export async function conversationsOf(
  ctx: Context,
  contactId: string,
  { limit = 50 } = {},
): Promise<Timeline> {
  authorize(ctx, conversations.read);
  const where = { unionId: ctx.unionId, contactId, withdrawnAt: null };
  const { rows, total } = await read(ctx, async (tx) => ({
    rows: await tx.conversation.findMany({
      where,
      select: timelineFields,
      orderBy: [{ heldAt: "desc" }, { id: "desc" }],
      take: limit,
    }),
    total: await tx.conversation.count({ where }),
  }));
  const mayRead = can(ctx, conversations.readNotes);
  const described = rows.map(({ byUser, conversationIssues, assessments, notesCipher, ...row }) => ({
    ...row,
    by: byUser,
    mine: byUser.id === actingUserId(ctx),
    issues: conversationIssues.map(({ issue }) => issue.name),
    assessment: mayRead ? ((assessments[0]?.level ?? null) as Level | null) : null,
    notes: mayRead && notesCipher ? unseal(notesCipher, notesPlace(row.id)) : null,
  }));
  return { conversations: described, total };
}

const notesPlace = (id: string) => ({ table: "conversation", column: "notes", id });

const timelineFields = {
  id: true,
  heldAt: true,
  channel: true,
  outcome: true,
  ask: true,
  askAnswer: true,
  notesCipher: true,
  byUser: { select: { id: true, name: true } },
  conversationIssues: {
    select: { issue: { select: { name: true } } },
    orderBy: { issue: { position: "asc" } },
  },
  assessments: { where: { withdrawnAt: null }, select: { level: true }, take: 1 },
} as const;

export type LastContact = {
  by: string;
  mine: boolean;
  day: Day;
  days: number;
  outcome: Outcome;
  askAnswer: AskAnswer;
};

/** Who was in touch last, and how long ago: for the strip that keeps two organisers from calling on the same evening. */
export async function lastContactOf(ctx: Context, contactId: string): Promise<LastContact | null> {
  authorize(ctx, conversations.read);
  return read(ctx, (tx) => lastContact(tx, ctx, contactId));
}

async function lastContact(tx: Tx, ctx: Context, contactId: string): Promise<LastContact | null> {
  const row = await tx.conversation.findFirst({
    where: { unionId: ctx.unionId, contactId, withdrawnAt: null },
    select: { heldAt: true, outcome: true, askAnswer: true, byUser: { select: { id: true, name: true } } },
    orderBy: [{ heldAt: "desc" }, { id: "desc" }],
  });
  if (!row) return null;
  const { outcome, askAnswer, byUser } = row;
  const day = dayOf(ctx, row.heldAt);
  const mine = byUser.id === actingUserId(ctx);
  return { by: byUser.name, mine, day, days: daysBetween(day, today(ctx)), outcome, askAnswer };
}

export type LogSheetData = {
  contact: { id: string; name: string; member: boolean; place: string; doNotContact: boolean };
  /** The assessment before this talk; null when there is none, or this role doesn't see it. */
  previous: { level: Level; days: number; by: string | null } | null;
  /** Last used by this user first. */
  issues: { id: string; name: string }[];
  /** What the running campaign of this contact asks; null: none. */
  ask: string | null;
  lastContact: LastContact | null;
  /** The user's own open promises to this contact that this talk may keep. */
  promises: { id: string; promise: string | null; dueOn: Day }[];
  days: FollowUpDays;
  may: { assess: boolean; note: boolean };
};

/** All that the log sheet shows, or null for a contact that isn't there or lies outside the turf. */
export async function logSheetData(ctx: Context, contactId: string): Promise<LogSheetData | null> {
  authorize(ctx, conversations.log);
  const userId = actingUserId(ctx);
  if (!userId) throw new AppError("FORBIDDEN");
  return read(ctx, async (tx) => {
    const contact = await findContact(tx, ctx, contactId);
    if (!contact) return null;
    const may = { assess: can(ctx, conversations.assess), note: can(ctx, conversations.writeNotes) };
    const { id, name, isMember, doNotContact, shift, department, jobs } = contact;
    const place = [department?.name, jobs[0]?.line, shift?.name].filter(Boolean).join(" · ");
    return {
      contact: { id, name, member: isMember, place, doNotContact },
      previous: may.assess ? await previousAssessment(tx, ctx, id) : null,
      issues: await issuesLastUsedFirst(ctx, userId),
      ask: await runningAsk(tx, ctx, id),
      lastContact: await lastContact(tx, ctx, id),
      promises: await openPromises(tx, ctx, { contactId: id, userId }),
      days: followUpDays(ctx, shift?.startsAt ?? null),
      may,
    };
  });
}

function findContact(tx: Tx, ctx: Context, contactId: string) {
  return tx.contact.findFirst({
    where: { unionId: ctx.unionId, id: contactId },
    select: {
      ...{ id: true, name: true, isMember: true, doNotContact: true },
      department: { select: { name: true } },
      shift: { select: { name: true, startsAt: true } },
      jobs: { where: { isCurrent: true }, select: { line: true }, take: 1 },
    },
  });
}

async function previousAssessment(
  tx: Tx,
  ctx: Context,
  contactId: string,
): Promise<LogSheetData["previous"]> {
  const row = await tx.assessment.findFirst({
    where: { unionId: ctx.unionId, contactId, withdrawnAt: null },
    select: { level: true, assessedAt: true, byUser: { select: { name: true } } },
    orderBy: [{ assessedAt: "desc" }, { id: "desc" }],
  });
  if (!row) return null;
  const days = daysBetween(dayOf(ctx, row.assessedAt), today(ctx));
  return { level: row.level as Level, days, by: row.byUser?.name ?? null };
}

async function runningAsk(tx: Tx, ctx: Context, contactId: string): Promise<string | null> {
  const day = toDatabaseDay(today(ctx));
  const row = await tx.campaign.findFirst({
    where: {
      ...{ unionId: ctx.unionId, archivedAt: null, ask: { not: null }, startsOn: { lte: day } },
      OR: [{ endsOn: null }, { endsOn: { gte: day } }],
      enrolments: { some: { unionId: ctx.unionId, contactId } },
    },
    select: { ask: true },
    orderBy: [{ startsOn: "desc" }, { id: "desc" }],
  });
  return row?.ask ?? null;
}

async function openPromises(
  tx: Tx,
  ctx: Context,
  { contactId, userId }: { contactId: string; userId: string },
) {
  const rows = await tx.followUp.findMany({
    where: { unionId: ctx.unionId, contactId, assignedTo: userId, state: "open" },
    select: { id: true, promise: true, dueOn: true },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: 5,
  });
  return rows.map(({ dueOn, ...row }) => ({ ...row, dueOn: dueOn.toISOString().slice(0, 10) }));
}
