import "server-only";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db";
import { type BatchRef, ofBatch } from "../batch.queries";

/** A question `q` is open while its row waits: a contact is asked of a row that is nobody, two rows while both are staged. */
export function openQuestions(ctx: Context, batchId: BatchRef): Prisma.Sql {
  return Prisma.sql`
    SELECT q.* FROM import_candidate q JOIN import_row r ON ${ofBatch("r", ctx, batchId)} AND r.row_number = q.row_number
    WHERE ${ofBatch("q", ctx, batchId)} AND q.answer IS NULL AND CASE WHEN q.contact_id IS NOT NULL
      THEN r.state IN ('staged', 'held') AND r.contact_id IS NULL
      ELSE r.state = 'staged' AND EXISTS (SELECT 1 FROM import_row o WHERE ${ofBatch("o", ctx, batchId)} AND o.row_number = q.other_row
        AND o.state = 'staged' AND (o.contact_id IS NULL OR r.contact_id IS NULL)) END`;
}

/** The rows that are nobody and have an open question about a contact: they are not written. */
export function heldRows(ctx: Context, batchId: string): Prisma.Sql {
  return Prisma.sql`SELECT q.row_number FROM (${openQuestions(ctx, batchId)}) q WHERE q.contact_id IS NOT NULL`;
}
