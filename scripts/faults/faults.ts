import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { Agent } from "node:http";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { fillScene } from "../bench/log/scene";
import { actionId, signIn } from "../bench/log/visitor";
import { DATA } from "../lib/paths.mjs";
import { signal } from "../lib/processes.mjs";
import { fillHeap } from "./heap";
import { Installation, port } from "./installation";
import { Writers } from "./writers";

const { values: given } = parseArgs({ options: { short: { type: "boolean", default: false } } });
const organisers = given.short ? 4 : 8;
const quietMs = given.short ? 1_000 : 2_000;
const takenMs = given.short ? 5_000 : 15_000;
const recoverWithinMs = 90_000;
const here = new Installation();

type Fault = {
  name: string;
  /** In the short form too, which is a step of npm test. */
  short?: true;
  /** Done while eight organisers save conversations. */
  cause: () => Promise<void>;
  /** A hand is needed: it starts Serikat again. */
  byHand?: () => Promise<void>;
};

const faults: Fault[] = [
  { name: "kill -9 of a backend", short: true, cause: killBackend },
  { name: "kill -9 of PostgreSQL", cause: async () => signal(here.postmasterPid(), "SIGKILL") },
  { name: "kill -9 of the web server", short: true, cause: async () => signal(here.webPid(), "SIGKILL") },
  { name: "the memory of the web server full", cause: () => fillHeap(here.webPid()) },
  { name: "PostgreSQL frozen for 20 s", cause: freeze },
  { name: `all connections taken for ${takenMs / 1000} s`, short: true, cause: takeConnections },
  ...(process.env.FAULTS_OWN_DISK ? [{ name: "the disk full for 20 s", cause: fillDisk }] : []),
  { name: "kill -9 of the launcher", cause: () => here.stop("SIGKILL"), byHand: () => here.start() },
];

try {
  process.exitCode = await run();
} finally {
  await here.stop();
}

async function run(): Promise<number> {
  await here.start();
  const scene = await fillScene(here.url(), organisers);
  const agent = new Agent({ keepAlive: true, maxSockets: organisers });
  const target = { port, agent };
  const cookies: string[] = [];
  for (const organiser of scene.organisers) cookies.push(await signIn(target, organiser, scene.password));
  const writers = new Writers({ target, scene, cookies, action: actionId("logConversationAction") });
  const chosen = faults.filter(({ short }) => short || !given.short);
  let failed = 0;
  for (const fault of chosen) {
    const isGood = await suffer(fault, writers);
    if (!isGood) failed += 1;
  }
  process.stdout.write(`  ${chosen.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** One fault under load. Good: nothing acknowledged is lost, and it went on by itself, or by the one hand that is meant to be needed. */
async function suffer({ name, cause, byHand }: Fault, writers: Writers): Promise<boolean> {
  writers.begin();
  await wait(quietMs);
  await cause();
  await byHand?.();
  const recovered = await writers.untilWriting(recoverWithinMs);
  await wait(quietMs);
  const { acknowledged, badForMs, longestMs, answers } = await writers.end();
  const [row] = await here.query<{ found: number }>(
    "SELECT count(*)::int AS found FROM conversation WHERE id = ANY ($1::uuid[])",
    [acknowledged],
  );
  const lost = acknowledged.length - (row?.found ?? 0);
  const good = lost === 0 && recovered && acknowledged.length > 0;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  process.stdout.write(
    `  ${good ? "✓" : "✗"} ${name}: acknowledged ${acknowledged.length} → found ${row?.found}, bad for ${seconds(badForMs)}, ` +
      `longest answer ${seconds(longestMs)}, answers ${answers}, ${byHand ? "by one hand" : recovered ? "by itself" : "NOT by itself"}\n`,
  );
  return good;
}

async function killBackend(): Promise<void> {
  const [row] = await here.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE usename = 'serikat_app' AND backend_type = 'client backend' ORDER BY state_change DESC LIMIT 1",
  );
  signal(row?.pid ?? 0, "SIGKILL");
}

/** The first process and all that it made: none of them answers or refuses. */
async function freeze(): Promise<void> {
  const rows = await here.query<{ pid: number }>("SELECT pid FROM pg_stat_activity");
  const pids = [here.postmasterPid(), ...rows.map(({ pid }) => pid)];
  for (const pid of pids) signal(pid, "SIGSTOP");
  await wait(20_000);
  for (const pid of pids) signal(pid, "SIGCONT");
}

async function takeConnections(): Promise<void> {
  const taken: pg.Client[] = [];
  for (;;) {
    const client = new pg.Client({ connectionString: here.url() });
    client.on("error", () => undefined);
    const isIn = await client.connect().then(
      () => true,
      () => false,
    );
    if (!isIn) break;
    taken.push(client);
  }
  await wait(takenMs);
  await Promise.all(taken.map((client) => client.end()));
}

/** To the last byte, while PostgreSQL writes: it stops, and takes what is kept for this to start again. */
async function fillDisk(): Promise<void> {
  const filler = openSync(path.join(DATA, "filler"), "w");
  const piece = Buffer.alloc(4 * 1024 * 1024, 1);
  try {
    for (;;) writeSync(filler, piece);
  } catch {
    // No space is left.
  }
  closeSync(filler);
  await wait(20_000);
  rmSync(path.join(DATA, "filler"));
}
