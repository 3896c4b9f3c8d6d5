import { recountOf } from "@/features/contacts/present-day.mutations";
import { closedWhen } from "@/features/follow-ups/closing.mutations";
import { type AuditEvent, auditOf } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { seal } from "@/lib/crypto";
import { dayOf } from "@/lib/dates";
import { Prisma, read, type Statements, writePipelined } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, can } from "@/lib/policy";
import { conversations } from "./policy";
import { type ConversationInput, conversationInput } from "./schema";
import { type Evidence, isBorneOut, type Level, needsEvidence, wasReached } from "./vocabulary.schema";

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

/**
 * Keeps an entry with all that came of it, its trace, and what is known of the contact from now on. False when it was kept
 * before: the same id, contact and user. Any other owner of the id is a CONFLICT, a contact that this context doesn't see
 * NOT_FOUND.
 */
export async function keepEntry(ctx: Context, entry: Entry): Promise<boolean> {
  authorize(ctx, conversations.log);
  const [[answer] = []] = await writePipelined(ctx, [
    insertion(ctx, entry),
    ...(entry.issueIds.length > 0 ? [issuesOf(ctx, entry)] : []),
    recountUnlessKnown(ctx, entry),
  ]);
  const { found, issues, kept } = answer as Verdict;
  if (!found) throw new AppError("NOT_FOUND");
  if (kept) return true;
  if (await wasKept(ctx, entry)) return false;
  throw issues ? new AppError("CONFLICT") : new AppError("INVALID", { issueIds: "choice" });
}

/**
 * Keeps several, and says how many were not kept before. Whatever locks more than one contact does so in the order of their ids:
 * two who save the same people at once wait for each other, and for an import, but never in a circle.
 */
export async function keepEntries(ctx: Context, entries: readonly Entry[]): Promise<number> {
  authorize(ctx, conversations.log);
  let kept = 0;
  for (const entry of entries.toSorted(byContact)) if (await keepEntry(ctx, entry)) kept += 1;
  return kept;
}

const byContact = (one: Entry, other: Entry) =>
  one.contactId.toLowerCase() < other.contactId.toLowerCase() ? -1 : 1;

type Verdict = { found: boolean; issues: boolean; kept: boolean };

/** The trace of one entry. */
function loggedEvent(entry: Entry): AuditEvent {
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

/**
 * One statement: row security makes each one dear, and fifty organisers save at once. A newer talk than all before is what is
 * known of the contact from now on; `recountUnlessKnown` sees to any other.
 */
function insertion(ctx: Context, entry: Entry): Prisma.Sql {
  const { id, contactId, channel, outcome, ask, askAnswer, notes, groupId, by, at } = entry;
  const unionId = Prisma.sql`${ctx.unionId}::uuid`;
  const user = Prisma.sql`${by}::uuid`;
  const heldAt = Prisma.sql`${entry.heldAt ?? at}::timestamptz`;
  const level = Prisma.sql`${entry.assessment ?? null}::smallint`;
  const cipher = notes ? seal(notes, notesPlace(id)) : null;
  const issueIds = [...new Set(entry.issueIds)];
  return Prisma.sql`
    WITH person AS (
      SELECT id FROM contact WHERE union_id = ${unionId} AND id = ${contactId}::uuid
    ), known AS (
      SELECT count(*) = ${issueIds.length} AS issues FROM issue WHERE union_id = ${unionId} AND id = ANY (${issueIds}::uuid[])
    ), entry AS (
      INSERT INTO conversation (union_id, id, contact_id, by_user_id, held_at, channel, outcome, ask, ask_answer, notes_cipher, group_id, created_at)
      SELECT ${unionId}, ${id}::uuid, person.id, ${user}, ${heldAt}, ${channel}::channel, ${outcome}::outcome,
        ${ask ?? null}, ${askAnswer}::ask_answer, ${cipher}, ${groupId ?? null}::uuid, ${at}::timestamptz
      FROM person, known WHERE known.issues ON CONFLICT DO NOTHING RETURNING id, contact_id, held_at, outcome
    ), judged AS (
      INSERT INTO assessment (union_id, id, contact_id, level, evidence, assessed_at, by_user_id, conversation_id)
      SELECT ${unionId}, ${newId()}::uuid, contact_id, ${level}, ${[...entry.evidence]}::evidence[], held_at, ${user}, entry.id
      FROM entry WHERE ${level} IS NOT NULL
    ), promised AS (
      INSERT INTO follow_up (union_id, id, contact_id, conversation_id, assigned_to, created_by, due_on, promise)
      SELECT ${unionId}, ${newId()}::uuid, contact_id, entry.id, ${user}, ${user}, d.day, ${entry.followUp?.promise || null}
      FROM entry CROSS JOIN (SELECT ${entry.followUp?.dueOn ?? null}::date AS day) d WHERE d.day IS NOT NULL
    ), newest AS (
      UPDATE contact k SET last_contact_at = entry.held_at, last_outcome = entry.outcome,
        last_conversation_at = CASE entry.outcome WHEN 'conversation' THEN entry.held_at ELSE k.last_conversation_at END,
        assessment = coalesce(${level}, k.assessment), assessed_at = CASE WHEN ${level} IS NULL THEN k.assessed_at ELSE entry.held_at END,
        version = k.version + 1, updated_at = now()
      FROM entry WHERE k.union_id = ${unionId} AND k.id = entry.contact_id
        AND entry.held_at > coalesce(k.last_contact_at, '-infinity')
        AND (${level} IS NULL OR entry.held_at > coalesce(k.assessed_at, '-infinity'))
      RETURNING k.id
    ), ${keepsOf(ctx, entry)} trace AS (
      ${auditOf(ctx, loggedEvent(entry), Prisma.sql`FROM entry`)}
    )
    SELECT EXISTS (SELECT FROM person) AS found, (SELECT issues FROM known) AS issues, EXISTS (SELECT FROM entry) AS kept,
      set_config('app.kept', coalesce((SELECT id::text FROM entry), ''), true),
      set_config('app.known', CASE WHEN EXISTS (SELECT FROM newest) THEN 'on' ELSE '' END, true)`;
}

/** Left out where there is none: what row security adds to it costs more than all the rest to start. */
function keepsOf(ctx: Context, { keeps, heldAt, at, by }: Entry): Prisma.Sql {
  if (keeps.length === 0) return Prisma.empty;
  return Prisma.sql`kept AS (
      UPDATE follow_up SET state = 'kept', closed_at = ${closedWhen(heldAt ?? at)}, closed_by = ${by}::uuid, kept_in = entry.id
      FROM entry WHERE follow_up.union_id = ${ctx.unionId}::uuid AND follow_up.contact_id = entry.contact_id
        AND follow_up.id = ANY (${[...keeps]}::uuid[]) AND follow_up.state = 'open'
    ),`;
}

/** Of the entry that the statement before kept; where it was kept long since, nothing is written again. */
function issuesOf(ctx: Context, { id, issueIds }: Entry): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO conversation_issue (union_id, conversation_id, issue_id)
    SELECT union_id, ${id}::uuid, id FROM issue WHERE union_id = ${ctx.unionId}::uuid
      AND id = ANY (${[...new Set(issueIds)]}::uuid[]) AND nullif(current_setting('app.kept'), '')::uuid = ${id}::uuid`;
}

/**
 * An older talk than the last one, two of the same minute, or a contact who moved away meanwhile: then what is known is counted
 * from all of them, with the union's eyes.
 */
const recountUnlessKnown = (ctx: Context, { contactId }: Entry): Prisma.Sql => Prisma.sql`
  SELECT ${recountOf(ctx, [contactId])}::text WHERE current_setting('app.kept') <> '' AND current_setting('app.known') = ''`;

function wasKept(ctx: Context, { id, contactId, by }: Entry): Promise<boolean> {
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
