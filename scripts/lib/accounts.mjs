import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, readFileSync, statSync } from "node:fs";
import { Stop } from "./terminal.mjs";

export const isRoot = () => process.getuid?.() === 0;

/** By name or number; initdb insists on an entry in the passwd database. */
export function findAccount(nameOrUid) {
  const key = String(nameOrUid);
  const found = spawnSync("getent", ["passwd", key], { encoding: "utf8" });
  const lines = (found.error ? readFileSync("/etc/passwd", "utf8") : found.stdout).split("\n");
  const fields = lines.map((line) => line.split(":")).find((entry) => entry[0] === key || entry[2] === key);
  return fields && { name: fields[0], uid: Number(fields[2]), gid: Number(fields[3]) };
}

/** The unprivileged account that runs the database and the servers when we are root; `data` is the database's folder. */
export function accountFor(data) {
  const owner = existsSync(data) ? owningAccount(data) : undefined;
  return owner?.name && owner.uid !== 0 ? owner : chooseAccount();
}

export function owningAccount(path) {
  try {
    const { uid } = statSync(path);
    return findAccount(uid) ?? { uid };
  } catch {
    return undefined;
  }
}

/** Lets the account enter a folder of root's, without reading or writing it. */
export function letThrough(folder, account) {
  if (statSync(folder).uid === account.uid) return;
  chownSync(folder, 0, account.gid);
  chmodSync(folder, 0o710);
}

function chooseAccount() {
  const account =
    findAccount("postgres") ?? findAccount("serikat") ?? createAccount() ?? findAccount("nobody");
  if (account && account.uid !== 0) return account;
  throw new Stop(
    "PostgreSQL cannot run as root and there is no other account for it.",
    "Create one (useradd --system serikat), start as an ordinary user, or set DATABASE_URL.",
  );
}

function createAccount() {
  try {
    execFileSync(
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "serikat"],
      { stdio: "pipe" },
    );
  } catch {
    return undefined;
  }
  return findAccount("serikat");
}

/** Tried rather than computed from modes. */
export function canUse(account, folder, program) {
  const script = 'cd "$1" && "$2" --version';
  const { uid, gid } = account;
  return (
    spawnSync("/bin/sh", ["-c", script, "sh", folder, program], { uid, gid, cwd: "/", stdio: "ignore" })
      .status === 0
  );
}

export function requirePasswdEntry() {
  if (process.platform !== "linux" || findAccount(process.getuid()) !== undefined) return;
  throw new Stop(
    `PostgreSQL cannot start: user number ${process.getuid()} has no name on this system.`,
    "Start as a user that /etc/passwd knows, or set DATABASE_URL.",
  );
}
