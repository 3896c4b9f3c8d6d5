import "server-only";
import type { Context } from "./context";
import type { Tx } from "./db";

/** Ids only: a payload is no place for a name. */
export type JobPayload = { unionId: string; id: string };

/**
 * Queues a job in the change's own transaction. One job for each `task` and id waits at a time; a handler may run twice
 * and must not mind.
 */
export async function enqueue(
  tx: Tx,
  ctx: Context,
  { task, id }: { task: string; id: string },
): Promise<void> {
  const payload: JobPayload = { unionId: ctx.unionId, id };
  await tx.$executeRaw`SELECT graphile_worker.add_job(
    ${task}::text, payload := ${JSON.stringify(payload)}::json, max_attempts := 8, job_key := ${`${task}:${id}`}::text)`;
}
