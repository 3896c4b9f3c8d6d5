import "server-only";
import { randomInt } from "node:crypto";
import { pool } from "./db";

const seconds = 60;
const renewEvery = 15_000;
const largest = 2 ** 31 - 1;

/** Gives back what only one process may do at a time. */
export type DatabaseLock = { giveBack: () => Promise<void> };

/**
 * A lock for all processes that ends by itself, a minute after its holder was killed; null while another holds it. It is a row of
 * `rate_limit`, which no backup keeps and the night sweeps; its points say whose it is.
 */
export async function takeDatabaseLock(key: string): Promise<DatabaseLock | null> {
  const holder = randomInt(1, largest);
  const { rowCount } = await pool().query(
    `INSERT INTO rate_limit AS r (key, points, expire) VALUES ($1, $2, ${inMs(seconds)})
     ON CONFLICT (key) DO UPDATE SET points = $2, expire = ${inMs(seconds)} WHERE r.expire < ${inMs(0)}`,
    [key, holder],
  );
  if (rowCount === 0) return null;
  const renew = () =>
    pool().query(`UPDATE rate_limit SET expire = ${inMs(seconds)} WHERE key = $1 AND points = $2`, [
      key,
      holder,
    ]);
  const renewal = setInterval(() => void renew().catch(() => undefined), renewEvery);
  renewal.unref();
  return {
    giveBack: async () => {
      clearInterval(renewal);
      await pool().query("DELETE FROM rate_limit WHERE key = $1 AND points = $2", [key, holder]);
    },
  };
}

// By the clock of the database: processes on several machines have none in common.
const inMs = (later: number) => `((extract(epoch FROM clock_timestamp()) + ${later}) * 1000)::bigint`;
