import { open } from "node:fs/promises";
import { fileReceiver, putKeys } from "../backup/arrival.mjs";
import { migrationsOf } from "../backup/schema.mjs";
import { keyToOpen } from "../backup/settings.mjs";
import { targetUrl, uploadsFolder } from "../backup/source.mjs";
import { checkServer } from "../checks.mjs";
import { withClient } from "../database.mjs";
import { fingerprintsOf, keysOf } from "../keys.mjs";
import { atExit } from "../lifecycle.mjs";
import { inData } from "../paths.mjs";
import { loadSecrets } from "../secrets.mjs";
import { pass, Stop, say, step } from "../terminal.mjs";
import { ENTRY } from "./format.mjs";
import { loadUnionExport } from "./load.mjs";
import { openExport, openedFile } from "./read.mjs";

/** Brings an export into this installation, which has to be empty. Says what it does, line by line. */
export async function importFile({ file, keyFile, passphraseFile }) {
  const plain = await plainFile({ file, keyFile, passphraseFile });
  const source = await openExport(plain);
  const { manifest } = source;
  migrationsOf(manifest);
  pass("Export", `made ${manifest.createdAt} by Serikat ${manifest.product.version}`);
  const secrets = loadSecrets();
  const adopted = keysToAdopt(source, secrets);
  const keys = { ...keysOf(secrets), blind: source.keys.BLIND_INDEX_KEY };
  const url = await targetUrl(secrets);
  await checkServer(url);
  await requireEmpty(url);
  const uploads = fileReceiver(uploadsFolder());
  atExit(uploads.discard);
  for (const { id } of manifest.files) await uploads.take(id, await source.stream(ENTRY.upload(id)));
  const fingerprints = await fingerprintsOf(keys);
  const { migrated } = await step("Importing, and comparing every table", () =>
    loadUnionExport({ source, url, keys, fingerprints }),
  );
  uploads.keep();
  if (adopted) putKeys(secrets, adopted, "of the codes");
  sayWhatWasDone(manifest, migrated);
}

async function plainFile({ file, keyFile, passphraseFile }) {
  const handle = await open(file).catch(() => {
    throw new Stop("There is no such file.");
  });
  const { buffer } = await handle.read(Buffer.alloc(22), 0, 22, 0);
  await handle.close();
  if (!buffer.toString("latin1").startsWith("age-encryption.org/")) return file;
  const key = await keyToOpen({ keyFile, passphraseFile });
  const opened = await openedFile(file, { key, draft: inData(`import-union-${process.pid}.zip`) });
  atExit(opened.close);
  return opened.file;
}

/**
 * Addresses that asked to be left alone are kept as codes that cannot be opened: only with the key that made them is such an address
 * known again. An empty installation takes that key on; everything that can be opened is sealed with its own.
 */
function keysToAdopt({ keys: { BLIND_INDEX_KEY } }, secrets) {
  const own = keysOf(secrets).blind;
  if (own === BLIND_INDEX_KEY) return undefined;
  if (own === secrets.BLIND_INDEX_KEY) return { BLIND_INDEX_KEY };
  throw new Stop(
    "BLIND_INDEX_KEY in the environment is not the one that this export was made with.",
    "Set it to the one in keys.json of the export, or leave it out. Nothing was changed.",
  );
}

async function requireEmpty(url) {
  const holds = await withClient({ url }, async (client) => {
    const { rows } = await client.query("SELECT to_regproc('installation_is_empty') IS NOT NULL AS made");
    if (!rows[0].made) return false;
    return !(await client.query("SELECT installation_is_empty() AS empty")).rows[0].empty;
  });
  if (holds)
    throw new Stop(
      "This installation holds a union already.",
      "An export goes into an empty one: another folder, or another database in DATABASE_URL. Nothing was changed.",
    );
}

function sayWhatWasDone({ unions, tables, files }, migrated) {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  pass(
    "Imported",
    `${unions.map(({ name }) => name).join(", ")}: ${rows} rows in ${tables.length} tables, each compared`,
  );
  if (files.length > 0) pass("Files", `${files.length} that wait for their import`);
  if (migrated.length > 0) pass("Brought to this version", `${migrated.length} migrations`);
  say();
  say("  Passwords do not travel. Start it with npm start, then, for an admin who is to sign in first:");
  say("    npm run admin -- reset ADDRESS");
}
