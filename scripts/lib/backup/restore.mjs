import { join } from "node:path";
import { checkServer } from "../checks.mjs";
import { withClient } from "../database.mjs";
import { OLD_KEY } from "../keys.mjs";
import { atExit } from "../lifecycle.mjs";
import { loadSecrets } from "../secrets.mjs";
import { pass, Stop, say, step } from "../terminal.mjs";
import { fileReceiver, putKeys } from "./arrival.mjs";
import { loadBackup, readHead } from "./load.mjs";
import { putBackLog, readLog } from "./log.mjs";
import { makeBackup } from "./make.mjs";
import { readPromises } from "./promises.mjs";
import { migrationsOf } from "./schema.mjs";
import { backupFolder, configuredLock, ensureBackupKey, keyToOpen, productVersion } from "./settings.mjs";
import { sealedWith, sourceUrl, targetUrl, uploadsFolder } from "./source.mjs";
import { verifyBackup } from "./verify.mjs";

/** Restores one file, or with `check` only proves that it could be. Says what it does, line by line. */
export async function restore({ file, keyFile, passphraseFile, check, replace }) {
  const key = await keyToOpen({ keyFile, passphraseFile });
  const head = await readHead(file, key);
  migrationsOf(head.manifest);
  sayWhatItIs(head.manifest);
  const secrets = loadSecrets();
  const needed = check ? undefined : await keysNeeded(head, secrets);
  const ownerUrl = check ? await sourceUrl({ secrets }) : await targetUrl(secrets);
  await checkServer(ownerUrl);
  if (check) return await proveOnly({ file, key, ownerUrl });
  const { log, promises } = await setAside({ ownerUrl, secrets, replace });
  const uploads = fileReceiver(uploadsFolder());
  atExit(uploads.discard);
  const done = await step("Restoring", () =>
    loadBackup({ file, key, url: ownerUrl, onUpload: uploads.take, promises }),
  );
  uploads.keep();
  if (needed) putKeys(secrets, needed, "of the backup");
  if (log.length > 0) await withClient({ url: ownerUrl }, (client) => putBackLog(client, log));
  sayWhatWasDone(done);
}

function sayWhatItIs({ product, createdAt, unions, contacts, tables, keys }) {
  const hours = (Date.now() - Date.parse(createdAt)) / 3_600_000;
  const age = hours < 48 ? `${hours.toFixed(1)} hours` : `${Math.round(hours / 24)} days`;
  pass("Backup", `made ${createdAt}, ${age} ago, by Serikat ${product.version}`);
  pass("Holds", `${unions} union${unions === 1 ? "" : "s"}, ${contacts} contacts, ${tables.length} tables`);
  pass("Its keys", `FIELD_ENCRYPTION_KEY ${keys.field}, BLIND_INDEX_KEY ${keys.blind} (fingerprints)`);
}

/** The keys to put in place, undefined when they are there already. A backup whose keys are nowhere would be unreadable: refused. */
async function keysNeeded({ manifest, keys }, secrets) {
  const { fingerprints, keys: made } = await sealedWith(secrets);
  const { old } = manifest.keys;
  const opens = old === undefined || old === fingerprints.old;
  if (fingerprints.field === manifest.keys.field && fingerprints.blind === manifest.keys.blind && opens)
    return undefined;
  if (keys && made) return keys;
  const where = made ? "in .data/secrets.json" : "in the environment";
  throw new Stop(
    `The keys ${where} are not those that this backup was made with; its notes could not be read.`,
    `It needs FIELD_ENCRYPTION_KEY with the fingerprint ${manifest.keys.field} and BLIND_INDEX_KEY with ${manifest.keys.blind}${old ? `, and ${OLD_KEY} with ${old}` : ""}.\nSet them in the environment (or .env) and restore again. Nothing was changed.`,
  );
}

async function proveOnly({ file, key, ownerUrl }) {
  const checked = await step("Restoring into a scratch database", () =>
    verifyBackup({ file, key, ownerUrl }),
  );
  if (checked === "restored")
    pass("Proved", "all tables have the rows that the backup says; nothing was changed here");
  else pass("Read to its end", "the database user may not make a scratch database; nothing was changed here");
}

/**
 * A restore point of what is there, unless nothing is. Gives back what is not replaced: the list of backups, which is
 * about files, and whom the unions erased.
 */
async function setAside({ ownerUrl, secrets, replace }) {
  const { contacts, ...kept } = await withClient({ url: ownerUrl }, whatIsThere);
  if (contacts === undefined) return kept;
  if (!replace)
    throw new Stop(
      `This installation holds a union already, with ${contacts} contacts.`,
      "Add --replace to put the backup in its place. What is here now is backed up first.",
    );
  await ensureBackupKey();
  const folder = backupFolder();
  const how = {
    folder,
    ownerUrl,
    lock: configuredLock(),
    uploads: uploadsFolder(),
    version: productVersion(),
  };
  const sealed = await sealedWith(secrets);
  const made = await step("Backing up what is here now", () =>
    makeBackup({ kind: "before_restore", ...how, ...sealed }),
  );
  pass("Restore point", join(folder, made.fileName));
  const { contacts: _, ...now } = await withClient({ url: ownerUrl }, whatIsThere);
  return now;
}

async function whatIsThere(client) {
  const { rows } = await client.query("SELECT to_regclass('public.contact') IS NOT NULL AS there");
  if (!rows[0].there) return { contacts: undefined, log: [], promises: undefined };
  await client.query("BEGIN READ ONLY");
  await client.query("SELECT set_config('app.backup', 'on', true)");
  const found = await client.query(
    `SELECT (SELECT count(*)::int FROM "union") AS unions, (SELECT count(*)::int FROM contact) AS contacts`,
  );
  await client.query("COMMIT");
  const [{ unions, contacts }] = found.rows;
  const kept = { log: await readLog(client), promises: await readPromises(client) };
  return { contacts: unions === 0 ? undefined : contacts, ...kept };
}

function sayWhatWasDone({ manifest, migrated, erased, uploads, jobs }) {
  const rows = manifest.tables.reduce((sum, table) => sum + BigInt(table.rows), 0n);
  pass(
    "Restored",
    `${manifest.contacts} contacts, ${rows} rows in ${manifest.tables.length} tables, each compared`,
  );
  if (erased > 0) pass("Erased again", `${erased} contacts who were erased after this backup was made`);
  if (uploads.length > 0) pass("Files", `${uploads.length} that wait for their import`);
  if (jobs > 0) pass("Jobs", `${jobs} that wait in the queue`);
  if (migrated.length > 0) pass("Brought to this version", `${migrated.length} migrations`);
  say();
  say("  Start it with npm start. Everyone signs in again; phones keep what they had not sent yet.");
}
