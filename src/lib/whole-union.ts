import "server-only";
import type { Context } from "./context";
import type { Tx } from "./db";

/**
 * Runs something for the whole union in a user's transaction: what was allowed must be done completely, also across turfs.
 * Await it alone.
 */
export async function asWholeUnion<T>(tx: Tx, ctx: Context, run: () => Promise<T>): Promise<T> {
  await look(tx, "system", true);
  const done = await run();
  await look(tx, ctx.role, ctx.turf.whole);
  return done;
}

async function look(tx: Tx, role: Context["role"], whole: boolean): Promise<void> {
  await tx.$executeRaw`SELECT set_config('app.role', ${role}, true), set_config('app.whole', ${whole ? "on" : ""}, true)`;
}
