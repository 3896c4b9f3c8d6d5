import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { getBatch, ofBatch } from "./batch.queries";
import { imports } from "./policy";
import { heldRows, openQuestions } from "./review/open-questions.queries";
import { comparedFields } from "./review/outcomes";
import { outcomesOf } from "./review/outcomes.queries";
import { contactValues, type FieldValues, rowValues } from "./review/row-values.queries";
import { rowInFile } from "./row-number";
import type { AskReason } from "./staging/candidates";

type Open = {
  id: string;
  rowNumber: number;
  contactId: string | null;
  otherRow: number | null;
  reasons: AskReason[];
};
const pageSize = 200;

export type Question = Awaited<ReturnType<typeof listQuestions>>["questions"][number];

/** The open questions in the order in which they are asked, the likeliest first; how many are `left`, and how many are answered. */
export async function listQuestions(ctx: Context, batchId: string) {
  authorize(ctx, imports.read);
  const { openContacts, openRows, answered } = await outcomesOf(ctx, batchId);
  const parts = (await getBatch(ctx, batchId)).reading?.analysis.parts ?? [];
  const questions = await read(ctx, async (tx) => {
    const open = await tx.$queryRaw<Open[]>(Prisma.sql`
      SELECT q.id::text, q.row_number AS "rowNumber", q.contact_id::text AS "contactId", q.other_row AS "otherRow", q.reasons
      FROM (${openQuestions(ctx, batchId)}) q ORDER BY q.other_row IS NOT NULL, q.score DESC, q.row_number, q.id LIMIT ${pageSize}::int`);
    const rows = await rowValues(tx, ctx, {
      batchId,
      rows: open.flatMap((q) => [q.rowNumber, q.otherRow ?? q.rowNumber]),
    });
    const contacts = await contactValues(
      tx,
      ctx,
      open.flatMap(({ contactId }) => contactId ?? []),
    );
    const chosen = await chosenWorkplace(tx, ctx, batchId);
    const inFile = (row: number) => placed(rows.get(row) ?? {}, chosen);
    return open.map(({ id, rowNumber, contactId, otherRow, reasons }) => {
      const left = inFile(rowNumber);
      const right = contactId ? (contacts.get(contactId) ?? {}) : inFile(otherRow ?? 0);
      return {
        id,
        contactId,
        reasons,
        row: rowInFile(rowNumber, parts),
        otherRow: otherRow === null ? null : rowInFile(otherRow, parts),
        fields: comparedFields(left, right),
      };
    });
  });
  return { questions, left: openContacts + openRows, answered };
}

const placed = (values: FieldValues, chosen: readonly string[]): FieldValues =>
  values.workplace?.length === 0 ? { ...values, workplace: chosen } : values;

/** Where the rows work that name no workplace themselves: one that is there, or that the import will make. */
async function chosenWorkplace(tx: Tx, ctx: Context, batchId: string): Promise<string[]> {
  const found = await tx.$queryRaw<{ name: string | null }[]>(Prisma.sql`
    SELECT coalesce(w.name, b.mapping -> 'place' ->> 'workplace') AS name FROM import_batch b
    LEFT JOIN workplace w ON w.union_id = b.union_id AND w.id = (b.mapping -> 'place' ->> 'workplaceId')::uuid
    WHERE b.union_id = ${ctx.unionId}::uuid AND b.id = ${batchId}::uuid`);
  return found.flatMap(({ name }) => name ?? []);
}

/** Held rows whose questions are answered by now: they can be written. */
export async function countDecided(ctx: Context, batchId: string): Promise<number> {
  authorize(ctx, imports.read);
  const [row] = await read(ctx, (tx) =>
    tx.$queryRaw<{ count: number }[]>(Prisma.sql`
      SELECT count(*)::int AS count FROM import_row r WHERE ${ofBatch("r", ctx, batchId)} AND r.state = 'held'
        AND r.row_number NOT IN (${heldRows(ctx, batchId)})`),
  );
  return row?.count ?? 0;
}
