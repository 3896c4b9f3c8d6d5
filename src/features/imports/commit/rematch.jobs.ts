import "server-only";
import { getBatch } from "../batch.queries";
import { holdAgain } from "../review/hold.mutations";
import { type Matching, matchRows } from "../staging/match.jobs";
import { beginMatching, keepLease } from "../staging/stage.mutations";
import { hasComeInSince } from "./rematch.queries";

/**
 * Somebody came in since the rows were looked for, by another import or by hand: the rows that are still nobody are looked for
 * once more before they are written. False when the lease was lost to somebody else.
 */
export async function matchAgain({ ctx, lease, signal }: Pick<Matching, "ctx" | "lease" | "signal">) {
  if (!(await hasComeInSince(ctx, lease.batchId))) return true;
  const { decisions } = await getBatch(ctx, lease.batchId);
  if (!(await beginMatching(ctx, lease))) return false;
  const progress = () => keepLease(ctx, lease);
  const matching = { ctx, lease, signal, place: decisions?.place ?? null, rows: 1, progress };
  return (await matchRows(matching, [])) && (await holdAgain(ctx, lease));
}
