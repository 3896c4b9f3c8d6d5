import { closedWhen } from "@/features/follow-ups/closings/mutations";
import type { AuditEvent } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { seal } from "@/lib/crypto";
import { dayOf } from "@/lib/dates";
import { Prisma, type Statements } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, can } from "@/lib/policy";
import { conversations } from "../policy";
import { type ConversationInput, conversationInput } from "../schema";
import { type Evidence, isBorneOut, type Level, needsEvidence, wasReached } from "../vocabulary/rules";

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
 * Keeps an entry with all that came of it. False when it was kept before: the same id, contact and user. Any other owner of the id
 * is a CONFLICT, a contact that this context doesn't see NOT_FOUND.
 */
export async function insertEntry(tx: Statements, ctx: Context, entry: Entry): Promise<boolean> {
  const [done] = await tx.$queryRaw<{ found: boolean; kept: boolean }[]>(insertion(ctx, entry));
  if (!done?.found) throw new AppError("NOT_FOUND");
  if (!done.kept) return requireSame(tx, ctx, entry);
  await insertIssues(tx, ctx, entry);
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

/** One statement: row security makes each one dear, and fifty organisers save at once. */
function insertion(ctx: Context, entry: Entry): Prisma.Sql {
  const { id, contactId, channel, outcome, ask, askAnswer, notes, groupId, by, at } = entry;
  const unionId = Prisma.sql`${ctx.unionId}::uuid`;
  const user = Prisma.sql`${by}::uuid`;
  const heldAt = Prisma.sql`${entry.heldAt ?? at}::timestamptz`;
  const cipher = notes ? seal(notes, notesPlace(id)) : null;
  return Prisma.sql`
    WITH person AS (
      SELECT id FROM contact WHERE union_id = ${unionId} AND id = ${contactId}::uuid
    ), entry AS (
      INSERT INTO conversation (union_id, id, contact_id, by_user_id, held_at, channel, outcome, ask, ask_answer, notes_cipher, group_id, created_at)
      SELECT ${unionId}, ${id}::uuid, person.id, ${user}, ${heldAt}, ${channel}::channel, ${outcome}::outcome,
        ${ask ?? null}, ${askAnswer}::ask_answer, ${cipher}, ${groupId ?? null}::uuid, ${at}::timestamptz
      FROM person ON CONFLICT DO NOTHING RETURNING id, contact_id
    ), judged AS (
      INSERT INTO assessment (union_id, id, contact_id, level, evidence, assessed_at, by_user_id, conversation_id)
      SELECT ${unionId}, ${newId()}::uuid, contact_id, j.level, ${[...entry.evidence]}::evidence[], ${heldAt}, ${user}, entry.id
      FROM entry CROSS JOIN (SELECT ${entry.assessment ?? null}::smallint AS level) j WHERE j.level IS NOT NULL
    ), kept AS (
      UPDATE follow_up SET state = 'kept', closed_at = ${closedWhen(entry.heldAt ?? at)}, closed_by = ${user}, kept_in = entry.id
      FROM entry WHERE follow_up.union_id = ${unionId} AND follow_up.contact_id = entry.contact_id
        AND follow_up.id = ANY (${[...entry.keeps]}::uuid[]) AND follow_up.state = 'open'
    ), promised AS (
      INSERT INTO follow_up (union_id, id, contact_id, conversation_id, assigned_to, created_by, due_on, promise)
      SELECT ${unionId}, ${newId()}::uuid, contact_id, entry.id, ${user}, ${user}, d.day, ${entry.followUp?.promise || null}
      FROM entry CROSS JOIN (SELECT ${entry.followUp?.dueOn ?? null}::date AS day) d WHERE d.day IS NOT NULL
    )
    SELECT EXISTS (SELECT FROM person) AS found, EXISTS (SELECT FROM entry) AS kept`;
}

async function requireSame(
  tx: Statements,
  ctx: Context,
  { id, contactId, by }: Pick<Entry, "id" | "contactId" | "by">,
): Promise<false> {
  const same = await tx.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1 FROM conversation
    WHERE union_id = ${ctx.unionId}::uuid AND id = ${id}::uuid AND contact_id = ${contactId}::uuid AND by_user_id = ${by}::uuid`);
  if (same.length === 0) throw new AppError("CONFLICT");
  return false;
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
