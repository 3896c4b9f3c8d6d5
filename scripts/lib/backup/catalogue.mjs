import { quoted } from "../database.mjs";
import { Stop } from "../terminal.mjs";
import { LEFT_OUT } from "./format.mjs";

/** How values are written, so that two databases with other settings write the same row alike. For the transaction at hand. */
export const STEADY = `SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'iso_8601'; SET LOCAL timezone = 'UTC';
  SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL client_encoding = 'UTF8'; SET LOCAL search_path = public;
  SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL app.backup = 'on'`;

const TABLES = `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> ALL ($1::text[])
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  GROUP BY c.relname ORDER BY c.relname COLLATE "C"`;

/** Every table that goes into a backup, with the columns that are stored and not computed. */
export async function listTables(client) {
  const { rows } = await client.query(TABLES, [LEFT_OUT]);
  return rows;
}

const HIDDEN = `SELECT c.relname AS name FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity
    AND NOT EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = current_user AND (r.rolsuper OR r.rolbypassrls))
    AND (EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND NOT p.polpermissive AND p.polcmd IN ('r', '*'))
      OR NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'backup'
        AND (SELECT oid FROM pg_roles WHERE rolname = current_user) = ANY (p.polroles)))
  ORDER BY 1`;

/** Row security would hide rows without an error, and a backup without them would look whole. */
export async function requireWholeView(client) {
  const { rows } = await client.query(HIDDEN);
  if (rows.length === 0) return;
  throw new Stop(
    `Row-level security hides rows of ${rows.map(({ name }) => name).join(", ")} from the database's owner.`,
    "Start `npm start` once, which lets a backup read them, then back up again.",
    "hidden_rows",
  );
}

/**
 * Rows of a table and a checksum over the set of them: the sum of 64 bits of each row's MD5, the same in whatever order they lie.
 * Both as decimal digits.
 */
export async function measure(client, { name, columns }) {
  const row = columns.map(quoted).join(", ");
  const { rows } = await client.query(
    `SELECT count(*)::text AS rows,
       coalesce(sum(('x' || left(md5(ROW(${row})::text), 16))::bit(64)::bigint::numeric), 0)::text AS checksum
     FROM public.${quoted(name)}`,
  );
  return { rows: rows[0].rows, checksum: rows[0].checksum };
}

const SEQUENCES =
  "SELECT sequencename AS name, last_value::text AS value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL";

export async function listSequences(client) {
  return (await client.query(SEQUENCES)).rows;
}

const JOBS = `SELECT t.identifier, j.payload, j.run_at::text AS "runAt", j.max_attempts AS "maxAttempts", j.key, j.priority
  FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  WHERE j.attempts < j.max_attempts AND j.payload::jsonb -> '_cron' IS NULL AND j.key IS NOT NULL ORDER BY j.id`;

/** What waits in the queue, in words that do not depend on the queue's own tables. What the clock begins comes by itself. */
export async function listJobs(client) {
  return (await client.query(JOBS)).rows;
}
