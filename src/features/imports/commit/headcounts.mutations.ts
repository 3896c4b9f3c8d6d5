import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { ofBatch } from "../batch.queries";

/** The same list again is no second count: the newest of the place says the same. */
const isNews = (ctx: Context) => Prisma.sql`count(*)::int IS DISTINCT FROM (
  SELECT CASE WHEN h.source = 'hr_list' THEN h.eligible END FROM headcount h
  WHERE h.union_id = ${ctx.unionId}::uuid AND h.workplace_id = listed.workplace_id AND h.department_id IS NOT DISTINCT FROM listed.department_id
  ORDER BY h.counted_on DESC, h.id DESC LIMIT 1)`;

/**
 * The file is the employer's whole list: its people are the eligible workers of each workplace and department it names,
 * on the day it was imported. Counts distinct people of this batch, known or new; held rows that come in later count anew.
 */
export async function recordHeadcounts(
  tx: Tx,
  ctx: Context,
  { batchId, on }: { batchId: string; on: string },
): Promise<void> {
  await tx.headcount.deleteMany({ where: { unionId: ctx.unionId, importBatchId: batchId } });
  await tx.$executeRaw(Prisma.sql`
    WITH listed AS (
      SELECT DISTINCT j.contact_id, j.workplace_id, j.department_id
      FROM import_row r JOIN job j ON j.union_id = r.union_id AND j.contact_id = r.contact_id AND j.is_current
      WHERE ${ofBatch("r", ctx, batchId)} AND r.contact_id IS NOT NULL
    )
    INSERT INTO headcount (union_id, id, workplace_id, department_id, counted_on, eligible, source, import_batch_id)
    SELECT ${ctx.unionId}::uuid, sibling_id(${batchId}::uuid), workplace_id, department_id, ${on}::date, count(*)::int, 'hr_list', ${batchId}::uuid
    FROM listed GROUP BY GROUPING SETS ((workplace_id), (workplace_id, department_id))
    HAVING (GROUPING(department_id) = 1 OR department_id IS NOT NULL) AND ${isNews(ctx)}`);
}
