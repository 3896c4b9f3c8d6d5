import "server-only";
import type { Context } from "./context";
import { Prisma, pool, type Statements, type Tx } from "./db";

/** Ids only: a payload is no place for a name. */
export type JobPayload = { unionId: string; id: string };

/**
 * Queues a job in the change's own transaction. One job for each `task` and id waits at a time; a handler may run twice
 * and must not mind.
 */
export async function enqueue(
  tx: Tx,
  ctx: Context,
  { task, id, at = null }: { task: string; id: string; at?: Date | null },
): Promise<void> {
  const payload: JobPayload = { unionId: ctx.unionId, id };
  await tx.$executeRaw`SELECT graphile_worker.add_job(
    ${task}::text, payload := ${JSON.stringify(payload)}::json, run_at := ${at}::timestamptz, max_attempts := 8, job_key := ${keyOf(task, id)}::text)`;
}

const keyOf = (task: string, id: string) => `${task}:${id}`;

/** A job that has got further has earned its tries anew: only where nothing goes on at all does it end. */
export async function restoreTries(
  tx: Statements,
  { task, id }: { task: string; id: string },
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    UPDATE graphile_worker._private_jobs SET attempts = 1 WHERE key = ${keyOf(task, id)} AND attempts > 1`);
}

export type EndedJob = { task: string; payload: unknown };

/** Jobs that were tried as often as they may be; each is told to `take`, then forgotten. */
export async function takeEndedJobs(take: (job: EndedJob) => Promise<void>): Promise<void> {
  const { rows } = await pool().query<EndedJob & { id: string; key: string | null }>(
    `SELECT j.id::text, j.key, t.identifier AS task, j.payload FROM graphile_worker._private_jobs j
     JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL ORDER BY j.id LIMIT 100`,
  );
  for (const { id, key, ...job } of rows) {
    // Without its key it was replaced by a later one, whose turn it is.
    if (key !== null) await take(job);
    await pool().query("DELETE FROM graphile_worker._private_jobs WHERE id = $1 AND locked_at IS NULL", [id]);
  }
}
