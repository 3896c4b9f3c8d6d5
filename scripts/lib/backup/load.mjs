import { once } from "node:events";
import { finished } from "node:stream/promises";
import { from } from "pg-copy-streams";
import { ensureRole, migrateQueue, migrateWithin } from "../../../prisma/migrate.mjs";
import { quoted, withClient } from "../database.mjs";
import { Stop } from "../terminal.mjs";
import { measure, STEADY } from "./catalogue.mjs";
import { damaged, entriesOf, jsonOf } from "./container.mjs";
import { FORMAT } from "./format.mjs";
import { keepPromises } from "./promises.mjs";
import { buildSchema, clearSchema, openForLoading } from "./schema.mjs";

/** What a backup says of itself, without reading further: its manifest and the keys it brings, if any. */
export async function readHead(file, key) {
  /** @type {{ manifest?: import("./format.mjs").Manifest, keys?: Record<string, string> }} */
  const head = {};
  for await (const { name, stream } of entriesOf(file, key)) {
    if (name === "manifest.json") head.manifest = requireKnown(await jsonOf(stream));
    else if (name === "keys.json") head.keys = await jsonOf(stream);
    else break;
  }
  if (!head.manifest) throw damaged();
  return { manifest: head.manifest, keys: head.keys };
}

/** @returns {import("./format.mjs").Manifest} */
function requireKnown(manifest) {
  if (manifest.product?.name !== "serikat") throw new Stop("This is no backup of Serikat.");
  if (manifest.format <= FORMAT) return manifest;
  throw new Stop(
    `This backup was made by Serikat ${manifest.product.version} in a newer format.`,
    "Restore it with that version, or a newer one.",
  );
}

/**
 * Reads a backup to its end without a database: for where no scratch database may be made. Refuses with a sentence what is damaged,
 * cut short, or does not have as many parts as its end says.
 */
export async function readThrough(file, key) {
  let [end, bytes] = [undefined, 0];
  for await (const { name, stream } of entriesOf(file, key)) {
    if (name === "end.json") end = await jsonOf(stream);
    else for await (const chunk of stream) bytes += chunk.length;
  }
  if (!end) throw damaged(new Error("no end"));
  return bytes;
}

/**
 * Loads a backup into a database in one transaction: either all of it is there afterwards and every table has the rows and the
 * checksum that it had, or nothing was changed. What was in the database before is gone then.
 *
 * @param {object} how
 * @param {string} how.file
 * @param {import("./encryption.mjs").Key} how.key
 * @param {string} how.url the owner's address of the database
 * @param {boolean} [how.scratch] a database that is only made to be compared: no jobs, no newer migrations, no grants
 * @param {(id: string, stream: import("node:stream").Readable) => Promise<void>} [how.onUpload]
 * @param {{ erasures: object[], suppressions: object[] }} [how.promises] what must be kept although the backup does not know it
 */
export async function loadBackup({ file, key, url, scratch = false, onUpload, promises }) {
  if (!scratch) await migrateQueue(url);
  return await withClient({ url }, async (client) => {
    await ensureRole(client);
    await client.query("BEGIN");
    await client.query(`${STEADY}; SET LOCAL synchronous_commit = on; SET LOCAL lock_timeout = '15s'`);
    const loading = { client, copied: undefined, close: undefined };
    await takeAll(loading, { file, key, onUpload });
    const { manifest, end } = loading;
    if (!end || !loading.close) throw damaged(new Error("no end"));
    await endCopy(loading);
    // While row security is not forced: a plain owner would see no row to compare.
    await compare(client, manifest);
    await loading.close();
    const migrated = scratch ? [] : await finish(loading);
    // Before anybody can see them: who was erased since the backup was made is erased again.
    const erased = scratch ? 0 : await keepPromises(client, promises);
    await client.query("COMMIT");
    return { manifest, migrated, erased, uploads: end.uploads, jobs: end.jobs };
  });
}

async function takeAll(loading, { file, key, onUpload }) {
  try {
    for await (const entry of entriesOf(file, key)) await take(loading, entry, onUpload);
  } catch (error) {
    // The server waits for more rows: it is told that none come, or the connection would not end.
    loading.copied?.sink.destroy(error);
    throw error;
  }
}

async function take(loading, { name, stream }, onUpload) {
  const [folder, which] = name.split("/");
  if (folder === "tables") return takePart(loading, which, stream);
  await endCopy(loading);
  if (folder === "manifest.json") loading.manifest = requireKnown(await jsonOf(stream));
  else if (folder === "jobs.json") loading.jobs = await jsonOf(stream);
  else if (folder === "end.json") loading.end = await jsonOf(stream);
  else if (folder === "uploads" && onUpload) await onUpload(which, stream);
  else await drained(stream);
}

async function drained(stream) {
  for await (const _ of stream);
}

async function takePart(loading, table, stream) {
  await openTables(loading);
  if (loading.copied?.table !== table) {
    await endCopy(loading);
    const known = loading.manifest.tables.find(({ name }) => name === table);
    if (!known) throw damaged(new Error(`${table} is not in the manifest`));
    const into = `COPY public.${quoted(table)} (${known.columns.map(quoted).join(", ")}) FROM STDIN`;
    const sink = loading.client.query(from(into));
    // Its failure is told where its end is awaited.
    const done = finished(sink);
    done.catch(() => {});
    loading.copied = { table, sink, done };
  }
  const { sink, done } = loading.copied;
  for await (const chunk of stream) if (!sink.write(chunk)) await Promise.race([once(sink, "drain"), done]);
}

async function openTables(loading) {
  if (loading.close) return;
  if (!loading.manifest) throw damaged(new Error("no manifest"));
  await clearSchema(loading.client);
  await buildSchema(loading.client, loading.manifest);
  loading.close = await openForLoading(loading.client, loading.manifest.tables);
}

async function endCopy(loading) {
  const { copied } = loading;
  if (!copied) return;
  loading.copied = undefined;
  copied.sink.end();
  await copied.done;
}

async function compare(client, { tables }) {
  const other = [];
  for (const table of tables) {
    const { rows, checksum } = await measure(client, table);
    if (rows !== table.rows || checksum !== table.checksum) other.push(table.name);
  }
  if (other.length === 0) return;
  throw new Stop(
    `After loading, ${other.join(", ")} did not have the rows that the backup says. Nothing was changed.`,
    "Try another backup, and keep this one for whoever looks into it.",
    "not_equal",
  );
}

async function finish({ client, manifest, jobs }) {
  for (const { name, value } of manifest.sequences)
    await client.query("SELECT setval($1::regclass, $2::bigint)", [`public.${quoted(name)}`, value]);
  const migrated = await migrateWithin(client);
  await client.query("DELETE FROM graphile_worker._private_jobs");
  for (const job of jobs ?? [])
    await client.query(
      `SELECT graphile_worker.add_job($1::text, payload := $2::json, run_at := $3::timestamptz, max_attempts := $4::int,
         job_key := $5::text, priority := $6::int)`,
      [job.identifier, JSON.stringify(job.payload), job.runAt, job.maxAttempts, job.key, job.priority],
    );
  return migrated;
}
