import "server-only";
import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { countImpact } from "./queries";
import { changesMuch } from "./rules";

/**
 * Holds an import up that would replace values of a great part of the people, unless the admin has `seen` how many. Whoever is
 * edited from now on is not overwritten. Gives back how many are replaced.
 */
export async function acceptImpact(
  tx: Tx,
  ctx: Context,
  { batchId, seen }: { batchId: string; seen: number | null },
): Promise<number> {
  const impact = await countImpact(tx, ctx, batchId);
  if (changesMuch(impact) && (seen === null || seen < impact.replaced))
    throw new AppError("INVALID", { seen: "much" });
  await tx.importBatch.updateMany({
    where: { unionId: ctx.unionId, id: batchId },
    data: { acceptedAt: new Date(), acceptedReplacements: seen },
  });
  return impact.replaced;
}
