import { spawn } from "node:child_process";
import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { atExit, atForce, exit, isStopping } from "./lifecycle.mjs";
import { webArguments } from "./node-arguments.mjs";
import { BIN, ROOT, WEB } from "./paths.mjs";
import { signal, waitUntilGone } from "./processes.mjs";
import { serverAccount, writtenBy } from "./server-account.mjs";
import { Stop, say } from "./terminal.mjs";

const GUARD = new URL("./child-guard.mjs", import.meta.url).href;
const STOP_WITHIN_MS = 6000;
const READY_WITHIN_MS = 60_000;

/** Starts a Node program that lives as long as we do, as the account if one is given; on stop it has six seconds to finish. */
export function keepRunning({ name, args, env, account = undefined }) {
  const child = spawn(process.execPath, ["--import", GUARD, ...args], {
    cwd: ROOT,
    env: account ? { ...env, HOME: "/", USER: account.name, LOGNAME: account.name } : env,
    uid: account?.uid,
    gid: account?.gid,
    // Its own group: a Ctrl-C in the terminal reaches us, and we decide who stops when.
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  atForce(() => signal(-child.pid, "SIGKILL"));
  atExit(() => stopChild(child));
  child.once("exit", (code, name_) => {
    if (isStopping()) return;
    say(`  ✗ ${name} stopped by itself (${name_ ?? `exit ${code}`}).`);
    void exit(1);
  });
  return child;
}

async function stopChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  signal(child.pid, "SIGTERM");
  if (await waitUntilGone(child.pid, STOP_WITHIN_MS)) return;
  signal(-child.pid, "SIGKILL");
  await waitUntilGone(child.pid, 1000);
}

/** In development it writes beside our own files, so it keeps our account. */
export function startNext({ mode, port, host, env }) {
  const account = mode === "dev" ? undefined : serverAccount(writtenBy(env));
  const args = mode === "dev" ? [BIN.next, "dev", "-p", String(port), "-H", host] : [...webArguments, WEB];
  return keepRunning({
    name: "The web server",
    args,
    env: { ...env, PORT: String(port), HOST: host },
    account,
  });
}

export async function waitUntilAnswering({ port, host, child, withinMs = READY_WITHIN_MS }) {
  const until = Date.now() + withinMs;
  const target = ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host;
  while (Date.now() < until && child.exitCode === null) {
    if (await answers({ host: target, port, path: "/api/health/live" })) return;
    await wait(60);
  }
  throw new Stop("The web server does not answer.", "What it said is above.");
}

function answers(target) {
  return new Promise((resolve) => {
    const call = request({ ...target, timeout: 5000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    call.once("timeout", () => call.destroy());
    call.once("error", () => resolve(false));
    call.end();
  });
}
