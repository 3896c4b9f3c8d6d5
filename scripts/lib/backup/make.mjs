import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { withClient } from "../database.mjs";
import { Stop } from "../terminal.mjs";
import { fileNameOf } from "./format.mjs";
import { noteEnd, noteProblem, noteStart } from "./log.mjs";
import { superfluous } from "./rotation.mjs";
import { verifyBackup } from "./verify.mjs";
import { writeBackup } from "./write.mjs";

// Beside the key of the migrations (72707369).
const ADVISORY_KEY = 72707370;
const LEAST_FREE = 1024 ** 3;
const UNFINISHED = ".unfinished";

/**
 * Makes a backup, proves it by restoring it, and only then gives it its name and throws away those that are too many. One at a time
 * for each database. Whatever happens stands in the table `backup`.
 *
 * @param {object} how
 * @param {"nightly" | "manual" | "before_restore"} how.kind
 * @param {string} how.folder
 * @param {string} how.ownerUrl
 * @param {import("./encryption.mjs").Lock} [how.lock]
 * @param {string} how.uploads
 * @param {string} how.version
 * @param {{ field: string, blind: string }} how.fingerprints
 * @param {Record<string, string>} [how.keys]
 */
export async function makeBackup(how) {
  return await withClient({ url: how.ownerUrl }, async (guard) => {
    const { rows } = await guard.query("SELECT pg_try_advisory_lock($1) AS mine", [ADVISORY_KEY]);
    if (!rows[0].mine) throw new Stop("A backup is being made already.", "Wait until it is done.");
    const id = randomUUID();
    await noteStart(how.ownerUrl, { ...how, id });
    try {
      const made = await makeAndProve(how);
      await noteEnd(how.ownerUrl, { id, ...made });
      made.removed = rotate(how.folder);
      return made;
    } catch (error) {
      await noteProblem(how.ownerUrl, { id, problem: codeOf(error) }).catch(() => {});
      throw error;
    }
  });
}

async function makeAndProve(how) {
  const started = Date.now();
  if (!how.lock)
    throw new Stop(
      "There is no key to encrypt backups to.",
      "Start `npm start`, which makes one, or set BACKUP_RECIPIENT.",
      "no_key",
    );
  prepareFolder(how.folder);
  const fileName = fileNameOf(new Date(), how.kind);
  const draft = join(how.folder, `${fileName}${UNFINISHED}`);
  try {
    const { manifest, key } = await writeBackup({ ...how, file: draft });
    const written = Date.now();
    const checked = await verifyBackup({ file: draft, key, ownerUrl: how.ownerUrl });
    renameSync(draft, join(how.folder, fileName));
    const bytes = statSync(join(how.folder, fileName)).size;
    return { fileName, bytes, manifest, checked, writeMs: written - started, checkMs: Date.now() - written };
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function prepareFolder(folder) {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder))
    if (name.startsWith("serikat-") && name.endsWith(UNFINISHED)) rmSync(join(folder, name), { force: true });
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= LEAST_FREE) return;
  throw new Stop(
    `Less than 1 GB is free in ${folder}; no backup was made.`,
    "Free some space, or set BACKUP_DIR to another disk.",
    "disk_full",
  );
}

function rotate(folder) {
  const names = superfluous(readdirSync(folder));
  for (const name of names) rmSync(join(folder, name), { force: true });
  return names;
}

const FOLDER = ["EACCES", "EEXIST", "ENOENT", "ENOTDIR", "EPERM", "EROFS"];
const KNOWN = ["damaged", "disk_full", "hidden_rows", "no_key", "not_equal"];

/** The words for it are in the messages of the System page. */
function codeOf({ code }) {
  if (code === "ENOSPC") return "disk_full";
  if (FOLDER.includes(code)) return "folder";
  return KNOWN.includes(code) ? code : "failed";
}
