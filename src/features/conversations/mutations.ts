import { lockContacts } from "@/features/contacts/lock.mutations";
import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import { closedWhen } from "@/features/follow-ups/closing.mutations";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize, requireUser } from "@/lib/policy";
import { checkConversation, insertConversation } from "./insert.mutations";
import { conversations } from "./policy";
import type { ConversationInput, NoAnswer, Withdraw, WithdrawMany } from "./schema";

/** `again`: it was saved before. */
type Logged = { id: string; again: boolean };

/**
 * Logs one conversation with all that came of it. The caller makes its id, so that sending it twice saves it once; an id
 * that belongs to another user or contact is a CONFLICT.
 */
export async function logConversation(ctx: Context, input: ConversationInput): Promise<Logged> {
  authorize(ctx, conversations.log);
  const conversation = checkConversation(ctx, input);
  return { id: conversation.id, again: !(await insertConversation(ctx, conversation)) };
}

export function noAnswer(ctx: Context, { id, contactId, channel }: NoAnswer): Promise<Logged> {
  return logConversation(ctx, { id, contactId, outcome: "no_answer", channel });
}

/**
 * Withdraws a conversation of the user's own: it stays in the history, its assessment and follow-up no longer count, and
 * what it fulfilled is open again.
 */
export function withdrawConversation(ctx: Context, { id }: Withdraw): Promise<void> {
  return withdrawConversations(ctx, { ids: [id] });
}

/** All or none. */
export async function withdrawConversations(ctx: Context, { ids }: WithdrawMany): Promise<void> {
  authorize(ctx, conversations.withdraw);
  const by = requireUser(ctx);
  await write(ctx, async (tx) => {
    const found = await findOwn(tx, ctx, { ids, by });
    const standing = found.filter(({ withdrawnAt }) => withdrawnAt === null);
    const contactIds = standing.map(({ contactId }) => contactId);
    await lockContacts(tx, ctx, contactIds);
    for (const conversation of standing) await takeBack(tx, ctx, { ...conversation, by });
    await refreshPresentDay(tx, ctx, contactIds);
  });
}

export async function restoreConversation(ctx: Context, { id }: Withdraw): Promise<void> {
  authorize(ctx, conversations.withdraw);
  const by = requireUser(ctx);
  await write(ctx, async (tx) => {
    const [conversation] = await findOwn(tx, ctx, { ids: [id], by });
    if (!conversation?.withdrawnAt) return;
    await lockContacts(tx, ctx, [conversation.contactId]);
    await putBack(tx, ctx, { ...conversation, withdrawnAt: conversation.withdrawnAt, by });
    await refreshPresentDay(tx, ctx, [conversation.contactId]);
  });
}

type Own = { id: string; contactId: string; heldAt: Date };

async function findOwn(tx: Tx, ctx: Context, { ids, by }: { ids: readonly string[]; by: string }) {
  const unique = [...new Set(ids)];
  const found = await tx.conversation.findMany({
    where: { unionId: ctx.unionId, id: { in: unique }, byUserId: by },
    select: { id: true, contactId: true, heldAt: true, withdrawnAt: true },
    orderBy: { id: "asc" },
  });
  if (found.length !== unique.length) throw new AppError("NOT_FOUND");
  return found;
}

async function takeBack(tx: Tx, ctx: Context, { id, contactId, by }: Own & { by: string }): Promise<void> {
  const unionId = ctx.unionId;
  const at = new Date();
  const { count } = await tx.conversation.updateMany({
    where: { unionId, id, withdrawnAt: null },
    data: { withdrawnAt: at },
  });
  if (count === 0) return;
  await tx.assessment.updateMany({
    where: { unionId, conversationId: id, withdrawnAt: null },
    data: { withdrawnAt: at },
  });
  await tx.followUp.updateMany({
    where: { unionId, conversationId: id, state: "open" },
    data: { state: "cancelled", closedAt: at, closedBy: by },
  });
  await tx.followUp.updateMany({
    where: { unionId, keptIn: id, state: "kept" },
    data: { state: "open", closedAt: null, closedBy: null },
  });
  await record(tx, ctx, { action: "withdraw", id, contactId });
}

type Withdrawn = Own & { by: string; withdrawnAt: Date };

// Only what left at the instant of the withdrawal comes back.
async function putBack(tx: Tx, ctx: Context, conversation: Withdrawn): Promise<void> {
  const { id, contactId, by, heldAt, withdrawnAt } = conversation;
  const unionId = ctx.unionId;
  const { count } = await tx.conversation.updateMany({
    where: { unionId, id, withdrawnAt },
    data: { withdrawnAt: null },
  });
  if (count === 0) return;
  await tx.assessment.updateMany({
    where: { unionId, conversationId: id, withdrawnAt },
    data: { withdrawnAt: null },
  });
  await tx.followUp.updateMany({
    where: { unionId, conversationId: id, state: "cancelled", closedAt: withdrawnAt },
    data: { state: "open", closedAt: null, closedBy: null },
  });
  await tx.$executeRaw`
    UPDATE follow_up SET state = 'kept', closed_at = ${closedWhen(heldAt)}, closed_by = ${by}::uuid
    WHERE union_id = ${unionId}::uuid AND kept_in = ${id}::uuid AND state = 'open'`;
  await record(tx, ctx, { action: "restore", id, contactId });
}

type Line = { action: "withdraw" | "restore"; id: string; contactId: string };

function record(tx: Tx, ctx: Context, { action, id, contactId }: Line): Promise<void> {
  const details = { contactId };
  return audit(tx, ctx, {
    ...{ action: `conversation.${action}`, entity: "conversation", entityId: id, details },
  });
}
