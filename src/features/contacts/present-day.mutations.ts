import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Statements } from "@/lib/db";

/**
 * Rewrites the present-day columns of contacts (current job, membership, latest assessment, last contact) from their rows.
 * Call it last in the transaction that changed those rows, and await it alone: it counts beyond the user's turf.
 */
export async function refreshPresentDay(
  tx: Statements,
  ctx: Context,
  contactIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(contactIds)];
  if (ids.length === 0) return;
  await tx.$executeRaw(Prisma.sql`SELECT ${recountOf(ctx, ids)}`);
}

/** The same as an expression, for a statement that knows whether it is needed. */
export const recountOf = (ctx: Context, ids: readonly string[]): Prisma.Sql =>
  Prisma.sql`refresh_present_day(${ctx.unionId}::uuid, ${ids}::uuid[], ${today(ctx)}::date)`;
