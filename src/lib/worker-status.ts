import "server-only";
import { pool } from "./db";

const staleSeconds = 30;

export async function heartbeat(workerIds: readonly string[]): Promise<void> {
  await pool().query(
    "INSERT INTO worker (id) SELECT unnest($1::text[]) ON CONFLICT (id) DO UPDATE SET seen_at = now()",
    [workerIds],
  );
}

/**
 * Gives back the jobs of workers that were killed, be it before they had said that they are there: graphile-worker alone would keep
 * them locked for four hours.
 */
export async function releaseDeadWorkers(): Promise<void> {
  const dead = await pool().query<{ id: string }>(
    `DELETE FROM worker WHERE seen_at < now() - make_interval(secs => $1) RETURNING id`,
    [staleSeconds],
  );
  const holders = await pool().query<{ id: string }>(
    `SELECT DISTINCT j.locked_by AS id FROM graphile_worker._private_jobs j
     WHERE j.locked_by = ANY ($1::text[]) OR (j.locked_at < now() - make_interval(secs => $2)
       AND NOT EXISTS (SELECT 1 FROM worker w WHERE w.id = j.locked_by))`,
    [dead.rows.map(({ id }) => id), staleSeconds],
  );
  const ids = holders.rows.map(({ id }) => id);
  if (ids.length > 0) await pool().query("SELECT graphile_worker.force_unlock_workers($1::text[])", [ids]);
}

export async function deregister(workerIds: readonly string[]): Promise<void> {
  await pool().query("DELETE FROM worker WHERE id = ANY ($1::text[])", [workerIds]);
}

/** Whether some job worker, in this process or another, is alive. */
export async function isWorkerAlive(): Promise<boolean> {
  const { rows } = await pool().query<{ alive: boolean }>(
    "SELECT EXISTS (SELECT 1 FROM worker WHERE seen_at > now() - make_interval(secs => $1)) AS alive",
    [staleSeconds],
  );
  return rows[0]?.alive === true;
}
