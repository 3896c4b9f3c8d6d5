import "server-only";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { StartCommit } from "../schema";
import { shownOf } from "./queries";
import { muchOf } from "./rules";

/**
 * Holds an import up whose figures are others than those that were `shown`, or that would replace values or end jobs of a great
 * part of the people, unless the admin has `seen` how many. Whoever was edited since `seenAt` is not overwritten. Gives back how
 * many are replaced.
 */
export async function acceptImpact(
  tx: Tx,
  ctx: Context,
  { batchId, shown = null, seenAt = null, seen = null, ended = null }: StartCommit,
): Promise<number> {
  const now = await shownOf(ctx, batchId);
  if (shown !== null && shown !== now.shown) throw new AppError("CHANGED_MEANWHILE", { shown: "moved" });
  const said = { replaced: seen ?? -1, ending: ended ?? -1 };
  if (muchOf(now.impact).some(({ kind, count }) => said[kind] < count))
    throw new AppError("INVALID", { seen: "much" });
  const acceptedAt = seenAt && seenAt < now.seenAt ? seenAt : now.seenAt;
  await tx.importBatch.updateMany({
    where: { unionId: ctx.unionId, id: batchId },
    data: { acceptedAt, acceptedReplacements: seen },
  });
  return now.impact.replaced;
}
