import { withClient } from "../database.mjs";

/** Notes in the table `backup` that one begins; those that were killed are noted as such, since only one runs at a time. */
export function noteStart(ownerUrl, { id, kind, version }) {
  return noting(ownerUrl, async (client) => {
    await client.query(
      "UPDATE backup SET finished_at = now(), problem = 'interrupted' WHERE finished_at IS NULL AND problem IS NULL",
    );
    await client.query("DELETE FROM backup WHERE started_at < now() - interval '400 days'");
    await client.query("INSERT INTO backup (id, kind, product_version) VALUES ($1, $2, $3)", [
      id,
      kind,
      version,
    ]);
  });
}

export function noteEnd(ownerUrl, { id, fileName, bytes, manifest, checked }) {
  const rows = manifest.tables.reduce((sum, table) => sum + BigInt(table.rows), 0n);
  return noting(ownerUrl, (client) =>
    client.query(
      `UPDATE backup SET finished_at = now(), file_name = $2, bytes = $3, table_count = $4, row_count = $5, checked = $6,
         checked_at = now() WHERE id = $1`,
      [id, fileName, bytes, manifest.tables.length, rows.toString(), checked],
    ),
  );
}

export function noteProblem(ownerUrl, { id, problem }) {
  return noting(ownerUrl, (client) =>
    client.query("UPDATE backup SET finished_at = now(), problem = $2 WHERE id = $1", [id, problem]),
  );
}

// A database from before this table is backed up too, before it is replaced.
function noting(ownerUrl, work) {
  return withClient({ url: ownerUrl }, async (client) => {
    if (await hasLog(client)) await work(client);
  });
}

async function hasLog(client) {
  const { rows } = await client.query("SELECT to_regclass('public.backup') IS NOT NULL AS there");
  return rows[0].there;
}

/** The rows of the table, which a restore puts back: they tell of files, not of the data that was replaced. */
export async function readLog(client) {
  if (!(await hasLog(client))) return [];
  return (await client.query("SELECT to_jsonb(b) AS row FROM backup b")).rows.map(({ row }) => row);
}

export async function putBackLog(client, rows) {
  await client.query("INSERT INTO backup SELECT * FROM jsonb_populate_recordset(NULL::backup, $1::jsonb)", [
    JSON.stringify(rows),
  ]);
}

/** Age in hours of the newest backup that was checked; undefined when there is none. */
export function newestChecked(ownerUrl) {
  return withClient({ url: ownerUrl }, async (client) => {
    const { rows } = await client.query(
      `SELECT file_name AS name, checked, started_at AS at, extract(epoch FROM now() - started_at)::float8 / 3600 AS hours
       FROM backup WHERE checked IS NOT NULL ORDER BY started_at DESC LIMIT 1`,
    );
    return rows[0];
  });
}
