import { refreshPresentDay } from "@/features/contacts/present-day/mutations";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { seal } from "@/lib/crypto";
import { toDatabaseDay, today } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, can } from "@/lib/policy";
import { conversations } from "./policy";
import { type ConversationInput, conversationInput, type NoAnswer, type Withdraw } from "./schema";
import { wasReached } from "./vocabulary/rules";

type Entry = ReturnType<typeof whatCounts> & { by: string; at: Date };

const clockSkewMs = 10 * 60_000;

/**
 * Keeps one conversation with all that came of it. Its id is made by whoever logs it, so that sending it twice keeps it
 * once; an id that is somebody else's, or another contact's, is a CONFLICT.
 */
export async function logConversation(ctx: Context, input: ConversationInput): Promise<{ id: string }> {
  authorize(ctx, conversations.log);
  const entry = readEntry(ctx, input);
  await write(ctx, async (tx) => {
    await requireContact(tx, ctx, entry.contactId);
    if (!(await insertConversation(tx, ctx, entry))) return;
    await insertIssues(tx, ctx, entry);
    await insertAssessment(tx, ctx, entry);
    await keepFollowUps(tx, ctx, entry);
    await insertFollowUp(tx, ctx, entry);
    await refreshPresentDay(tx, ctx, [entry.contactId]);
    const { outcome, issueIds, assessment, followUp, keeps } = entry;
    const details = {
      contactId: entry.contactId,
      outcome,
      issues: issueIds.length,
      assessed: assessment !== undefined,
      followUp: followUp !== undefined,
      kept: keeps.length,
    };
    await audit(tx, ctx, { action: "conversation.log", entity: "conversation", entityId: entry.id, details });
  });
  return { id: entry.id };
}

/** The commonest outcome, in one tap. */
export function noAnswer(ctx: Context, { id, contactId }: NoAnswer): Promise<{ id: string }> {
  return logConversation(ctx, { id, contactId, outcome: "no_answer" });
}

/** Takes back an own entry: it stays as history, its assessment and follow-up count no more, what it kept is open again. */
export async function withdrawConversation(ctx: Context, { id }: Withdraw): Promise<void> {
  authorize(ctx, conversations.withdraw);
  const by = requireUser(ctx);
  await write(ctx, async (tx) => {
    const own = { unionId: ctx.unionId, id, byUserId: by };
    const found = await tx.conversation.findFirst({
      where: own,
      select: { contactId: true, createdAt: true, withdrawnAt: true },
    });
    if (!found) throw new AppError("NOT_FOUND");
    const at = new Date();
    const { count } = await tx.conversation.updateMany({
      where: { ...own, withdrawnAt: null },
      data: { withdrawnAt: at },
    });
    if (count === 0) return;
    await tx.assessment.updateMany({
      where: { unionId: ctx.unionId, conversationId: id, withdrawnAt: null },
      data: { withdrawnAt: at },
    });
    await tx.followUp.updateMany({
      where: { unionId: ctx.unionId, conversationId: id, state: "open" },
      data: { state: "cancelled", closedAt: at, closedBy: by },
    });
    await reopenKept(tx, ctx, { contactId: found.contactId, by, at: found.createdAt });
    await refreshPresentDay(tx, ctx, [found.contactId]);
    const details = { contactId: found.contactId };
    await audit(tx, ctx, { action: "conversation.withdraw", entity: "conversation", entityId: id, details });
  });
}

function readEntry(ctx: Context, input: ConversationInput): Entry {
  const entry = { ...whatCounts(input), by: requireUser(ctx), at: new Date() };
  if (entry.assessment !== undefined) authorize(ctx, conversations.assess);
  if (entry.notes && !can(ctx, conversations.writeNotes)) throw new AppError("FORBIDDEN");
  if (entry.heldAt && entry.heldAt.getTime() > entry.at.getTime() + clockSkewMs) {
    throw new AppError("INVALID", { heldOn: "future" });
  }
  if (entry.followUp && entry.followUp.dueOn < today(ctx))
    throw new AppError("INVALID", { followUp: "past" });
  return entry;
}

/** Nobody was reached: what stood in the sheet about the talk is not kept. */
function whatCounts(input: ConversationInput) {
  const entry = conversationInput.parse(input);
  if (wasReached(entry.outcome)) return entry;
  return { ...entry, assessment: undefined, issueIds: [], ask: undefined, askAnswer: "not_asked" as const };
}

function requireUser(ctx: Context): string {
  const userId = actingUserId(ctx);
  if (!userId) throw new AppError("FORBIDDEN");
  return userId;
}

async function requireContact(tx: Tx, ctx: Context, contactId: string): Promise<void> {
  const found = await tx.contact.findFirst({
    where: { unionId: ctx.unionId, id: contactId },
    select: { id: true },
  });
  if (!found) throw new AppError("NOT_FOUND");
}

async function insertConversation(tx: Tx, ctx: Context, entry: Entry): Promise<boolean> {
  const { id, contactId, channel, outcome, ask, askAnswer, notes, by, at } = entry;
  const place = { table: "conversation", column: "notes", id };
  const row = {
    ...{ unionId: ctx.unionId, id, contactId, byUserId: by, channel, outcome, askAnswer },
    ...{ heldAt: entry.heldAt ?? at, ask: ask ?? null, createdAt: at },
    notesCipher: notes ? seal(notes, place) : null,
  };
  const { count } = await tx.conversation.createMany({ data: [row], skipDuplicates: true });
  if (count === 1) return true;
  const same = { unionId: ctx.unionId, id, contactId, byUserId: by };
  if ((await tx.conversation.count({ where: same })) === 0) throw new AppError("CONFLICT");
  return false;
}

async function insertIssues(tx: Tx, ctx: Context, { id, issueIds }: Entry): Promise<void> {
  const ids = [...new Set(issueIds)];
  if (ids.length === 0) return;
  const known = await tx.issue.count({ where: { unionId: ctx.unionId, id: { in: ids } } });
  if (known !== ids.length) throw new AppError("INVALID", { issueIds: "choice" });
  await tx.conversationIssue.createMany({
    data: ids.map((issueId) => ({ unionId: ctx.unionId, conversationId: id, issueId })),
  });
}

async function insertAssessment(tx: Tx, ctx: Context, entry: Entry): Promise<void> {
  if (entry.assessment === undefined) return;
  const { id: conversationId, contactId, by: byUserId, assessment: level, at } = entry;
  await tx.assessment.createMany({
    data: [
      {
        ...{ unionId: ctx.unionId, id: newId(), contactId, conversationId, byUserId, level },
        assessedAt: entry.heldAt ?? at,
      },
    ],
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

// Closed at the very instant of the conversation: that is how a withdrawal finds what it kept.
async function keepFollowUps(tx: Tx, ctx: Context, { contactId, keeps, by, at }: Entry): Promise<void> {
  if (keeps.length === 0) return;
  await tx.followUp.updateMany({
    where: { unionId: ctx.unionId, contactId, id: { in: keeps }, state: "open" },
    data: { state: "kept", closedAt: at, closedBy: by },
  });
}

async function reopenKept(
  tx: Tx,
  ctx: Context,
  kept: { contactId: string; by: string; at: Date },
): Promise<void> {
  await tx.followUp.updateMany({
    where: {
      unionId: ctx.unionId,
      contactId: kept.contactId,
      state: "kept",
      closedBy: kept.by,
      closedAt: kept.at,
    },
    data: { state: "open", closedAt: null, closedBy: null },
  });
}
