import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { type BatchRef, ofBatch } from "../batch.queries";
import { imports } from "../policy";
import { standingId } from "../staging/contact-status.queries";
import { openQuestions } from "./open-questions.queries";
import type { OutcomeCounts } from "./outcomes";

/** The outcomes of a batch that has been checked, as they are at this moment. */
export async function outcomesOf(ctx: Context, batchId: string): Promise<OutcomeCounts> {
  authorize(ctx, imports.read);
  const [outcomes] = await read(ctx, (tx) => tx.$queryRaw<OutcomeCounts[]>(countedOutcomes(ctx, batchId)));
  if (!outcomes) throw new AppError("NOT_FOUND");
  return outcomes;
}

/** The same of several batches, by their ids. */
export async function outcomesOfEach(ctx: Context, batchIds: string[]): Promise<Map<string, OutcomeCounts>> {
  authorize(ctx, imports.read);
  if (batchIds.length === 0) return new Map();
  const found = await read(ctx, (tx) =>
    tx.$queryRaw<(OutcomeCounts & { id: string })[]>(Prisma.sql`
      SELECT b.id::text, p.* FROM unnest(${batchIds}::uuid[]) AS b (id)
      CROSS JOIN LATERAL (${countedOutcomes(ctx, Prisma.sql`b.id`)}) p`),
  );
  return new Map(found.map(({ id, ...outcomes }) => [id, outcomes]));
}

function countedOutcomes(ctx: Context, batchId: BatchRef): Prisma.Sql {
  return Prisma.sql`
      WITH open AS MATERIALIZED (${openQuestions(ctx, batchId)}), rows AS MATERIALIZED (
        SELECT r.state, CASE WHEN r.state = 'staged' THEN ${standingId("r")} ELSE r.contact_id END AS contact_id, r.row_number IN (SELECT row_number FROM open WHERE contact_id IS NOT NULL) AS asked
        FROM import_row r WHERE ${ofBatch("r", ctx, batchId)})
      SELECT count(*) FILTER (WHERE state = 'staged' AND contact_id IS NULL AND NOT asked)::int AS created,
        count(*) FILTER (WHERE state = 'staged' AND contact_id IS NOT NULL)::int AS known,
        count(*) FILTER (WHERE asked OR state = 'held')::int AS "toConfirm",
        count(*) FILTER (WHERE state = 'rejected')::int AS rejected,
        count(*) FILTER (WHERE state = 'joined')::int AS joined,
        (SELECT count(*)::int FROM open WHERE contact_id IS NOT NULL) AS "openContacts",
        (SELECT count(*)::int FROM open WHERE other_row IS NOT NULL) AS "openRows",
        (SELECT count(*)::int FROM import_candidate q WHERE ${ofBatch("q", ctx, batchId)} AND q.answer IS NOT NULL) AS answered
      FROM rows`;
}
