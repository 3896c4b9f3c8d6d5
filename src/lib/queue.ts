import "server-only";
import type { Context } from "./context";
import type { Statements, Tx } from "./db";
import { deleteJob, exhaustedJobs, resetAttempts } from "./queue-tables";

/** Ids only: a payload is no place for a name. */
export type JobPayload = { unionId: string; id: string };

/**
 * Queues a job in the change's own transaction. One job for each `task` and id waits at a time; handlers must be idempotent.
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

/** A job that made progress gets all its attempts again: it ends only where it makes none. */
export function restoreTries(tx: Statements, { task, id }: { task: string; id: string }): Promise<void> {
  return resetAttempts(tx, keyOf(task, id));
}

export type EndedJob = { task: string; payload: unknown };

/** Hands each job that has used all its attempts to `take`, then deletes it. */
export async function takeEndedJobs(take: (job: EndedJob) => Promise<void>): Promise<void> {
  for (const { id, key, task, payload } of await exhaustedJobs()) {
    // Without its key it was replaced by a later job, which is still to run.
    if (key !== null) await take({ task, payload });
    await deleteJob(id);
  }
}
