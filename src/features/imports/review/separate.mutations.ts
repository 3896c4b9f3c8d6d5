import "server-only";
import { actingUserId, type Context } from "@/lib/context";
import { Prisma, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { auditBatch } from "../batch.mutations";
import { ofBatch } from "../batch.queries";
import { imports } from "../policy";
import { fingerprintOf } from "../staging/row-hash.queries";
import { lockBatch } from "./answers.mutations";

/**
 * A row that was taken for a contact is somebody else: an answer like the others, which can be taken back, and is remembered when
 * the row is written. What an earlier answer said of the row is forgotten.
 */
export async function partFromContact(
  ctx: Context,
  { batchId, row, contactId }: { batchId: string; row: number; contactId: string },
): Promise<void> {
  authorize(ctx, imports.run);
  await write(ctx, async (tx) => {
    await lockBatch(tx, ctx, batchId);
    const where = { unionId: ctx.unionId, batchId, rowNumber: row, state: "staged" as const, contactId };
    const parted = await tx.importRow.updateMany({ where, data: { contactId: null } });
    if (parted.count === 0) throw new AppError("CHANGED_MEANWHILE");
    const person = Prisma.sql`${ofBatch("i", ctx, batchId)} AND i.row_number = ${row}::int`;
    await tx.$executeRaw(Prisma.sql`
      INSERT INTO import_candidate (union_id, batch_id, id, row_number, contact_id, fingerprint, score, reasons, answer, answered_by, answered_at)
      SELECT i.union_id, i.batch_id, sibling_id(i.contact_id), i.row_number, ${contactId}::uuid, ${fingerprintOf("i")}, 0, '[]', 'different',
        ${actingUserId(ctx)}::uuid, now()
      FROM import_person i WHERE ${person}
      ON CONFLICT (union_id, batch_id, row_number, contact_id) WHERE contact_id IS NOT NULL
      DO UPDATE SET answer = excluded.answer, answered_by = excluded.answered_by, answered_at = excluded.answered_at`);
    await tx.$executeRaw(Prisma.sql`
      DELETE FROM import_identity n USING import_person i WHERE ${person} AND n.union_id = i.union_id AND n.fingerprint = ${fingerprintOf("i")}
        AND n.contact_id = ${contactId}::uuid`);
    await auditBatch(tx, ctx, batchId, { action: "part", row });
  });
}
