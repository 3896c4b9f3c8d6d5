import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { untilStopped } from "./lifecycle.mjs";
import { ROOT } from "./paths.mjs";
import { startToken } from "./process-table.mjs";
import { Stop } from "./terminal.mjs";

const TAIL = 6000;

/** True when the process is gone in time. */
export async function waitUntilGone(pid, ms) {
  const until = Date.now() + ms;
  while (startToken(pid) !== undefined) {
    if (Date.now() > until) return false;
    await wait(30);
  }
  return true;
}

export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself.
  }
}

export function portIsFree(port, host = "127.0.0.1") {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Returns the output; a failure carries the end of it, or the whole. */
export function run(program, args, options = {}) {
  const { env, cwd = ROOT, what, uid, gid, whole = false } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: env ?? process.env,
      uid,
      gid,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const forget = untilStopped(() => signal(-child.pid, "SIGTERM"));
    const stdout = [];
    const all = [];
    child.stdout.on("data", (chunk) => {
      stdout.push(chunk);
      all.push(chunk);
      options.onOutput?.(chunk);
    });
    child.stderr.on("data", (chunk) => all.push(chunk));
    child.once("error", (error) => reject(new Stop(`${what} could not start: ${error.message}`)));
    child.once("close", (code, name) => {
      forget();
      if (code === 0) return resolve(Buffer.concat(stdout).toString("utf8"));
      const said = Buffer.concat(all)
        .toString("utf8")
        .slice(whole ? 0 : -TAIL)
        .trim();
      reject(new Stop(`${what} failed (${name ?? `exit ${code}`})`, said));
    });
  });
}

export const runNode = (script, args, options) => run(process.execPath, [script, ...args], options);
