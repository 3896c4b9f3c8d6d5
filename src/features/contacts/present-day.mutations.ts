import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Statements, type Tx } from "@/lib/db";

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

/**
 * Runs something for the whole union in a user's transaction: what was allowed must be done completely, also across turfs.
 * Await it alone.
 */
export async function withUnionEyes<T>(tx: Tx, ctx: Context, run: () => Promise<T>): Promise<T> {
  await look(tx, "system", true);
  const done = await run();
  await look(tx, ctx.role, ctx.turf.whole);
  return done;
}

async function look(tx: Tx, role: Context["role"], whole: boolean): Promise<void> {
  await tx.$executeRaw`SELECT set_config('app.role', ${role}, true), set_config('app.whole', ${whole ? "on" : ""}, true)`;
}
