import { createWriteStream, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { encrypted } from "../backup/encryption.mjs";
import { configuredLock, productVersion, readPassphrase } from "../backup/settings.mjs";
import { sourceUrl, uploadsFolder } from "../backup/source.mjs";
import { requireMigrated } from "../checks.mjs";
import { keysOf } from "../keys.mjs";
import { atExit } from "../lifecycle.mjs";
import { loadSecrets } from "../secrets.mjs";
import { pass, Stop, say, step } from "../terminal.mjs";
import { fileNameOf } from "./format.mjs";
import { writeUnionExport } from "./write.mjs";

const CHANNEL = 3;

/** The export as a file, which is whole or is not there. */
export async function exportToFile({ union, to, from, encrypted: sealed, passphraseFile }) {
  const lock = lockOf({ sealed, passphraseFile });
  const what = await whatIsHere({ union });
  const file = to ?? join(from, fileNameOf(new Date(), lock !== undefined));
  const manifest = await step("Exporting", () => writeFile(file, { lock, what }));
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  pass("Export", file);
  pass(
    "Holds",
    `${manifest.unions.map(({ name }) => name).join(", ")}: ${rows} rows in ${manifest.tables.length} tables`,
  );
  if (manifest.unreadable > 0)
    say(
      `  ! ${manifest.unreadable} texts could not be opened with this installation's keys; they are in it as they were.`,
    );
  if (!lock)
    say("  ! It is not encrypted: whoever has it can read everything. Delete it when it has arrived.");
}

/** The export on the fourth channel, where nothing else is printed, for the web server, which asked for one union by its id and says who takes it. */
export async function exportToChannel(union) {
  await writeUnionExport({
    ...(await whatIsHere({ union, job: true })),
    mark: await text(process.stdin),
    out: createWriteStream("", { fd: CHANNEL }),
  });
}

async function whatIsHere({ union, job = false }) {
  const secrets = loadSecrets();
  const ownerUrl = await sourceUrl({ job, secrets });
  await requireMigrated(ownerUrl);
  return { ownerUrl, union, keys: keysOf(secrets), uploads: uploadsFolder(), version: productVersion() };
}

function lockOf({ sealed, passphraseFile }) {
  if (passphraseFile) return { passphrase: readPassphrase(passphraseFile) };
  if (!sealed) return undefined;
  const lock = configuredLock();
  if (lock) return lock;
  throw new Stop(
    "There is no key of the backups to encrypt it to.",
    "Start `npm start` once, which makes one, or give --passphrase-file FILE.",
  );
}

async function writeFile(file, { lock, what }) {
  const out = await newFile(file);
  let whole = false;
  atExit(() => {
    if (!whole) rmSync(file, { force: true });
  });
  const manifest = await (lock ? writeEncrypted(out, { lock, what }) : writeUnionExport({ ...what, out }));
  whole = true;
  return manifest;
}

/** Never in the place of one that is there. */
async function newFile(file) {
  try {
    return (await open(file, "wx", 0o600)).createWriteStream();
  } catch (error) {
    if (error.code === "EEXIST") throw new Stop(`${file} is there already.`, "Give another name with --to.");
    throw new Stop(`${file} can't be written (${error.code}).`, "Give another place with --to.");
  }
}

async function writeEncrypted(out, { lock, what }) {
  const plain = new PassThrough();
  const { sealed } = await encrypted(plain, lock);
  const [manifest] = await Promise.all([writeUnionExport({ ...what, out: plain }), pipeline(sealed, out)]);
  return manifest;
}
