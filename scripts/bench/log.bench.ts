import { Agent } from "node:http";
import { v7 } from "uuid";
import { migrate } from "../../prisma/migrate.mjs";
import { buildIfStale } from "../lib/build.mjs";
import { dropDatabase, ensureDatabase, withClient } from "../lib/database.mjs";
import { atExit, exit, main } from "../lib/lifecycle.mjs";
import { webArguments } from "../lib/node-arguments.mjs";
import { WEB } from "../lib/paths.mjs";
import { keepRunning, waitUntilAnswering } from "../lib/server.mjs";
import { Stop, say, step } from "../lib/terminal.mjs";
import { type Figures, run, send, type Target } from "./log/load";
import { fillScene, type Scene } from "./log/scene";
import { actionId, logConversation, signIn } from "./log/visitor";

const clients = 50;
const rounds = 3;
const port = Number(process.env.BENCH_PORT ?? 3390);
const database = process.env.BENCH_DATABASE ?? "serikat_bench_log";
const plain = new URL("./log/plain-server.mjs", import.meta.url).pathname;

// Fifty organisers save conversations on the built server, in turns with a bare Node server that does one INSERT.
async function bench(): Promise<void> {
  await buildIfStale();
  const url = await freshDatabase();
  const scene = await step("Filling a union", () => fillScene(url, clients));
  const ours = await startOurs(url);
  const bare = await startBare(url);
  const cookies = await step("Signing in", () => signInAll(ours, scene));
  const action = actionId("logConversationAction");
  const log = (client: number) => {
    const [organiser, cookie] = [scene.organisers[client], cookies[client]];
    return organiser && cookie
      ? logConversation(ours, { scene, organiser, cookie, action })
      : Promise.resolve(false);
  };
  const insert = () => insertPlainly(bare);
  await step("Warming up", async () => {
    await run({ clients, seconds: 2, once: insert });
    await run({ clients, seconds: 12, once: log });
  });
  const both = { ours: [] as Figures[], bare: [] as Figures[] };
  for (let round = 0; round < rounds; round += 1) {
    both.bare.push(await told("bare", await run({ clients, seconds: 5, once: insert })));
    both.ours.push(await told("ours", await run({ clients, seconds: 10, once: log })));
  }
  sum(both);
  await requireKept(url, both.ours);
  await exit(0);
}

async function freshDatabase(): Promise<string> {
  const admin = process.env.TEST_DATABASE_URL;
  if (!admin) throw new Stop("TEST_DATABASE_URL is not set.", "npm run bench -- log");
  const drop = () => withClient({ url: admin }, (client: unknown) => dropDatabase(client, database));
  await drop();
  await withClient({ url: admin }, (client: unknown) => ensureDatabase(client, database));
  atExit(drop);
  const url = new URL(admin);
  url.pathname = `/${database}`;
  await migrate({ connectionString: url.href });
  await withClient({ url: url.href }, (client: { query(sql: string): Promise<unknown> }) =>
    client.query(
      "CREATE TABLE bench_plain (id uuid PRIMARY KEY, contact_id uuid NOT NULL, outcome text NOT NULL, notes text, at timestamptz DEFAULT now())",
    ),
  );
  return url.href;
}

const targetOf = (at: number): Target => ({
  port: at,
  agent: new Agent({ keepAlive: true, maxSockets: clients }),
});

async function startOurs(url: string): Promise<Target> {
  const env = {
    ...process.env,
    ...{ NODE_ENV: "production", DATABASE_URL: url, DATABASE_OWNER_URL: url, DATABASE_ROLE: "serikat_app" },
    ...{
      NEXTAUTH_URL: `http://localhost:${port}`,
      NEXTAUTH_SECRET: "bench-secret-bench-secret-bench-secret",
    },
    ...{ FIELD_ENCRYPTION_KEY: "11".repeat(32), BLIND_INDEX_KEY: "22".repeat(32) },
    ...{
      FIRST_RUN_TOKEN: "bench-first-run-token",
      PORT: String(port),
      HOST: "127.0.0.1",
      LOG_LEVEL: "error",
    },
  };
  const flags = process.env.BENCH_PROFILE
    ? ["--cpu-prof", `--cpu-prof-dir=${process.env.BENCH_PROFILE}`]
    : [];
  const args = [...flags, ...webArguments, WEB];
  const child = keepRunning({ name: "The web server", args, env });
  await waitUntilAnswering({ port, host: "127.0.0.1", child });
  return targetOf(port);
}

async function startBare(url: string): Promise<Target> {
  const env = { ...process.env, DATABASE_URL: url, PORT: String(port + 1) };
  const child = keepRunning({ name: "The bare server", args: [plain], env });
  await new Promise((resolve) => child.once("message", resolve));
  return targetOf(port + 1);
}

async function signInAll(target: Target, scene: Scene): Promise<string[]> {
  const cookies: string[] = [];
  for (const organiser of scene.organisers) cookies.push(await signIn(target, organiser, scene.password));
  return cookies;
}

async function insertPlainly(target: Target): Promise<boolean> {
  const body = JSON.stringify({
    id: v7(),
    contactId: v7(),
    outcome: "conversation",
    notes: "Lembur tidak dibayar.",
  });
  const headers = { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };
  return (await send(target, { path: "/", method: "POST", headers, body })).status === 200;
}

const shown = (figures: Figures) =>
  `${figures.perSecond.toFixed(0).padStart(5)} writes/s · p50 ${figures.p50.toFixed(0)} ms · p95 ${figures.p95.toFixed(0)} ms · errors ${figures.errors}`;

async function told(name: string, figures: Figures): Promise<Figures> {
  say(`  ${name.padEnd(5)} ${shown(figures)}`);
  if (figures.said) say(`        the first error: ${figures.said}`);
  return figures;
}

const median = (values: number[]) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

function sum({ ours, bare }: { ours: Figures[]; bare: Figures[] }): void {
  const rates = (all: Figures[]) => all.map(({ perSecond }) => perSecond);
  const ratio = median(ours.map(({ perSecond }, at) => perSecond / (bare[at]?.perSecond ?? 1)));
  const p95 = median(ours.map((figures) => figures.p95));
  say();
  say(
    `  ${clients} clients, median of ${rounds}: ours ${median(rates(ours)).toFixed(0)}/s, bare ${median(rates(bare)).toFixed(0)}/s`,
  );
  say(`  ratio ${ratio.toFixed(3)} (goal 0.1) · p95 ${p95.toFixed(0)} ms (goal 120)`);
}

/** A server that saved nothing would be no result. */
async function requireKept(url: string, ours: Figures[]): Promise<void> {
  const counted = await withClient(
    { url },
    async (client: { query(sql: string): Promise<{ rows: { n: number }[] }> }) => {
      await client.query(
        "SELECT set_config('app.union_id', (SELECT id FROM \"union\" LIMIT 1)::text, false), set_config('app.role', 'system', false), set_config('app.whole', 'on', false)",
      );
      return client.query(
        "SELECT (SELECT count(*) FROM conversation WHERE notes_cipher IS NOT NULL)::int AS n UNION ALL SELECT (SELECT count(*) FROM audit_entry WHERE action = 'conversation.log')::int",
      );
    },
  );
  const [kept, audited] = counted.rows.map(({ n }) => n);
  const answered = ours.reduce((total, { writes }) => total + writes, 0);
  say(`  kept ${kept}, each in the audit: ${kept === audited ? "yes" : "NO"}`);
  if ((kept ?? 0) < answered || kept !== audited)
    throw new Stop("The database holds fewer conversations than were answered.");
}

await main(bench);
