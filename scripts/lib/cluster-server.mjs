import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freeBallast } from "./ballast.mjs";
import { clusterState, HOST, OWNER, serverArguments, serverEnv } from "./cluster-files.mjs";
import { atForce, isStopping } from "./lifecycle.mjs";
import { portIsFree, signal, waitUntilGone } from "./processes.mjs";
import { pauseAfter, WELL_AFTER_MS } from "./restarts.mjs";
import { Stop, say } from "./terminal.mjs";

const PORTS = { first: 20_000, last: 29_999 };
const START_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 3000;

/** Starts the server of a cluster that was made, and keeps it running until stop(). */
export async function runCluster(cluster) {
  const port = await startOnFreePort(cluster);
  return {
    port,
    url: (database) => clusterUrl({ port, password: cluster.password, database }),
    stop: () => stopServer(cluster),
  };
}

export function clusterUrl({ port, password, database, user = OWNER }) {
  return `postgresql://${user}:${encodeURIComponent(password)}@${HOST}:${port}/${database}`;
}

async function startOnFreePort(cluster) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(cluster.folder, attempt);
    const failure = await startServer(cluster, port);
    if (!failure) return port;
    // The kernel frees a killed server's memory and port a moment later.
    const passing = /Address already in use|pre-existing shared memory block|is still in use/.test(failure);
    if (!passing || attempt === 8) {
      throw new Stop(
        "The embedded PostgreSQL does not start.",
        `${failure}\nThe whole log is in ${cluster.log}`,
      );
    }
    await wait(400);
  }
}

async function choosePort(folder, attempt) {
  const remembered = clusterState(folder).port;
  if (remembered && attempt === 1 && (await portIsFree(remembered))) return remembered;
  for (;;) {
    const port = PORTS.first + Math.floor(Math.random() * (PORTS.last - PORTS.first));
    if (await portIsFree(port)) return port;
  }
}

async function startServer(cluster, port) {
  const logFrom = existsSync(cluster.log) ? statSync(cluster.log).size : 0;
  const child = spawnServer(cluster, port);
  const ready = await waitUntilReady({ cluster, child, port });
  if (!ready) {
    signal(child.pid, "SIGQUIT");
    return readFileSync(cluster.log, "utf8").slice(logFrom).trim() || "It said nothing.";
  }
  watch(cluster, child, port);
  return undefined;
}

function spawnServer(cluster, port) {
  const log = openSync(cluster.log, "a", 0o600);
  const { uid, gid } = cluster.account ?? {};
  const options = { cwd: "/", env: serverEnv(), uid, gid, detached: true, stdio: ["ignore", log, log] };
  const child = spawn(join(cluster.programs, "bin", "postgres"), serverArguments(cluster, port), options);
  closeSync(log);
  child.once("error", () => {});
  cluster.child = child;
  cluster.forget?.();
  cluster.forget = atForce(() => signal(child.pid, "SIGQUIT"));
  return child;
}

async function waitUntilReady({ cluster, child, port }) {
  const { serverAnswers } = await import("./database.mjs");
  const url = clusterUrl({ port, password: cluster.password, database: "postgres" });
  const until = Date.now() + START_WITHIN_MS;
  while (child.exitCode === null && child.signalCode === null && Date.now() < until) {
    if (await serverAnswers(url)) return true;
    await wait(40);
  }
  return false;
}

// After a full disk or a crash PostgreSQL stays down: it is started again for as long as it takes, with pauses that grow.
function watch(cluster, child, port) {
  const since = Date.now();
  child.once("exit", async () => {
    if (isStopping() || cluster.stopping) return;
    cluster.crashes = Date.now() - since > WELL_AFTER_MS ? 1 : (cluster.crashes ?? 0) + 1;
    say(`  PostgreSQL stopped unexpectedly; starting it again. The reason is in ${cluster.log}`);
    if (freeBallast(cluster.data)) say("  The disk is full: the space that was kept for this is free now.");
    await wait(pauseAfter(cluster.crashes), undefined, { ref: false });
    if (isStopping()) return;
    watch(cluster, spawnServer(cluster, port), port);
  });
}

async function stopServer(cluster) {
  cluster.stopping = true;
  const { child } = cluster;
  if (child.exitCode !== null || child.signalCode !== null) return;
  signal(child.pid, "SIGINT");
  if (await waitUntilGone(child.pid, STOP_WITHIN_MS)) return;
  signal(child.pid, "SIGQUIT");
  await waitUntilGone(child.pid, 1000);
}
