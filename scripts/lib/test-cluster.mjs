import { randomBytes } from "node:crypto";
import { existsSync, lstatSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { startCluster } from "./cluster.mjs";
import { stateFile } from "./cluster-files.mjs";
import { DATA, ensureDataFolder, inData } from "./paths.mjs";
import { stopOrphan } from "./postgres-orphan.mjs";
import { startToken } from "./process-table.mjs";
import { loadSecrets } from "./secrets.mjs";

const PREFIX = "test-postgres-";

// Nothing in it is worth keeping, so nothing has to reach the disk.
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "100" };

/** A throw-away PostgreSQL for tests; TEST_DATABASE_URL takes its place. */
export async function startTestCluster() {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  ensureDataFolder();
  await removeLeftovers();
  const folder = `${PREFIX}${process.pid}`;
  const password = randomBytes(18).toString("base64url");
  const cluster = await startCluster({ folder, password, settings: FAST });
  return {
    url: cluster.url("postgres"),
    async stop() {
      await cluster.stop();
      remove(folder);
    },
  };
}

/** One that stays in .data/<folder> when it is stopped, with the same settings; TEST_DATABASE_URL takes its place too. */
export async function startKeptCluster(folder) {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  ensureDataFolder();
  const cluster = await startCluster({ folder, password: loadSecrets().ownerPassword, settings: FAST });
  return { url: cluster.url("postgres"), stop: cluster.stop };
}

async function removeLeftovers() {
  const names = readdirSync(DATA).flatMap((name) => /^test-postgres-\d+/.exec(name) ?? []);
  for (const name of new Set(names)) {
    if (startToken(Number(name.slice(PREFIX.length))) !== undefined) continue;
    if (existsSync(inData(name))) await stopOrphan(realpathSync(inData(name)));
    remove(name);
  }
}

function remove(name) {
  const path = inData(name);
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() && existsSync(path)) {
    rmSync(realpathSync(path), { recursive: true, force: true });
  }
  for (const file of [path, `${path}.new`, `${path}.log`, stateFile(name)])
    rmSync(file, { recursive: true, force: true });
}
