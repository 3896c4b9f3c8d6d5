import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { imports } from "../policy";
import type { StartCommit } from "../schema";
import { largeChangeOf } from "./impact";
import { shownOf } from "./impact.queries";

/** What an import would do, weighed and found to be what the admin agreed to, by what was `decided` then. */
export type Weighed = { decided: string; acceptedAt: Date; replaced: number };

/**
 * Refuses an import whose figures are others than those that were `shown`, or that would replace values or end jobs of a great
 * part of the people, unless the admin has `seen` how many. Of many people it takes its time, and is called outside of a transaction.
 */
export async function weighImpact(
  ctx: Context,
  { batchId, shown = null, seenAt = null, seen = null, ended = null }: StartCommit,
): Promise<Weighed> {
  authorize(ctx, imports.run);
  const decided = await read(ctx, (tx) => decidedOf(tx, ctx, batchId));
  const now = await shownOf(ctx, batchId);
  if (shown !== null && shown !== now.shown) throw new AppError("CHANGED_MEANWHILE", { shown: "moved" });
  const said = { replaced: seen ?? -1, ending: ended ?? -1 };
  if (largeChangeOf(now.impact).some(({ kind, count }) => said[kind] < count))
    throw new AppError("INVALID", { seen: "much" });
  const acceptedAt = seenAt && seenAt < now.seenAt ? seenAt : now.seenAt;
  return { decided, acceptedAt, replaced: now.impact.replaced };
}

type Accepted = Pick<StartCommit, "batchId" | "seen"> & { weighed: Weighed };

/** Keeps what was accepted, unless somebody has decided otherwise while it was weighed. Who is edited later is not overwritten. */
export async function acceptImpact(
  tx: Tx,
  ctx: Context,
  { batchId, seen = null, weighed: { decided, acceptedAt } }: Accepted,
): Promise<void> {
  if ((await decidedOf(tx, ctx, batchId)) !== decided)
    throw new AppError("CHANGED_MEANWHILE", { shown: "moved" });
  await tx.importBatch.updateMany({
    where: { unionId: ctx.unionId, id: batchId },
    data: { acceptedAt, acceptedReplacements: seen },
  });
}

/** All that an admin decides about a batch that has been checked, as one value. */
async function decidedOf(tx: Tx, ctx: Context, batchId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ decided: string }[]>(Prisma.sql`
    SELECT md5(concat_ws('|', b.checked_at, b.mapping, b.overwrites, b.leaving, a.answers, a.last)) AS decided
    FROM import_batch b CROSS JOIN LATERAL (SELECT count(q.answer) AS answers, max(q.answered_at) AS last
      FROM import_candidate q WHERE q.union_id = b.union_id AND q.batch_id = b.id) a
    WHERE b.union_id = ${ctx.unionId}::uuid AND b.id = ${batchId}::uuid`);
  if (!row) throw new AppError("NOT_FOUND");
  return row.decided;
}
