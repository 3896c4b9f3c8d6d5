import "server-only";
import { pool } from "./db";
import { deadHolders } from "./queue-tables";

const staleSeconds = 30;

export async function heartbeat(workerIds: readonly string[]): Promise<void> {
  await pool().query(
    "INSERT INTO worker (id) SELECT unnest($1::text[]) ON CONFLICT (id) DO UPDATE SET seen_at = now()",
    [workerIds],
  );
}

/**
 * Unlocks the jobs of killed workers, also of those without a first heartbeat: graphile-worker alone would keep them locked
 * for four hours.
 */
export async function releaseDeadWorkers(): Promise<void> {
  const dead = await pool().query<{ id: string }>(
    `DELETE FROM worker WHERE seen_at < now() - make_interval(secs => $1) RETURNING id`,
    [staleSeconds],
  );
  const ids = await deadHolders({ workerIds: dead.rows.map(({ id }) => id), staleSeconds });
  if (ids.length > 0) await pool().query("SELECT graphile_worker.force_unlock_workers($1::text[])", [ids]);
}

export async function deregister(workerIds: readonly string[]): Promise<void> {
  await pool().query("DELETE FROM worker WHERE id = ANY ($1::text[])", [workerIds]);
}

export async function isWorkerAlive(): Promise<boolean> {
  const { rows } = await pool().query<{ alive: boolean }>(
    "SELECT EXISTS (SELECT 1 FROM worker WHERE seen_at > now() - make_interval(secs => $1)) AS alive",
    [staleSeconds],
  );
  return rows[0]?.alive === true;
}
