import { logConversation, withdrawConversation } from "@/features/conversations/mutations";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { instantOn, toDatabaseDay, today } from "@/lib/dates";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { type HeldRow, keyedRows } from "./keying.queries";
import type { KeyBack, KeyBackRow } from "./keying.schema";
import { type MarkProblem, type Marks, problemOf, sameMarks, tidied } from "./marks";
import { paperLists } from "./policy";
import { requireSheet } from "./queries";

export type KeyedBack = {
  /** Rows that now say what was keyed, including those that did before. */
  saved: string[];
  problems: Record<string, MarkProblem>;
};

type Conversation = Pick<KeyBack, "heldOn" | "channel">;

/**
 * Makes one conversation of each row. The same again changes nothing, another answer withdraws the conversation and logs a
 * new one. Rows that cannot be saved are returned with the reason; the others are saved.
 */
export async function keyBack(ctx: Context, { id, rows, heldOn, channel }: KeyBack): Promise<KeyedBack> {
  authorize(ctx, paperLists.keyBack);
  if (heldOn > today(ctx)) throw new AppError("INVALID", { heldOn: "future" });
  return write(ctx, async (tx) => {
    await lockSheet(tx, ctx, id);
    const { state } = await requireSheet(tx, ctx, id);
    if (state !== "open") throw new AppError("CONFLICT", { sheet: state });
    const held = new Map(
      (await keyedRows(tx, ctx, { paperListId: id, ids: rows.map((row) => row.id) })).map((row) => [
        row.id,
        row,
      ]),
    );
    const answer: KeyedBack = { saved: [], problems: {} };
    let changed = 0;
    for (const given of rows) {
      const problem = await keyRow(tx, ctx, {
        given,
        row: held.get(given.id),
        conversation: { heldOn, channel },
      });
      if (problem === "same" || problem === null) answer.saved.push(given.id);
      else answer.problems[given.id] = problem;
      if (problem === null) changed += 1;
    }
    const details = { rows: changed };
    if (changed > 0)
      await audit(tx, ctx, { action: "paperList.keyBack", entity: "paper_list", entityId: id, details });
    return answer;
  });
}

// Two users with the same list: the second waits, and then finds it done.
async function lockSheet(tx: Tx, ctx: Context, id: string): Promise<void> {
  await tx.$queryRaw(Prisma.sql`
    SELECT 1 FROM paper_list WHERE union_id = ${ctx.unionId}::uuid AND id = ${id}::uuid FOR UPDATE`);
}

type Keying = { given: KeyBackRow; row: HeldRow | undefined; conversation: Conversation };

async function keyRow(
  tx: Tx,
  ctx: Context,
  { given, row, conversation }: Keying,
): Promise<MarkProblem | "same" | null> {
  const { id, ...typed } = given;
  const marks = tidied(typed);
  const refused = refusalOf(ctx, { marks, row });
  if (refused || !row) return refused ?? "gone";
  if (row.conversationId) await withdrawConversation(ctx, { id: row.conversationId });
  const conversationId = marks.outcome
    ? await log(ctx, { contactId: row.contactId, marks, conversation })
    : null;
  await remember(tx, ctx, { id, marks, conversationId });
  return null;
}

function refusalOf(ctx: Context, { marks, row }: { marks: Marks; row: HeldRow | undefined }) {
  if (!row) return "gone";
  if (sameMarks(marks, row.marks)) return "same";
  if (row.absent === "hidden") return "gone";
  if (row.by && !row.by.mine) return "others";
  if (marks.dueOn && marks.dueOn < today(ctx)) return "past";
  return problemOf(marks);
}

type Logged = { contactId: string; marks: Marks; conversation: Conversation };

async function log(ctx: Context, { contactId, marks, conversation }: Logged): Promise<string> {
  const { outcome, rating, evidence, dueOn, note } = marks;
  const { id } = await logConversation(ctx, {
    ...{ id: newId(), contactId, outcome: outcome ?? "no_answer", channel: conversation.channel },
    heldAt: instantOn(ctx, conversation.heldOn),
    ...(rating && { assessment: rating, evidence: evidence ? [evidence] : [] }),
    ...(dueOn && { followUp: { dueOn } }),
    ...(note && { notes: note }),
  });
  return id;
}

type Remembered = { id: string; marks: Marks; conversationId: string | null };

async function remember(tx: Tx, ctx: Context, { id, marks, conversationId }: Remembered): Promise<void> {
  const { outcome, rating, evidence, dueOn } = marks;
  const keyed = conversationId
    ? { keyedBy: actingUserId(ctx), keyedAt: new Date(), outcome, rating, evidence }
    : { keyedBy: null, keyedAt: null, outcome: null, rating: null, evidence: null };
  await tx.paperListRow.updateMany({
    where: { unionId: ctx.unionId, id },
    data: { ...keyed, conversationId, dueOn: conversationId && dueOn ? toDatabaseDay(dueOn) : null },
  });
}
