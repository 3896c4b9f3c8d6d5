import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import { closedWhen } from "@/features/follow-ups/closing.mutations";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { keepEntry, readEntry, requireUser } from "./entries.mutations";
import { conversations } from "./policy";
import type { ConversationInput, NoAnswer, Withdraw, WithdrawMany } from "./schema";

/** `again`: it was kept before, as it was sent then. */
type Logged = { id: string; again: boolean };

/**
 * Keeps one conversation with all that came of it. Its id is made by whoever logs it, so that sending it twice keeps it
 * once; an id that is somebody else's, or another contact's, is a CONFLICT.
 */
export async function logConversation(ctx: Context, input: ConversationInput): Promise<Logged> {
  authorize(ctx, conversations.log);
  const entry = readEntry(ctx, input);
  return { id: entry.id, again: !(await keepEntry(ctx, entry)) };
}

/** The commonest outcome, in one tap. */
export function noAnswer(ctx: Context, { id, contactId, channel }: NoAnswer): Promise<Logged> {
  return logConversation(ctx, { id, contactId, outcome: "no_answer", channel });
}

/** Takes back an own entry: it stays as history, its assessment and follow-up count no more, what it kept is open again. */
export function withdrawConversation(ctx: Context, { id }: Withdraw): Promise<void> {
  return withdrawConversations(ctx, { ids: [id] });
}

/** Takes several own entries back, or none of them. */
export async function withdrawConversations(ctx: Context, { ids }: WithdrawMany): Promise<void> {
  authorize(ctx, conversations.withdraw);
  const by = requireUser(ctx);
  await write(ctx, async (tx) => {
    const entries = await findOwn(tx, ctx, { ids, by });
    const standing = entries.filter(({ withdrawnAt }) => withdrawnAt === null);
    for (const entry of standing) await takeBack(tx, ctx, { ...entry, by });
    const contactIds = standing.map(({ contactId }) => contactId);
    await refreshPresentDay(tx, ctx, contactIds);
  });
}

/** Puts an own entry back that was taken back, with its assessment, its follow-up and what it kept. */
export async function restoreConversation(ctx: Context, { id }: Withdraw): Promise<void> {
  authorize(ctx, conversations.withdraw);
  const by = requireUser(ctx);
  await write(ctx, async (tx) => {
    const [entry] = await findOwn(tx, ctx, { ids: [id], by });
    if (!entry?.withdrawnAt) return;
    await putBack(tx, ctx, { ...entry, withdrawnAt: entry.withdrawnAt, by });
    await refreshPresentDay(tx, ctx, [entry.contactId]);
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

// What left at the very instant of the withdrawal comes back with it; what was changed before or since stays as it is.
async function putBack(tx: Tx, ctx: Context, entry: Withdrawn): Promise<void> {
  const { id, contactId, by, heldAt, withdrawnAt } = entry;
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
