import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { STEADY } from "../../scripts/lib/backup/catalogue.mjs";
import type { Manifest } from "../../scripts/lib/backup/format.mjs";
import { loadBackup } from "../../scripts/lib/backup/load.mjs";
import { asOwner } from "./backups";

const folder = path.resolve("tests/fixtures/releases");
const identity = readFileSync(path.join(folder, "test-key.txt"), "utf8").trim();

/** The releases that a database may come from, oldest first. */
export const releases = readdirSync(folder)
  .flatMap((file) => /^(\d+\.\d+\.\d+)\.tar\.gz\.age$/.exec(file)?.[1] ?? [])
  .sort((one, other) => one.localeCompare(other, "en", { numeric: true }));

export const fixtureOf = (release: string) => ({
  file: path.join(folder, `${release}.tar.gz.age`),
  key: { identity },
});

/** Puts a database where a release left it, with a copy of each of its tables in the schema `before`. */
export async function asReleased(url: string, release: string): Promise<Manifest> {
  const { manifest } = await loadBackup({ ...fixtureOf(release), url, scratch: true });
  await asOwner(url, async (client) => {
    await client.query("DROP SCHEMA IF EXISTS before CASCADE; CREATE SCHEMA before");
    for (const { name } of manifest.tables)
      await client.query(`CREATE TABLE before."${name}" AS SELECT * FROM public."${name}"`);
  });
  return manifest;
}

export type Changes = { rows: Record<string, string>; columns: Record<string, number> };

/** What an upgrade did to the rows of before: tables with other counts or lost rows, and columns with other values in how many rows. */
export async function changedSince(url: string): Promise<Changes> {
  return await asOwner(url, async (client) => {
    await client.query("BEGIN");
    await client.query(STEADY);
    const changes: Changes = { rows: {}, columns: {} };
    const { rows } = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'before'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations' ORDER BY 1",
    );
    for (const { name } of rows) await compareTable(client, name, changes);
    return changes;
  });
}

async function compareTable(client: pg.Client, name: string, changes: Changes): Promise<void> {
  const { was, is, key } = await shapeOf(client, name);
  if (is.length === 0) {
    changes.rows[name] = "the table is gone";
    return;
  }
  const on = key.map((column) => `b."${column}" = p."${column}"`).join(" AND ");
  const kept = was.filter((column) => is.includes(column));
  for (const column of was.filter((each) => !is.includes(each))) changes.columns[`${name}.${column}`] = -1;
  const counts = kept.map(
    (column) =>
      `count(*) FILTER (WHERE b."${column}"::text IS DISTINCT FROM p."${column}"::text)::int AS "${column}"`,
  );
  const totals = await client.query(
    `SELECT (SELECT count(*)::int FROM before."${name}") AS was, (SELECT count(*)::int FROM public."${name}") AS is,
       (SELECT count(*)::int FROM before."${name}" b WHERE NOT EXISTS (SELECT FROM public."${name}" p WHERE ${on})) AS lost`,
  );
  const [total] = totals.rows;
  if (total.was !== total.is || total.lost > 0)
    changes.rows[name] = `${total.was} rows → ${total.is}, ${total.lost} lost`;
  const found = await client.query<Record<string, number>>(
    `SELECT ${counts.join(", ")} FROM before."${name}" b JOIN public."${name}" p ON ${on}`,
  );
  for (const [column, count] of Object.entries(found.rows[0] ?? {}))
    if (count > 0) changes.columns[`${name}.${column}`] = count;
}

async function shapeOf(client: pg.Client, name: string) {
  const { rows } = await client.query<{ was: string[]; is: string[]; key: string[] }>(
    `SELECT ${columnsIn("before")} AS was, ${columnsIn("public")} AS is, ARRAY(
       SELECT a.attname::text FROM pg_index x JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = ANY (x.indkey)
       WHERE x.indisprimary AND x.indrelid = to_regclass(format('public.%I', $1::text))) AS key`,
    [name],
  );
  return rows[0] ?? { was: [], is: [], key: [] };
}

const columnsIn = (schema: string) => `ARRAY(SELECT attname::text FROM pg_attribute
  WHERE attrelid = to_regclass(format('${schema}.%I', $1::text)) AND attnum > 0 AND NOT attisdropped ORDER BY attnum)`;
