import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startToken, workingFolder } from "./process-table.mjs";
import { signal, waitUntilGone } from "./processes.mjs";
import { Stop, say } from "./terminal.mjs";

/**
 * Stops a server that outlived its launcher, and removes the lock file of a dead one: after a reboot its process number may
 * be another's, and PostgreSQL would wait for that for ever. Call it only with the launcher's lock.
 */
export async function stopOrphan(data) {
  const lock = join(data, "postmaster.pid");
  const pid = existsSync(lock) ? Number(readFileSync(lock, "utf8").split("\n")[0]) : Number.NaN;
  if (!Number.isInteger(pid)) return;
  if (!serves(pid, data)) {
    rmSync(lock, { force: true });
    return;
  }
  say("  Serikat was killed and its database is still running; stopping it first.");
  signal(pid, "SIGINT");
  if (await waitUntilGone(pid, 10_000)) return;
  signal(pid, "SIGQUIT");
  if (await waitUntilGone(pid, 5000)) return;
  throw new Stop(`An old PostgreSQL (process ${pid}) does not stop.`, `Stop it yourself: kill -9 ${pid}`);
}

function serves(pid, data) {
  if (startToken(pid) === undefined) return false;
  // Only Linux tells a process's folder; elsewhere a live process with that number is taken for ours.
  return process.platform !== "linux" || workingFolder(pid) === data;
}
