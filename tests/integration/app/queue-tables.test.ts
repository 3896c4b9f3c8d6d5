import { expect, it } from "vitest";
import { pool } from "@/lib/db";

async function columnsOf(table: string, names: readonly string[]) {
  const { rows } = await pool().query<{ name: string; type: string }>(
    `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type FROM pg_attribute a
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attname = ANY ($2::text[])`,
    [`graphile_worker.${table}`, names],
  );
  return Object.fromEntries(rows.map(({ name, type }) => [name, type]));
}

// What lib/queue-tables.ts reads and writes. When an upgrade of graphile-worker fails here, mend that file.
it.each([
  [
    "_private_jobs",
    {
      ...{ id: "bigint", key: "text", task_id: "integer", payload: "json" },
      ...{ attempts: "smallint", max_attempts: "smallint" },
      ...{ locked_at: "timestamp with time zone", locked_by: "text" },
    },
  ],
  ["_private_tasks", { id: "integer", identifier: "text" }],
])("graphile-worker's private table %s has the columns that we use", async (table, columns) => {
  expect(await columnsOf(table, Object.keys(columns))).toEqual(columns);
});
