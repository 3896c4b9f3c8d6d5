import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { to } from "pg-copy-streams";
import { readMigrations } from "../../../prisma/migrate.mjs";
import { quoted, withClient } from "../database.mjs";
import { listJobs, listSequences, listTables, measure, requireWholeView, STEADY } from "./catalogue.mjs";
import { packer } from "./container.mjs";
import { encrypted } from "./encryption.mjs";
import { ENTRY, FORMAT } from "./format.mjs";

/**
 * Writes one backup of the database as it is at one moment, while others read and write, and of the files that wait for their
 * import. Gives back its manifest and what opens it for the check.
 *
 * @param {object} what
 * @param {string} what.file where it goes; must not be there yet
 * @param {string} what.ownerUrl
 * @param {import("./encryption.mjs").Lock} what.lock
 * @param {string} what.uploads the folder of the files that wait for their import
 * @param {string} what.version of the product
 * @param {{ field: string, blind: string, old?: string }} what.fingerprints of the keys that its fields were sealed with
 * @param {Record<string, string>} [what.keys] the keys themselves, if they are to go with it
 */
export async function writeBackup(what) {
  return await withClient({ url: what.ownerUrl }, async (client) => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query(STEADY);
    await requireWholeView(client);
    const manifest = await manifestOf(client, what);
    const archive = packer();
    const { sealed, key } = await encrypted(archive.stream, what.lock);
    const written = pipeline(sealed, createWriteStream(what.file, { flags: "wx", mode: 0o600 }));
    // Whichever fails first ends the other, and is the one that is told.
    const filled = fill(archive, { client, manifest, ...what }).catch((error) => {
      archive.abort(error);
      throw error;
    });
    await Promise.all([filled, written]);
    await client.query("COMMIT");
    await flushed(what.file);
    return { manifest, key };
  });
}

async function manifestOf(client, { version, fingerprints }) {
  const { rows } = await client.query(
    `SELECT now() AS at, current_setting('server_version') AS postgres,
       (SELECT count(*)::int FROM "union") AS unions, (SELECT count(*)::int FROM contact) AS contacts`,
  );
  const [{ at, postgres, unions, contacts }] = rows;
  const tables = [];
  for (const table of await listTables(client)) tables.push({ ...table, ...(await measure(client, table)) });
  return {
    format: FORMAT,
    product: { name: "serikat", version },
    createdAt: at.toISOString(),
    postgres,
    keys: fingerprints,
    unions,
    contacts,
    migrations: await appliedMigrations(client),
    tables,
    sequences: await listSequences(client),
  };
}

async function appliedMigrations(client) {
  const { rows } = await client.query(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows;
}

async function fill(archive, { client, manifest, keys, uploads }) {
  await archive.json(ENTRY.manifest, manifest);
  if (keys) await archive.json(ENTRY.keys, keys);
  const applied = new Set(manifest.migrations.map(({ name }) => name));
  for (const { name, sql } of readMigrations())
    if (applied.has(name)) await archive.entry(ENTRY.migration(name), Buffer.from(sql));
  for (const { name, columns, rows } of manifest.tables) {
    const copy = client.query(
      to(`COPY public.${quoted(name)} (${columns.map(quoted).join(", ")}) TO STDOUT`),
    );
    await archive.parts((number) => ENTRY.part(name, number), copy);
    if (String(copy.rowCount) !== rows) throw new Error(`${name}: ${copy.rowCount} rows copied of ${rows}`);
  }
  const jobs = await listJobs(client);
  await archive.json(ENTRY.jobs, jobs);
  const files = await addUploads(archive, client, uploads);
  await archive.json(ENTRY.end, { uploads: files, jobs: jobs.length });
  archive.end();
}

/** Only files whose import is in the snapshot: those are whole and never change. One that was thrown away meanwhile is left out. */
async function addUploads(archive, client, folder) {
  const { rows } = await client.query("SELECT id::text FROM import_batch ORDER BY id");
  const added = [];
  for (const { id } of rows) {
    const file = await open(join(folder, id)).catch(() => undefined);
    if (!file) continue;
    const { size } = await file.stat();
    await archive.file(ENTRY.upload(id), size, file.createReadStream({ end: Math.max(0, size - 1) }));
    added.push(id);
  }
  return added;
}

async function flushed(path) {
  const file = await open(path, "r+");
  await file.sync();
  await file.close();
}
