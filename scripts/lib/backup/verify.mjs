import { randomBytes } from "node:crypto";
import { dropDatabase, quoted, withClient } from "../database.mjs";
import { loadBackup, readThrough } from "./load.mjs";

const PREFIX = "serikat_check_";
const MAY_NOT = "42501";

/**
 * Proves a backup by restoring it: into a scratch database beside the real one, whose tables are compared with the manifest, and
 * which is dropped again. Where the owner may not make databases, the file is read to its end instead. Gives back which.
 *
 * @returns {Promise<"restored" | "read">}
 */
export async function verifyBackup({ file, key, ownerUrl }) {
  await dropLeftovers(ownerUrl);
  const name = `${PREFIX}${randomBytes(6).toString("hex")}`;
  const made = await withClient({ url: ownerUrl }, (client) => makeScratch(client, name));
  if (!made) {
    await readThrough(file, key);
    return "read";
  }
  try {
    await loadBackup({ file, key, url: besideOf(ownerUrl, name), scratch: true });
    return "restored";
  } finally {
    await withClient({ url: ownerUrl }, (client) => dropDatabase(client, name));
  }
}

async function makeScratch(client, name) {
  try {
    // template0: whatever an administrator put into template1 is not ours to compare.
    await client.query(`CREATE DATABASE ${quoted(name)} TEMPLATE template0`);
    return true;
  } catch (error) {
    if (error.code === MAY_NOT) return false;
    throw error;
  }
}

/** Scratch databases of a check that was killed. Only one backup runs at a time, so none of them is in use. */
async function dropLeftovers(ownerUrl) {
  await withClient({ url: ownerUrl }, async (client) => {
    const { rows } = await client.query(
      `SELECT datname AS name FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba
       WHERE starts_with(datname, $1) AND r.rolname = current_user
         AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = d.datname)`,
      [PREFIX],
    );
    for (const { name } of rows) await dropDatabase(client, name);
  });
}

function besideOf(url, name) {
  const beside = new URL(url);
  beside.pathname = `/${name}`;
  return beside.href;
}
