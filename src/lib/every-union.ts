import "server-only";
import { type Context, systemContext } from "./context";
import { pool } from "./db";

/** For jobs that go through all unions of the installation: a context for each, named after the job. */
export async function everyUnion(job: string): Promise<Context[]> {
  const { rows } = await pool().query<{ id: string; timeZone: string }>(
    'SELECT id, time_zone AS "timeZone" FROM every_union()',
  );
  return rows.map((union) => systemContext(union, job));
}
