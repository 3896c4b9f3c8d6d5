import { closedWhen } from "@/features/follow-ups/closings/mutations";
import type { AuditEvent } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { seal } from "@/lib/crypto";
import { dayOf, toDatabaseDay } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, can } from "@/lib/policy";
import { conversations } from "../policy";
import { type ConversationInput, conversationInput } from "../schema";
import {
  type Evidence,
  isBorneOut,
  type KnownEvidence,
  type Level,
  needsEvidence,
  wasReached,
} from "../vocabulary/rules";

export type Entry = ReturnType<typeof whatCounts> & { by: string; at: Date };

const clockSkewMs = 10 * 60_000;

/** One conversation as it will be kept, by whom; or a refusal that names the field. */
export function readEntry(ctx: Context, input: ConversationInput): Entry {
  const entry = { ...whatCounts(input), by: requireUser(ctx), at: new Date() };
  if (entry.assessment !== undefined) authorize(ctx, conversations.assess);
  requireEvidence(entry);
  if (entry.notes && !can(ctx, conversations.writeNotes)) throw new AppError("FORBIDDEN");
  requirePast(entry.heldAt, entry.at);
  if (entry.followUp && entry.followUp.dueOn < dayOf(ctx, entry.heldAt ?? entry.at))
    throw new AppError("INVALID", { followUp: "past" });
  return entry;
}

/** Nobody was reached: what stood in the sheet about the talk is not kept. Acts are kept with a 1 or 2 alone. */
function whatCounts(input: ConversationInput) {
  const entry = conversationInput.parse(input);
  const judged = entry.assessment !== undefined && needsEvidence(entry.assessment);
  if (wasReached(entry.outcome)) return { ...entry, evidence: judged ? [...new Set(entry.evidence)] : [] };
  const nothing = { assessment: undefined, evidence: [], issueIds: [], ask: undefined };
  return { ...entry, ...nothing, askAnswer: "not_asked" as const };
}

type Judgement = { assessment?: Level | undefined; evidence: readonly Evidence[] };

export function requireEvidence({ assessment, evidence }: Judgement): void {
  if (assessment !== undefined && !isBorneOut(assessment, evidence))
    throw new AppError("INVALID", { evidence: "evidence" });
}

export function requirePast(heldAt: Date | undefined, now: Date): void {
  if (heldAt && heldAt.getTime() > now.getTime() + clockSkewMs)
    throw new AppError("INVALID", { heldOn: "future" });
}

export function requireUser(ctx: Context): string {
  const userId = actingUserId(ctx);
  if (!userId) throw new AppError("FORBIDDEN");
  return userId;
}

/** False when it was kept before: the same id, contact and user. Any other owner of the id is a CONFLICT. */
export async function insertEntry(tx: Tx, ctx: Context, entry: Entry): Promise<boolean> {
  if (!(await insertConversation(tx, ctx, entry))) return false;
  const { id, contactId, by, at, assessment, evidence, heldAt } = entry;
  await insertIssues(tx, ctx, entry);
  if (assessment !== undefined) {
    const judged = { level: assessment, evidence, assessedAt: heldAt ?? at };
    await insertAssessment(tx, ctx, { conversationId: id, contactId, byUserId: by, ...judged });
  }
  await keepFollowUps(tx, ctx, entry);
  await insertFollowUp(tx, ctx, entry);
  return true;
}

/** The trace of one entry. */
export function loggedEvent(entry: Entry): AuditEvent {
  const { id, contactId, outcome, issueIds, assessment, followUp, keeps, groupId } = entry;
  const details = {
    contactId,
    outcome,
    issues: issueIds.length,
    assessed: assessment !== undefined,
    followUp: followUp !== undefined,
    kept: keeps.length,
    ...(groupId && { groupId }),
  };
  return { action: "conversation.log", entity: "conversation", entityId: id, details };
}

async function insertConversation(tx: Tx, ctx: Context, entry: Entry): Promise<boolean> {
  const { id, contactId, channel, outcome, ask, askAnswer, notes, groupId, by, at } = entry;
  const row = {
    ...{ unionId: ctx.unionId, id, contactId, byUserId: by, channel, outcome, askAnswer },
    ...{ heldAt: entry.heldAt ?? at, ask: ask ?? null, groupId: groupId ?? null, createdAt: at },
    notesCipher: notes ? seal(notes, notesPlace(id)) : null,
  };
  const { count } = await tx.conversation.createMany({ data: [row], skipDuplicates: true });
  if (count === 1) return true;
  const same = { unionId: ctx.unionId, id, contactId, byUserId: by };
  if ((await tx.conversation.count({ where: same })) === 0) throw new AppError("CONFLICT");
  return false;
}

export const notesPlace = (id: string) => ({ table: "conversation", column: "notes", id });

export async function insertIssues(
  tx: Tx,
  ctx: Context,
  { id, issueIds }: { id: string; issueIds: readonly string[] },
): Promise<void> {
  const ids = [...new Set(issueIds)];
  if (ids.length === 0) return;
  const known = await tx.issue.count({ where: { unionId: ctx.unionId, id: { in: ids } } });
  if (known !== ids.length) throw new AppError("INVALID", { issueIds: "choice" });
  await tx.conversationIssue.createMany({
    data: ids.map((issueId) => ({ unionId: ctx.unionId, conversationId: id, issueId })),
  });
}

type NewAssessment = {
  conversationId: string;
  contactId: string;
  byUserId: string;
  level: Level;
  evidence: readonly KnownEvidence[];
  assessedAt: Date;
};

export async function insertAssessment(
  tx: Tx,
  ctx: Context,
  { evidence, ...row }: NewAssessment,
): Promise<void> {
  await tx.assessment.createMany({
    data: [{ unionId: ctx.unionId, id: newId(), ...row, evidence: [...evidence] }],
  });
}

async function insertFollowUp(tx: Tx, ctx: Context, entry: Entry): Promise<void> {
  if (!entry.followUp) return;
  const { id: conversationId, contactId, by, followUp } = entry;
  await tx.followUp.createMany({
    data: [
      {
        ...{ unionId: ctx.unionId, id: newId(), contactId, conversationId, assignedTo: by, createdBy: by },
        dueOn: toDatabaseDay(followUp.dueOn),
        promise: followUp.promise || null,
      },
    ],
  });
}

async function keepFollowUps(tx: Tx, ctx: Context, entry: Entry): Promise<void> {
  const { id, contactId, keeps, by, at, heldAt } = entry;
  if (keeps.length === 0) return;
  await tx.$executeRaw`
    UPDATE follow_up SET state = 'kept', closed_at = ${closedWhen(heldAt ?? at)}, closed_by = ${by}::uuid, kept_in = ${id}::uuid
    WHERE union_id = ${ctx.unionId}::uuid AND contact_id = ${contactId}::uuid AND id = ANY (${keeps}::uuid[]) AND state = 'open'`;
}
