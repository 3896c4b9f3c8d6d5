import { recountOf } from "@/features/contacts/present-day.mutations";
import { closedWhen } from "@/features/follow-ups/closing.mutations";
import { type AuditEvent, auditOf } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { seal } from "@/lib/crypto";
import { dayOf } from "@/lib/dates";
import { Prisma, read, type Statements, writePipelined } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, can, requireUser } from "@/lib/policy";
import { conversations } from "./policy";
import { type ConversationInput, conversationInput } from "./schema";
import { type Evidence, isBorneOut, type Level, needsEvidence, wasReached } from "./vocabulary.schema";

export type CheckedConversation = ReturnType<typeof whatCounts> & { by: string; at: Date };

const clockSkewMs = 10 * 60_000;

/** The conversation as it will be saved; or a refusal that names the field. */
export function checkConversation(ctx: Context, input: ConversationInput): CheckedConversation {
  const conversation = { ...whatCounts(input), by: requireUser(ctx), at: new Date() };
  if (conversation.assessment !== undefined) authorize(ctx, conversations.assess);
  requireEvidence(conversation);
  if (conversation.notes && !can(ctx, conversations.writeNotes)) throw new AppError("FORBIDDEN");
  requirePast(conversation.heldAt, conversation.at);
  if (
    conversation.followUp &&
    conversation.followUp.dueOn < dayOf(ctx, conversation.heldAt ?? conversation.at)
  )
    throw new AppError("INVALID", { followUp: "past" });
  return conversation;
}

/** Drops all answers that need a conversation where nobody was reached, and acts without a 1 or 2. */
function whatCounts(input: ConversationInput) {
  const conversation = conversationInput.parse(input);
  const judged = conversation.assessment !== undefined && needsEvidence(conversation.assessment);
  if (wasReached(conversation.outcome))
    return { ...conversation, evidence: judged ? [...new Set(conversation.evidence)] : [] };
  const nothing = { assessment: undefined, evidence: [], issueIds: [], ask: undefined };
  return { ...conversation, ...nothing, askAnswer: "not_asked" as const };
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

/**
 * Saves a conversation with its assessment, follow-up and audit row, and updates the contact. False when it was saved
 * before: the same id, contact and user. Any other owner of the id is a CONFLICT, a contact that this context does not see
 * NOT_FOUND.
 */
export async function insertConversation(ctx: Context, conversation: CheckedConversation): Promise<boolean> {
  authorize(ctx, conversations.log);
  const [[answer] = []] = await writePipelined(ctx, [
    insertion(ctx, conversation),
    ...(conversation.issueIds.length > 0 ? [issuesOf(ctx, conversation)] : []),
    recountUnlessKnown(ctx, conversation),
  ]);
  const { found, issues, kept } = answer as Verdict;
  if (!found) throw new AppError("NOT_FOUND");
  if (kept) return true;
  if (await wasKept(ctx, conversation)) return false;
  throw issues ? new AppError("CONFLICT") : new AppError("INVALID", { issueIds: "choice" });
}

/**
 * Saves several and returns how many were new. Contacts are locked in the order of their ids, here as in imports, so that
 * two users who save the same people cannot deadlock.
 */
export async function insertConversations(
  ctx: Context,
  checked: readonly CheckedConversation[],
): Promise<number> {
  authorize(ctx, conversations.log);
  let kept = 0;
  for (const conversation of checked.toSorted(byContact))
    if (await insertConversation(ctx, conversation)) kept += 1;
  return kept;
}

const byContact = (one: CheckedConversation, other: CheckedConversation) =>
  one.contactId.toLowerCase() < other.contactId.toLowerCase() ? -1 : 1;

type Verdict = { found: boolean; issues: boolean; kept: boolean };

function loggedEvent(conversation: CheckedConversation): AuditEvent {
  const { id, contactId, outcome, issueIds, assessment, followUp, keeps, groupId } = conversation;
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

/**
 * One statement: each costs row security's planning, and fifty organisers save at once. A conversation newer than all others
 * updates the contact here; for any other `recountUnlessKnown` does.
 */
function insertion(ctx: Context, conversation: CheckedConversation): Prisma.Sql {
  const { id, contactId, channel, outcome, ask, askAnswer, notes, groupId, by, at } = conversation;
  const unionId = Prisma.sql`${ctx.unionId}::uuid`;
  const user = Prisma.sql`${by}::uuid`;
  const heldAt = Prisma.sql`${conversation.heldAt ?? at}::timestamptz`;
  const level = Prisma.sql`${conversation.assessment ?? null}::smallint`;
  const cipher = notes ? seal(notes, notesPlace(id)) : null;
  const issueIds = [...new Set(conversation.issueIds)];
  return Prisma.sql`
    WITH person AS (
      SELECT id FROM contact WHERE union_id = ${unionId} AND id = ${contactId}::uuid
    ), known AS (
      SELECT count(*) = ${issueIds.length} AS issues FROM issue WHERE union_id = ${unionId} AND id = ANY (${issueIds}::uuid[])
    ), inserted AS (
      INSERT INTO conversation (union_id, id, contact_id, by_user_id, held_at, channel, outcome, ask, ask_answer, notes_cipher, group_id, created_at)
      SELECT ${unionId}, ${id}::uuid, person.id, ${user}, ${heldAt}, ${channel}::channel, ${outcome}::outcome,
        ${ask ?? null}, ${askAnswer}::ask_answer, ${cipher}, ${groupId ?? null}::uuid, ${at}::timestamptz
      FROM person, known WHERE known.issues ON CONFLICT DO NOTHING RETURNING id, contact_id, held_at, outcome
    ), judged AS (
      INSERT INTO assessment (union_id, id, contact_id, level, evidence, assessed_at, by_user_id, conversation_id)
      SELECT ${unionId}, ${newId()}::uuid, contact_id, ${level}, ${[...conversation.evidence]}::evidence[], held_at, ${user}, inserted.id
      FROM inserted WHERE ${level} IS NOT NULL
    ), follow_ups AS (
      INSERT INTO follow_up (union_id, id, contact_id, conversation_id, assigned_to, created_by, due_on, promise)
      SELECT ${unionId}, ${newId()}::uuid, contact_id, inserted.id, ${user}, ${user}, d.day, ${conversation.followUp?.promise || null}
      FROM inserted CROSS JOIN (SELECT ${conversation.followUp?.dueOn ?? null}::date AS day) d WHERE d.day IS NOT NULL
    ), newest AS (
      UPDATE contact k SET last_contact_at = inserted.held_at, last_outcome = inserted.outcome,
        last_conversation_at = CASE WHEN inserted.outcome = 'conversation' THEN inserted.held_at ELSE k.last_conversation_at END,
        assessment = coalesce(${level}, k.assessment), assessed_at = CASE WHEN ${level} IS NULL THEN k.assessed_at ELSE inserted.held_at END,
        version = k.version + 1, updated_at = now()
      FROM inserted WHERE k.union_id = ${unionId} AND k.id = inserted.contact_id
        AND inserted.held_at > coalesce(k.last_contact_at, '-infinity')
        AND (${level} IS NULL OR inserted.held_at > coalesce(k.assessed_at, '-infinity'))
      RETURNING k.id
    ), ${keepsOf(ctx, conversation)} trace AS (
      ${auditOf(ctx, loggedEvent(conversation), Prisma.sql`FROM inserted`)}
    )
    SELECT EXISTS (SELECT FROM person) AS found, (SELECT issues FROM known) AS issues, EXISTS (SELECT FROM inserted) AS kept,
      set_config('app.kept', coalesce((SELECT id::text FROM inserted), ''), true),
      set_config('app.known', CASE WHEN EXISTS (SELECT FROM newest) THEN 'on' ELSE '' END, true)`;
}

/** Left out where there is none: its row security is the costliest to plan. */
function keepsOf(ctx: Context, { keeps, heldAt, at, by }: CheckedConversation): Prisma.Sql {
  if (keeps.length === 0) return Prisma.empty;
  return Prisma.sql`kept AS (
      UPDATE follow_up SET state = 'kept', closed_at = ${closedWhen(heldAt ?? at)}, closed_by = ${by}::uuid, kept_in = inserted.id
      FROM inserted WHERE follow_up.union_id = ${ctx.unionId}::uuid AND follow_up.contact_id = inserted.contact_id
        AND follow_up.id = ANY (${[...keeps]}::uuid[]) AND follow_up.state = 'open'
    ),`;
}

/** Only where the statement before has inserted the conversation. */
function issuesOf(ctx: Context, { id, issueIds }: CheckedConversation): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO conversation_issue (union_id, conversation_id, issue_id)
    SELECT union_id, ${id}::uuid, id FROM issue WHERE union_id = ${ctx.unionId}::uuid
      AND id = ANY (${[...new Set(issueIds)]}::uuid[]) AND nullif(current_setting('app.kept'), '')::uuid = ${id}::uuid`;
}

/**
 * An older conversation, two of the same minute, or a contact who moved meanwhile: then the contact is counted anew from all
 * of them, beyond this user's turf.
 */
const recountUnlessKnown = (ctx: Context, { contactId }: CheckedConversation): Prisma.Sql => Prisma.sql`
  SELECT ${recountOf(ctx, [contactId])}::text WHERE current_setting('app.kept') <> '' AND current_setting('app.known') = ''`;

function wasKept(ctx: Context, { id, contactId, by }: CheckedConversation): Promise<boolean> {
  return read(ctx, async (tx) => {
    const own = { unionId: ctx.unionId, id, contactId, byUserId: by };
    return (await tx.conversation.count({ where: own })) > 0;
  });
}

export const notesPlace = (id: string) => ({ table: "conversation", column: "notes", id });

export async function insertIssues(
  tx: Statements,
  ctx: Context,
  { id, issueIds }: { id: string; issueIds: readonly string[] },
): Promise<void> {
  const ids = [...new Set(issueIds)];
  if (ids.length === 0) return;
  const kept = await tx.$executeRaw(Prisma.sql`
    INSERT INTO conversation_issue (union_id, conversation_id, issue_id)
    SELECT union_id, ${id}::uuid, id FROM issue WHERE union_id = ${ctx.unionId}::uuid AND id = ANY (${ids}::uuid[])`);
  if (kept !== ids.length) throw new AppError("INVALID", { issueIds: "choice" });
}
