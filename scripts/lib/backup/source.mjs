import { resolve } from "node:path";
import { startCluster } from "../cluster.mjs";
import { clusterState } from "../cluster-files.mjs";
import { clusterUrl } from "../cluster-server.mjs";
import { ensureDatabase, withClient } from "../database.mjs";
import { fingerprintsOf, keysOf, OLD_KEY } from "../keys.mjs";
import { atExit } from "../lifecycle.mjs";
import { inData, ROOT } from "../paths.mjs";
import { lockHolder, takeLock } from "../run-lock.mjs";
import { Stop } from "../terminal.mjs";

const FOLDER = "postgres";
const NAME = "serikat";

/**
 * The owner's address of the database to back up: yours, the embedded one of the Serikat that runs, or the embedded one started for
 * this. `job`: called by the worker, with the server's own variables.
 */
export async function sourceUrl({ job = false, secrets }) {
  const { DATABASE_URL, DATABASE_ROLE, DATABASE_OWNER_URL } = process.env;
  if (job) {
    const own = DATABASE_OWNER_URL || (DATABASE_ROLE ? DATABASE_URL : undefined);
    return own ?? embeddedUrl(secrets, new URL(DATABASE_URL).pathname.slice(1));
  }
  if (DATABASE_URL) return DATABASE_URL;
  const holder = lockHolder(inData("run.lock"));
  if (holder) return embeddedUrl(secrets, holder.database ?? NAME);
  takeLock(inData("run.lock"), "npm run backup");
  return await ownCluster(secrets);
}

function embeddedUrl(secrets, database) {
  const { port } = clusterState(FOLDER);
  if (port) return clusterUrl({ port, password: secrets.ownerPassword, database });
  throw new Stop("The embedded PostgreSQL was never started here.", "Start `npm start` first.");
}

/** The database to restore into, which nothing else uses: yours, or the embedded one, made if it is not there. */
export async function targetUrl(secrets) {
  const own = process.env.DATABASE_URL;
  takeLock(inData("run.lock"), "npm run restore");
  if (!own) return await ownCluster(secrets);
  await requireAlone(own);
  return own;
}

async function ownCluster(secrets) {
  const cluster = await startCluster({ folder: FOLDER, password: secrets.ownerPassword });
  atExit(cluster.stop);
  await withClient({ url: cluster.url("postgres") }, (client) => ensureDatabase(client, NAME));
  return cluster.url(NAME);
}

async function requireAlone(url) {
  await withClient({ url }, async (client) => {
    const { rows } = await client.query(
      `SELECT count(*)::int AS others FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    );
    if (rows[0].others === 0) return;
    throw new Stop(
      `${rows[0].others} other connections use this database.`,
      "Stop Serikat, and every worker of it, on all machines; then restore again.",
    );
  });
}

export const uploadsFolder = () => resolve(ROOT, process.env.UPLOADS_DIR || ".data/uploads");

/**
 * The keys of the sealed fields: their fingerprints, and the keys themselves where they are those that this installation made. Those
 * that you set in the environment are kept by you, and go into no backup.
 */
export async function sealedWith(secrets) {
  const keys = keysOf(secrets);
  const own = { FIELD_ENCRYPTION_KEY: keys.field, BLIND_INDEX_KEY: keys.blind, [OLD_KEY]: keys.old };
  const made = Object.entries(own).every(([name, key]) => key === undefined || key === secrets[name]);
  return { fingerprints: await fingerprintsOf(keys), keys: made ? own : undefined };
}
