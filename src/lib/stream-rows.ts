import "server-only";
import type { Context } from "./context";
import { beginAs, type Prisma, pool } from "./db";

// The reader of the file decides how fast it comes: a slow one keeps its transaction for as long as it reads.
const patience = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = '10min'";

/** `first`: what has to be set in its transaction. */
type Streamed = { statement: Prisma.Sql; size: number; first?: Prisma.Sql | undefined };

/**
 * The rows of one statement as this context, `size` at a time and in one snapshot, without ever holding more of them. On a connection of
 * its own, which ends its transaction also when the reader goes away.
 */
export async function* streamRows<T extends object>(
  ctx: Context,
  { size, first, statement: { text, values } }: Streamed,
): AsyncGenerator<T[]> {
  const client = await pool().connect();
  let broken = true;
  try {
    await client.query(`${beginAs(ctx)}; ${patience}`);
    if (first) await client.query(first.text, first.values);
    await client.query(`DECLARE streamed NO SCROLL CURSOR FOR ${text}`, values);
    for (;;) {
      const { rows } = await client.query<T>(`FETCH ${size} FROM streamed`);
      if (rows.length > 0) yield rows;
      if (rows.length < size) break;
    }
    broken = false;
  } finally {
    // Nothing was written.
    const ended = await client.query("ROLLBACK").then(
      () => true,
      () => false,
    );
    client.release(broken && !ended);
  }
}
