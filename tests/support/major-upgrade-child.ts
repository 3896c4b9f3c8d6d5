// An installation of 0.1.0 in the folder SERIKAT_DATA, made by the programs of an older PostgreSQL where they are given, started anew.
import { readdirSync } from "node:fs";
import { loadBackup } from "../../scripts/lib/backup/load.mjs";
import { startCluster } from "../../scripts/lib/cluster.mjs";
import { initialise, majorOf } from "../../scripts/lib/cluster-files.mjs";
import { runCluster } from "../../scripts/lib/cluster-server.mjs";
import { ensureDatabase, withClient } from "../../scripts/lib/database.mjs";
import { upgradeCluster } from "../../scripts/lib/major-upgrade.mjs";
import { DATA, ensureDataFolder, inData } from "../../scripts/lib/paths.mjs";
import { postgresHome } from "../../scripts/lib/postgres-home.mjs";
import { contents } from "./backups";
import { fixtureOf } from "./releases";

const [given] = process.argv.slice(2);
const password = "of-the-owner-of-this-test";
ensureDataFolder();
const home = postgresHome("postgres");
const cluster = { ...home, folder: "postgres", password, settings: {}, log: inData("postgres.log") };
const old = given ?? home.programs;

await initialise({ ...cluster, programs: old });
const made = majorOf(cluster.data);
const before = await runCluster({ ...cluster, programs: old });
await withClient({ url: before.url("postgres") }, async (client) => {
  for (const name of ["serikat", "serikat_check_0123"]) await ensureDatabase(client, name);
});
await loadBackup({ ...fixtureOf("0.1.0"), url: before.url("serikat") });
const was = await contents(before.url("serikat"));
await before.stop();

await upgradeCluster(cluster, old);
const after = await startCluster({ folder: "postgres", password });
const is = await contents(after.url("serikat"));
await after.stop();
console.log(JSON.stringify({ made, major: majorOf(cluster.data), was, is, files: readdirSync(DATA) }));
process.exit(0);
