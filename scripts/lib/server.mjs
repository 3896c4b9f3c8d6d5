import { spawn } from "node:child_process";
import { request } from "node:http";
import { request as secureRequest } from "node:https";
import { setTimeout as wait } from "node:timers/promises";
import { atExit, atForce, exit, isStopping } from "./lifecycle.mjs";
import { webArguments } from "./node-arguments.mjs";
import { BIN, ROOT, WEB } from "./paths.mjs";
import { signal, waitUntilGone } from "./processes.mjs";
import { pauseAfter, WELL_AFTER_MS } from "./restarts.mjs";
import { serverAccount, writtenBy } from "./server-account.mjs";
import { Stop, say } from "./terminal.mjs";

const GUARD = new URL("./child-guard.mjs", import.meta.url).href;
const STOP_WITHIN_MS = 6000;
const READY_WITHIN_MS = 60_000;
/** What ends sooner at its first start cannot run here at all. */
const STARTED_AFTER_MS = 5000;

/**
 * Starts a Node program that lives as long as we do, as the account if one is given; on stop it has six seconds to finish. One that
 * ends by itself ends us too, unless `restart`: then it is started again, with pauses that grow. `output`: an open file for what it says.
 */
export function keepRunning({ name, args, env, account = undefined, restart = false, output = "inherit" }) {
  const kept = { name, args, env, account, restart, output, crashes: 0 };
  start(kept);
  atForce(() => signal(-kept.child.pid, "SIGKILL"));
  atExit(() => stopChild(kept.child));
  return kept.child;
}

function start(kept) {
  const { account, args, env, output } = kept;
  const since = Date.now();
  kept.child = spawn(process.execPath, ["--import", GUARD, ...args], {
    cwd: ROOT,
    env: account ? { ...env, HOME: "/", USER: account.name, LOGNAME: account.name } : env,
    uid: account?.uid,
    gid: account?.gid,
    // Its own group: a Ctrl-C in the terminal reaches us, and we decide who stops when.
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
  });
  kept.child.once("exit", (code, signalled) => {
    if (isStopping()) return;
    say(`  ✗ ${kept.name} stopped by itself (${signalled ?? `exit ${code}`}).`);
    const ran = Date.now() - since;
    void (kept.restart && (kept.crashes > 0 || ran > STARTED_AFTER_MS) ? startAgain(kept, ran) : exit(1));
  });
}

async function startAgain(kept, ran) {
  kept.crashes = ran > WELL_AFTER_MS ? 1 : kept.crashes + 1;
  await wait(pauseAfter(kept.crashes));
  if (isStopping()) return;
  say(`  ${kept.name} is started again.`);
  start(kept);
}

async function stopChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  signal(child.pid, "SIGTERM");
  if (await waitUntilGone(child.pid, STOP_WITHIN_MS)) return;
  signal(-child.pid, "SIGKILL");
  await waitUntilGone(child.pid, 1000);
}

/** In development it writes beside our own files, so it keeps our account. */
export function startNext({ mode, port, host, env, restart = mode !== "dev", output = undefined }) {
  const account = mode === "dev" ? undefined : serverAccount(writtenBy(env));
  const args = mode === "dev" ? [BIN.next, "dev", "-p", String(port), "-H", host] : [...webArguments, WEB];
  return keepRunning({
    name: "The web server",
    args,
    env: { ...env, PORT: String(port), HOST: host },
    account,
    restart,
    output,
  });
}

export async function waitUntilAnswering({ port, host, child, ca = undefined, withinMs = READY_WITHIN_MS }) {
  const until = Date.now() + withinMs;
  const target = ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host;
  while (Date.now() < until && child.exitCode === null) {
    if (await answers({ host: target, port, path: "/api/health/live", ca })) return;
    await wait(60);
  }
  throw new Stop("The web server does not answer.", "What it said is above.");
}

/** With `ca` over https, with a certificate of this authority for another name of this machine. */
function answers(target) {
  const ask = target.ca ? secureRequest : request;
  return new Promise((resolve) => {
    const call = ask({ ...target, timeout: 5000, checkServerIdentity: () => undefined }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    call.once("timeout", () => call.destroy());
    call.once("error", () => resolve(false));
    call.end();
  });
}
