// npm run backup: one encrypted file of the whole installation, while it runs, proved by restoring it.
// `--status` only says how old the newest proved one is, and fails when that is more than three days: for a monitor.
// `--job nightly|manual`: called by the worker.
import { exit, main } from "./lib/lifecycle.mjs";
import { ensureDataFolder, ROOT } from "./lib/paths.mjs";
import { pass, Stop, say, step } from "./lib/terminal.mjs";
import { loadEnvFiles } from "./lib/variables.mjs";

const OLD_AFTER_HOURS = 72;
const KINDS = ["nightly", "manual"];

await main(async () => {
  process.chdir(ROOT);
  const asked = readArguments(process.argv.slice(2));
  if (!asked.job) loadEnvFiles();
  ensureDataFolder();
  const { loadSecrets } = await import("./lib/secrets.mjs");
  const { sourceUrl } = await import("./lib/backup/source.mjs");
  const secrets = loadSecrets();
  const ownerUrl = await sourceUrl({ job: asked.job !== undefined, secrets });
  const { requireMigrated } = await import("./lib/checks.mjs");
  await requireMigrated(ownerUrl);
  await (asked.status
    ? sayStatus(ownerUrl)
    : backUp({ ownerUrl, secrets, kind: asked.job ?? "manual", fromWorker: asked.job !== undefined }));
  await exit(0);
});

function readArguments(args) {
  if (args.length === 0) return {};
  if (args.length === 1 && args[0] === "--status") return { status: true };
  if (args.length === 2 && args[0] === "--job" && KINDS.includes(args[1])) return { job: args[1] };
  throw new Stop(`Unknown option: ${args.join(" ")}`, "npm run backup, or npm run backup -- --status");
}

async function backUp({ ownerUrl, secrets, kind, fromWorker }) {
  const [
    { makeBackup },
    { backupFolder, configuredLock, ensureBackupKey, productVersion },
    { sealedWith, uploadsFolder },
  ] = await Promise.all([
    import("./lib/backup/make.mjs"),
    import("./lib/backup/settings.mjs"),
    import("./lib/backup/source.mjs"),
  ]);
  // The worker prints for nobody: a key that it made would be found by nobody.
  if (!fromWorker) await ensureBackupKey();
  const folder = backupFolder();
  const how = {
    kind,
    folder,
    ownerUrl,
    lock: configuredLock(),
    uploads: uploadsFolder(),
    version: productVersion(),
  };
  const sealed = await sealedWith(secrets);
  const made = await step("Backing up, and restoring it into a scratch database", () =>
    makeBackup({ ...how, ...sealed }),
  );
  pass("Backup", `${folder}/${made.fileName}`);
  pass(
    "Size",
    `${(made.bytes / 1e6).toFixed(1)} MB, ${made.manifest.contacts} contacts, ${made.manifest.tables.length} tables`,
  );
  if (made.checked === "restored") pass("Proved", "restored, and all tables have the same rows");
  else {
    say("  ! Read to its end, but not restored: the database user may not make a scratch database.");
    say("    ALTER ROLE … CREATEDB lets it.");
  }
  if (made.removed.length > 0) pass("Thrown away", `${made.removed.length} that were too many`);
}

async function sayStatus(ownerUrl) {
  const { newestChecked } = await import("./lib/backup/log.mjs");
  const newest = await newestChecked(ownerUrl);
  if (!newest) throw new Stop("There is no backup.", "npm run backup");
  const age = `${newest.hours.toFixed(1)} hours old, ${newest.checked === "restored" ? "restored and compared" : "read to its end"}`;
  if (newest.hours > OLD_AFTER_HOURS)
    throw new Stop(`The newest proved backup is ${age}.`, "npm run backup says why.");
  pass("Backup", `${newest.name}, ${age}`);
}
