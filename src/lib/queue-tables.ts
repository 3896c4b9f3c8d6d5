import "server-only";
import { Prisma, pool, type Statements } from "./db";

// graphile-worker calls these tables private: an upgrade may change them. Nothing else of ours names them.

export type QueuedJob = { id: string; key: string | null; task: string; payload: unknown };

/** Gives a job all its attempts again but the one that runs now. */
export async function resetAttempts(tx: Statements, key: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    UPDATE graphile_worker._private_jobs SET attempts = 1 WHERE key = ${key} AND attempts > 1`);
}

/** Jobs that have used all their attempts, the oldest first, a hundred at most. */
export async function exhaustedJobs(): Promise<QueuedJob[]> {
  const { rows } = await pool().query<QueuedJob>(
    `SELECT j.id::text, j.key, t.identifier AS task, j.payload FROM graphile_worker._private_jobs j
     JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL ORDER BY j.id LIMIT 100`,
  );
  return rows;
}

export async function deleteJob(id: string): Promise<void> {
  await pool().query("DELETE FROM graphile_worker._private_jobs WHERE id = $1 AND locked_at IS NULL", [id]);
}

type Dead = { workerIds: readonly string[]; staleSeconds: number };

/** The workers that hold a job and are dead: named ones, and those unknown to `worker` that took theirs so many seconds ago. */
export async function deadHolders({ workerIds, staleSeconds }: Dead): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT DISTINCT j.locked_by AS id FROM graphile_worker._private_jobs j
     WHERE j.locked_by = ANY ($1::text[]) OR (j.locked_at < now() - make_interval(secs => $2)
       AND NOT EXISTS (SELECT 1 FROM worker w WHERE w.id = j.locked_by))`,
    [workerIds, staleSeconds],
  );
  return rows.map(({ id }) => id);
}
