import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, lchownSync, lstatSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { accountFor, isRoot, letThrough } from "./accounts.mjs";
import { DATA, inData, ROOT, WEB } from "./paths.mjs";
import { Stop, say } from "./terminal.mjs";

const PROGRAM = [WEB, join(ROOT, "node_modules/next/package.json"), join(ROOT, ".next/BUILD_ID")];
const CURE =
  "Move Serikat to a folder that every user may enter, such as /opt or /srv, or start it as an ordinary user.";
const READ_BY_BACKUP = ["secrets.json", "postgres.json", "backup.json"];

/**
 * The account of the web server and the worker: when we are root, the one that runs PostgreSQL; undefined otherwise. Where it
 * cannot read the program (a folder in root's own home) the server stays root's, and a warning says so.
 */
export function findServerAccount() {
  if (!isRoot()) return undefined;
  const account = accountFor(inData("postgres"));
  const closed = closedTo(account, { mode: "r", paths: PROGRAM.filter((path) => existsSync(path)) });
  if (closed === undefined) return account;
  say(`  ! The web server runs as root: the account ${account.name} cannot read ${closed}. ${CURE}`);
  return undefined;
}

/**
 * The same, after giving it the folders that it writes to, and letting it read what the nightly backup reads. `data` is the folder of
 * ours around them.
 */
export function serverAccount({ uploads, backups, passphraseFile }, { data = DATA } = {}) {
  const account = findServerAccount();
  if (!account) return undefined;
  letThrough(data, account);
  for (const name of READ_BY_BACKUP) letRead(join(data, name), account);
  const folders = [uploads, backups].filter(Boolean).map((folder) => resolve(ROOT, folder));
  for (const folder of folders) give(folder, account);
  requireAccess(account, { mode: "w", paths: folders });
  if (passphraseFile) requireAccess(account, { mode: "r", paths: [resolve(ROOT, passphraseFile)] });
  return account;
}

/** What `serverAccount` is told, from the server's variables. */
export const writtenBy = ({ UPLOADS_DIR, BACKUP_DIR, BACKUP_PASSPHRASE_FILE, DEMO }) => ({
  uploads: UPLOADS_DIR,
  ...(DEMO !== "true" && { backups: BACKUP_DIR || ".data/backups", passphraseFile: BACKUP_PASSPHRASE_FILE }),
});

function letRead(file, { gid }) {
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return;
  lchownSync(file, 0, gid);
  chmodSync(file, 0o640);
}

// Links are not followed and hard-linked files are skipped: a writer here must not gain another's file.
function give(folder, { uid, gid }) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const entry = lstatSync(path);
    if (entry.isFile() && entry.nlink === 1 && entry.uid === 0) lchownSync(path, uid, gid);
  }
  if (lstatSync(folder).isDirectory()) lchownSync(folder, uid, gid);
}

function requireAccess(account, { mode, paths }) {
  const closed = closedTo(account, { mode, paths });
  if (closed === undefined) return;
  const verb = mode === "r" ? "read" : "write to";
  throw new Stop(
    `The web server does not run as root, and the account ${account.name} cannot ${verb} ${closed}.`,
    CURE,
  );
}

/** The first of the paths that the account cannot use, or Node itself; tried as that account. `mode` is r or w. */
function closedTo({ uid, gid }, { mode, paths }) {
  const script = 'for path; do test "-$0" "$path" || { echo "$path"; exit 1; }; done; "$NODE" --version';
  const env = { PATH: process.env.PATH, NODE: process.execPath };
  const options = { uid, gid, cwd: "/", env, encoding: "utf8" };
  const tried = spawnSync("/bin/sh", ["-c", script, mode, ...paths], options);
  return tried.status === 0 ? undefined : tried.stdout?.trim() || process.execPath;
}
