import "server-only";
import { z } from "zod";
import { pool } from "./db";

const figures = z.object({
  postgres: z.string(),
  databaseBytes: z.number(),
  connectionsUsed: z.number(),
  connectionsMost: z.number(),
  /** Seconds since a job worker was last heard of; null when none ever was. */
  workerSeconds: z.number().nullable(),
  waiting: z.number(),
  failed: z.number(),
  oldestSeconds: z.number().nullable(),
  /** Seconds since the newest backup that was checked was begun. */
  backupSeconds: z.number().nullable(),
  incidents: z.number(),
});
export type Figures = z.output<typeof figures>;

/** How database, queue and backups of this installation do. Of no union: numbers of its machine alone. */
export async function readFigures(): Promise<Figures> {
  const { rows } = await pool().query(`
    SELECT split_part(current_setting('server_version'), ' ', 1) AS postgres,
      pg_database_size(current_database())::float8 AS "databaseBytes",
      (SELECT sum(numbackends)::int FROM pg_stat_database) AS "connectionsUsed",
      current_setting('max_connections')::int AS "connectionsMost",
      (SELECT extract(epoch FROM now() - max(seen_at))::float8 FROM worker) AS "workerSeconds",
      (SELECT count(*)::int FROM graphile_worker._private_jobs WHERE attempts < max_attempts AND run_at <= now()) AS waiting,
      (SELECT count(*)::int FROM graphile_worker._private_jobs WHERE attempts > 0 AND last_error IS NOT NULL) AS failed,
      (SELECT extract(epoch FROM now() - min(run_at))::float8 FROM graphile_worker._private_jobs
       WHERE attempts < max_attempts AND run_at <= now()) AS "oldestSeconds",
      (SELECT extract(epoch FROM now() - max(started_at))::float8 FROM backup WHERE checked IS NOT NULL) AS "backupSeconds",
      (SELECT coalesce(sum(times), 0)::float8 FROM incident) AS incidents`);
  return figures.parse(rows[0]);
}
