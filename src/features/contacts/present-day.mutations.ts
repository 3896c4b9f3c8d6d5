import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Statements, type Tx } from "@/lib/db";

/**
 * Recounts what lists and row security know of contacts today from the rows that say so: current job, membership, latest
 * assessment, last contact. Call it last in the transaction that changed one of those rows and await it alone: it counts with
 * the union's eyes.
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

/** That recount as an expression, for a statement that knows whether it is needed. */
export const recountOf = (ctx: Context, ids: readonly string[]): Prisma.Sql =>
  Prisma.sql`refresh_present_day(${ctx.unionId}::uuid, ${ids}::uuid[], ${today(ctx)}::date)`;

/**
 * Runs work with the sight of the whole union, in the caller's transaction: what has been asked and allowed must then be done whole,
 * also where it crosses a turf. Await it alone.
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
