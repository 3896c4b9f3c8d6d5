import { contacts } from "@/features/contacts/policy";
import { listIssues } from "@/features/issues/queries";
import { actingUserId, type Context } from "@/lib/context";
import { unsealIfReadable } from "@/lib/crypto";
import { type Day, dayOf, today } from "@/lib/dates";
import { read } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import { notesPlace } from "./insert.mutations";
import { conversations } from "./policy";
import type { AskAnswer, Channel, KnownEvidence, Level, Outcome } from "./vocabulary.schema";

export type EditFormData = {
  id: string;
  version: number;
  /** `member` is null for a role that does not see it. */
  contact: { id: string; name: string; member: boolean | null };
  heldOn: Day;
  today: Day;
  channel: Channel;
  outcome: Outcome;
  ask: string | null;
  askAnswer: AskAnswer;
  assessment: Level | null;
  evidence: KnownEvidence[];
  /** In use, and those that this conversation raised. */
  issues: { id: string; name: string }[];
  issueIds: string[];
  notes: string | null;
  notesUnreadable: boolean;
  may: { assess: boolean; note: boolean };
};

/** A conversation of the user's own, for correcting it; null for another user's or a withdrawn one. */
export async function editFormData(ctx: Context, id: string): Promise<EditFormData | null> {
  authorize(ctx, conversations.edit);
  const byUserId = actingUserId(ctx);
  if (!byUserId) return null;
  const row = await read(ctx, (tx) =>
    tx.conversation.findFirst({
      // Of an erased contact the row is left, and nobody to correct it for.
      where: {
        unionId: ctx.unionId,
        id,
        byUserId,
        withdrawnAt: null,
        contact: { is: { unionId: ctx.unionId } },
      },
      select: conversationFields,
    }),
  );
  if (!row) return null;
  const { contact, assessments, conversationIssues, notesCipher, heldAt, ...conversation } = row;
  const may = { assess: can(ctx, conversations.assess), note: can(ctx, conversations.writeNotes) };
  const maySee = can(ctx, contacts.readAssessment);
  const issueIds = conversationIssues.map(({ issueId }) => issueId);
  const issues = await listIssues(ctx, { archived: true });
  return {
    ...conversation,
    contact: { id: contact.id, name: contact.name, member: maySee ? contact.isMember : null },
    heldOn: dayOf(ctx, heldAt),
    today: today(ctx),
    assessment: may.assess ? ((assessments[0]?.level ?? null) as Level | null) : null,
    evidence: may.assess ? (assessments[0]?.evidence ?? []) : [],
    issues: issues.filter((issue) => !issue.archived || issueIds.includes(issue.id)),
    issueIds,
    ...notesOf(id, may.note ? notesCipher : null),
    may,
  };
}

function notesOf(id: string, cipher: string | null) {
  const notes = cipher && unsealIfReadable(cipher, notesPlace(id));
  return { notes, notesUnreadable: cipher !== null && notes === null };
}

const conversationFields = {
  id: true,
  version: true,
  heldAt: true,
  channel: true,
  outcome: true,
  ask: true,
  askAnswer: true,
  notesCipher: true,
  contact: { select: { id: true, name: true, isMember: true } },
  conversationIssues: { select: { issueId: true } },
  assessments: { where: { withdrawnAt: null }, select: { level: true, evidence: true }, take: 1 },
} as const;
