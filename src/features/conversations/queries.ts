import { contacts } from "@/features/contacts/policy";
import { issuesLastUsedFirst } from "@/features/issues/queries";
import { listPrompts } from "@/features/prompts/queries";
import type { PromptLocale } from "@/features/prompts/schema";
import { actingUserId, type Context } from "@/lib/context";
import { dayOf, daysBetween, toDatabaseDay, today } from "@/lib/dates";
import { read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize, can } from "@/lib/policy";
import { type LastContact, lastContact } from "./collisions.queries";
import { type FollowUpDays, followUpDays } from "./follow-up-days";
import { type OpenFollowUp, openFollowUpsOf } from "./open-follow-ups.queries";
import { conversations } from "./policy";
import type { Level } from "./vocabulary.schema";

export type LogFormData = {
  contact: {
    id: string;
    name: string;
    /** null: this role doesn't see it. */
    member: boolean | null;
    place: string;
    doNotContact: boolean;
  };
  /** null when there is none, or this role doesn't see it. */
  previous: { level: Level; days: number; by: string | null } | null;
  /** Last used by this user first. */
  issues: { id: string; name: string }[];
  /** null when no campaign of this contact is running. */
  ask: string | null;
  lastContact: LastContact | null;
  /** The user's own open follow-ups that this conversation may fulfil. */
  openFollowUps: OpenFollowUp[];
  days: FollowUpDays;
  prompts: { position: number; title: string; hint: string }[];
  may: { assess: boolean; note: boolean };
};

/** Null for a contact that does not exist or lies outside the turf. */
export async function logFormData(
  ctx: Context,
  contactId: string,
  locale: PromptLocale = "id",
): Promise<LogFormData | null> {
  authorize(ctx, conversations.log);
  const userId = actingUserId(ctx);
  if (!userId) throw new AppError("FORBIDDEN");
  const prompts = await listPrompts(ctx, locale);
  return read(ctx, async (tx) => {
    const contact = await findContact(tx, ctx, contactId);
    if (!contact) return null;
    const maySee = can(ctx, contacts.readAssessment);
    const may = { assess: can(ctx, conversations.assess), note: can(ctx, conversations.writeNotes) };
    const { id, name, isMember, doNotContact, shift, department, jobs } = contact;
    const place = [department?.name, jobs[0]?.line, shift?.name].filter(Boolean).join(" · ");
    return {
      contact: { id, name, member: maySee ? isMember : null, place, doNotContact },
      previous: may.assess ? await previousAssessment(tx, ctx, id) : null,
      issues: await issuesLastUsedFirst(ctx, userId),
      ask: await runningAsk(tx, ctx, id),
      lastContact: await lastContact(tx, ctx, id),
      openFollowUps: (await openFollowUpsOf(tx, ctx, { contactIds: [id], userId })).get(id) ?? [],
      days: followUpDays(ctx, shift?.startsAt ?? null),
      prompts: prompts.map(({ position, title, hint }) => ({ position, title, hint })),
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

async function previousAssessment(tx: Tx, ctx: Context, contactId: string): Promise<LogFormData["previous"]> {
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
      enrolments: { some: { unionId: ctx.unionId, contactId, removedAt: null } },
    },
    select: { ask: true },
    orderBy: [{ startsOn: "desc" }, { id: "desc" }],
  });
  return row?.ask ?? null;
}
