import "server-only";
import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { absenceTerms, absentFromList } from "./absences.queries";

/**
 * Those whom the file no longer names, as the admin chose: nothing, kept as a list, or their jobs end today. Once for an import,
 * however often held rows are written after it. Gives back how many.
 */
export async function applyAbsences(tx: Tx, ctx: Context, batchId: string): Promise<number> {
  const terms = await absenceTerms(tx, ctx, batchId);
  const settled = await tx.importChange.count({
    where: { unionId: ctx.unionId, batchId, entity: { in: ["absence", "job_ended"] } },
  });
  if (terms.leaving === "nothing" || terms.scope === null || settled > 0) return settled;
  const ends = terms.leaving === "end_jobs" && terms.scope === "jobs";
  const day = Prisma.sql`${today(ctx)}::date`;
  const left = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    WITH gone AS MATERIALIZED (${absentFromList(ctx, { batchId, ...terms })}), kept AS (
      INSERT INTO import_change (union_id, batch_id, id, entity, entity_id, before, after)
      SELECT ${ctx.unionId}::uuid, ${batchId}::uuid, sibling_id(${batchId}::uuid), ${ends ? "job_ended" : "absence"}, ${ends ? Prisma.sql`g.job_id` : Prisma.sql`g.id`},
        NULL, jsonb_build_object('department', g.department) FROM gone g
    ), ended AS (
      UPDATE job j SET is_current = false, ended_on = greatest(${day}, j.started_on), ending = 'other'
      FROM gone g WHERE ${ends}::boolean AND j.union_id = ${ctx.unionId}::uuid AND j.id = g.job_id
    )
    SELECT id::text FROM gone`);
  if (ends)
    await refreshPresentDay(
      tx,
      ctx,
      left.map(({ id }) => id),
    );
  return left.length;
}
