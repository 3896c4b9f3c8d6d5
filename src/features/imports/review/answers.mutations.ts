import "server-only";
import { z } from "zod";
import { rememberDistinct } from "@/features/contacts/distinctions.mutations";
import { actingUserId, type Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { auditBatch } from "../batch.mutations";
import { ofBatch } from "../batch.queries";
import { readIf, storedAs } from "../mapping/stored";
import { imports } from "../policy";
import { joinStaged, partStaged } from "../staging/join.mutations";
import type { AnswerInput } from "./answers.schema";
import { openQuestions } from "./open-questions.queries";

type Question = { id: string; row: number; contactId: string | null; otherRow: number | null };

/** Somebody looked at both and says who they are. What follows from it is seen at once in the outcomes, and written with the import. */
export async function answerQuestion(
  ctx: Context,
  { batchId, candidateId, answer }: AnswerInput,
): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    await lockBatch(tx, ctx, batchId);
    const [question] = await tx.$queryRaw<Question[]>(Prisma.sql`
      SELECT q.id::text, q.row_number AS row, q.contact_id::text AS "contactId", q.other_row AS "otherRow"
      FROM (${openQuestions(ctx, batchId)}) q WHERE q.id = ${candidateId}::uuid`);
    if (!question) throw new AppError("CHANGED_MEANWHILE");
    const before = answer === "same" ? await unite(tx, ctx, { batchId, question }) : null;
    await tx.importCandidate.updateMany({
      where: { unionId: ctx.unionId, batchId, id: candidateId },
      data: {
        answer,
        answeredBy: actingUserId(ctx),
        answeredAt: new Date(),
        before: before ?? Prisma.DbNull,
      },
    });
    await auditBatch(tx, ctx, batchId, { action: "answer", row: question.row, answer });
  });
}

/** `import_candidate.before`: the two rows that an answer has joined, as they were. */
const storedJoin = storedAs(
  1,
  z.object({ keep: z.int(), gone: z.int(), before: z.custom<Prisma.InputJsonObject>() }),
);

type Unite = { batchId: string; question: Question };

/** The row is the contact; where another row is that contact already, or two rows are one, they are joined. */
async function unite(
  tx: Tx,
  ctx: Context,
  { batchId, question: { row, contactId, otherRow } }: Unite,
): Promise<Prisma.InputJsonObject | null> {
  const where = { unionId: ctx.unionId, batchId };
  const taken = contactId
    ? await tx.importRow.findFirst({
        where: { ...where, contactId, state: { in: ["staged", "held"] } },
        select: { rowNumber: true },
      })
    : null;
  const other = otherRow ?? taken?.rowNumber;
  if (other !== undefined) {
    const [keep, gone] = [Math.min(row, other), Math.max(row, other)];
    return storedJoin.write({ keep, gone, before: await joinStaged(tx, ctx, { batchId, keep, gone }) });
  }
  await tx.importRow.updateMany({ where: { ...where, rowNumber: row }, data: { contactId } });
  return null;
}

type Answered = {
  id: string;
  row: number;
  contactId: string | null;
  before: unknown;
};

/** The last answer is open again; what was answered for all the rest at once opens at once. */
export async function undoAnswer(ctx: Context, { batchId }: { batchId: string }): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    await lockBatch(tx, ctx, batchId);
    const last = await tx.$queryRaw<Answered[]>(Prisma.sql`
      SELECT q.id::text, q.row_number AS row, q.contact_id::text AS "contactId", q.before FROM import_candidate q
      JOIN import_row r ON r.union_id = q.union_id AND r.batch_id = q.batch_id AND r.row_number = q.row_number
      WHERE ${ofBatch("q", ctx, batchId)} AND (r.state = 'staged' OR (r.state = 'held' AND q.contact_id IS NOT NULL) OR (r.state = 'joined' AND q.before IS NOT NULL))
        AND q.answered_at = (SELECT max(answered_at) FROM import_candidate m WHERE m.union_id = q.union_id AND m.batch_id = q.batch_id)`);
    if (last.length === 0) throw new AppError("CHANGED_MEANWHILE");
    for (const { row, contactId, before } of last) {
      const joined = readIf(storedJoin, before);
      if (joined) await partStaged(tx, ctx, { batchId, ...joined });
      else if (contactId) await release(tx, ctx, { batchId, row, contactId });
    }
    await tx.importCandidate.updateMany({
      where: { unionId: ctx.unionId, batchId, id: { in: last.map(({ id }) => id) } },
      data: { answer: null, answeredBy: null, answeredAt: null, before: Prisma.DbNull },
    });
    await auditBatch(tx, ctx, batchId, { action: "answer_undo" });
  });
}

type Released = { batchId: string; row: number; contactId: string };

async function release(tx: Tx, ctx: Context, { batchId, row, contactId }: Released): Promise<void> {
  await tx.importRow.updateMany({
    where: { unionId: ctx.unionId, batchId, rowNumber: row, contactId, state: { in: ["staged", "held"] } },
    data: { contactId: null },
  });
}

/** Answers are given before an import runs, and afterwards for the rows that it held. One at a time. */
export async function lockBatch(tx: Tx, ctx: Context, batchId: string): Promise<void> {
  const locked = await tx.$executeRaw(Prisma.sql`
    SELECT 1 FROM import_batch WHERE union_id = ${ctx.unionId}::uuid AND id = ${batchId}::uuid AND state IN ('ready', 'done') FOR UPDATE`);
  if (locked === 0) throw new AppError("CHANGED_MEANWHILE");
}

/** When the rows are written: who was recognised is known next time without asking, who are two are remembered as two. */
export async function rememberAnswers(tx: Tx, ctx: Context, batchId: string): Promise<void> {
  const batch = Prisma.sql`${ofBatch("q", ctx, batchId)}`;
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO import_identity (union_id, fingerprint, contact_id)
    SELECT DISTINCT ON (q.fingerprint) q.union_id, q.fingerprint, r.contact_id FROM import_candidate q
    JOIN import_row r ON r.union_id = q.union_id AND r.batch_id = q.batch_id AND r.row_number = coalesce(q.other_row, q.row_number)
    JOIN contact c ON c.union_id = r.union_id AND c.id = r.contact_id
    WHERE ${batch} AND q.answer = 'same' AND r.state NOT IN ('staged', 'held')
    ON CONFLICT (union_id, fingerprint) DO UPDATE SET contact_id = excluded.contact_id, made_at = now()`);
  const distinct = await tx.$queryRaw<
    { one: string; other: string; why: "different" | "same_phone" }[]
  >(Prisma.sql`
    SELECT r.contact_id::text AS one, coalesce(q.contact_id, o.contact_id)::text AS other, q.answer::text AS why FROM import_candidate q
    JOIN import_row r ON r.union_id = q.union_id AND r.batch_id = q.batch_id AND r.row_number = q.row_number
    LEFT JOIN import_row o ON o.union_id = q.union_id AND o.batch_id = q.batch_id AND o.row_number = q.other_row
    JOIN contact a ON a.union_id = q.union_id AND a.id = r.contact_id
    JOIN contact b ON b.union_id = q.union_id AND b.id = coalesce(q.contact_id, o.contact_id)
    WHERE ${batch} AND q.answer IN ('different', 'same_phone') AND r.state NOT IN ('staged', 'held')`);
  await rememberDistinct(tx, ctx, distinct);
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_candidate q SET before = NULL FROM import_row r
    WHERE ${batch} AND q.before IS NOT NULL AND r.union_id = q.union_id AND r.batch_id = q.batch_id AND r.row_number = q.row_number
      AND r.state NOT IN ('staged', 'held')`);
}
