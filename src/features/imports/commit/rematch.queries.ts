import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { imports } from "../policy";

/** A transaction that had begun when the rows were looked for was over after so long. */
const unseenSeconds = 31;

/** Whether people came in since the batch was checked whom its rows may be. */
export async function hasComeInSince(ctx: Context, batchId: string): Promise<boolean> {
  authorize(ctx, imports.run);
  const [row] = await read(ctx, (tx) =>
    tx.$queryRaw<{ came: boolean }[]>(Prisma.sql`
      SELECT b.since IS NULL
        OR EXISTS (SELECT 1 FROM import_batch o WHERE o.union_id = ${ctx.unionId}::uuid AND o.id <> ${batchId}::uuid AND o.finished_at > b.since
          AND o.started_at IS NOT NULL)
        OR EXISTS (SELECT 1 FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid AND c.created_at > b.since
          AND c.import_batch_id IS DISTINCT FROM ${batchId}::uuid) AS came
      FROM (SELECT checked_at - make_interval(secs => ${unseenSeconds}::int) AS since FROM import_batch
        WHERE union_id = ${ctx.unionId}::uuid AND id = ${batchId}::uuid) b`),
  );
  return row?.came ?? false;
}
