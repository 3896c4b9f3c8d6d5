import { Agent } from "node:http";
import { migrate } from "../../prisma/migrate.mjs";
import { buildIfStale } from "../lib/build.mjs";
import { dropDatabase, ensureDatabase, withClient } from "../lib/database.mjs";
import { atExit, exit, main } from "../lib/lifecycle.mjs";
import { webArguments } from "../lib/node-arguments.mjs";
import { WEB } from "../lib/paths.mjs";
import { keepRunning, waitUntilAnswering } from "../lib/server.mjs";
import { Stop, say, step } from "../lib/terminal.mjs";
import { type Reply, send, type Target } from "./log/load";
import { fillScene, type Scene } from "./log/scene";

const requests = Number(process.env.BENCH_REQUESTS ?? 10_000);
const atOnce = 20;
const officers = 6;
const members = 60;
const hall = "203.0.113.7";
const port = Number(process.env.BENCH_PORT ?? 3390);
const database = process.env.BENCH_DATABASE ?? "serikat_bench_strangers";

type Try = { email: string; password: string; from: string; cookie?: string };

// A stranger guesses at six officers and at addresses that nobody has, from 200 addresses. Meanwhile the officers sign in on devices
// that they used before, and sixty members for the first time, from one address that the stranger guesses from too.
async function bench(): Promise<void> {
  await buildIfStale();
  const url = await freshDatabase();
  const scene = await step("Filling a union", () => fillScene(url, officers + members));
  const target = await start(url);
  const devices = await step("Officers sign in once", () => officersSignIn(target, scene));
  const codes = new Map<string, number>();
  const attack = step(`${requests} wrong sign-ins`, () => guess(target, scene, codes));
  const inside = await step("Right passwords meanwhile", () => rightOnes(target, scene, devices));
  await attack;
  say(`    answers to the stranger: ${[...codes].map(([code, count]) => `${code} ${count}`).join(", ")}`);
  const after = await step("Right passwords after it", () => rightOnes(target, scene, devices));
  say(
    `    got in meanwhile: ${inside} of ${officers + members}; after it: ${after} of ${officers + members}`,
  );
  await measurePages(target, devices[0] ?? "");
  if (inside !== officers + members || after !== officers + members) throw new Stop("Somebody was kept out.");
  await exit(0);
}

async function freshDatabase(): Promise<string> {
  const admin = process.env.TEST_DATABASE_URL;
  if (!admin) throw new Stop("TEST_DATABASE_URL is not set.", "npm run bench -- strangers");
  const drop = () => withClient({ url: admin }, (client: unknown) => dropDatabase(client, database));
  await drop();
  await withClient({ url: admin }, (client: unknown) => ensureDatabase(client, database));
  atExit(drop);
  const url = new URL(admin);
  url.pathname = `/${database}`;
  await migrate({ connectionString: url.href });
  return url.href;
}

async function start(url: string): Promise<Target> {
  const env = {
    ...process.env,
    ...{ NODE_ENV: "production", DATABASE_URL: url, DATABASE_OWNER_URL: url, DATABASE_ROLE: "serikat_app" },
    ...{
      NEXTAUTH_URL: `http://localhost:${port}`,
      NEXTAUTH_SECRET: "bench-secret-bench-secret-bench-secret",
    },
    ...{ FIELD_ENCRYPTION_KEY: "11".repeat(32), BLIND_INDEX_KEY: "22".repeat(32), WORKER: "separate" },
    ...{
      FIRST_RUN_TOKEN: "bench-first-run-token",
      PORT: String(port),
      HOST: "127.0.0.1",
      LOG_LEVEL: "error",
    },
    TRUSTED_PROXIES: "127.0.0.1",
  };
  const child = keepRunning({ name: "The web server", args: [...webArguments, WEB], env });
  await waitUntilAnswering({ port, host: "127.0.0.1", child });
  return { port, agent: new Agent({ keepAlive: true, maxSockets: 400 }) };
}

async function officersSignIn(target: Target, scene: Scene): Promise<string[]> {
  const cookies: string[] = [];
  for (const { email } of scene.organisers.slice(0, officers)) {
    const answer = await signIn(target, { email, password: scene.password, from: "198.51.100.5" });
    if (!answer.isIn) throw new Stop(`${email} could not sign in: ${answer.code}`);
    cookies.push(answer.cookies);
  }
  return cookies;
}

async function guess(target: Target, scene: Scene, codes: Map<string, number>): Promise<void> {
  let left = requests;
  const one = async () => {
    while (left > 0) {
      const at = left--;
      const officer = scene.organisers[at % officers]?.email ?? "";
      const email = at % 2 === 0 ? officer : `nobody${at}@example.org`;
      const from = at % 10 === 1 ? hall : `10.${at % 200}.0.1`;
      const { code } = await signIn(target, { email, password: `a wrong guess ${at}`, from });
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

/** How many got in: with a busy server's answer they try again, as the page does. */
async function rightOnes(target: Target, scene: Scene, devices: readonly string[]): Promise<number> {
  const all = scene.organisers.map(({ email }, at) => {
    const from = at < officers ? `10.${at}.0.1` : hall;
    const cookie = devices[at];
    return patiently(target, { email, password: scene.password, from, ...(cookie && { cookie }) });
  });
  return (await Promise.all(all)).filter(Boolean).length;
}

async function patiently(target: Target, attempt: Try): Promise<boolean> {
  for (let tries = 0; tries < 9; tries += 1) {
    const { isIn, code } = await signIn(target, attempt);
    if (isIn) return true;
    if (code !== "BUSY") say(`    ${attempt.email} was refused: ${code}`);
    if (code !== "BUSY") return false;
    await new Promise((done) => setTimeout(done, 1_000 + Math.random() * 2_000));
  }
  return false;
}

async function signIn(target: Target, { email, password, from, cookie = "" }: Try) {
  const headers = { host: `localhost:${port}`, "x-forwarded-for": from, "user-agent": "bench" };
  const csrf = await send(target, { path: "/api/auth/csrf", method: "GET", headers });
  const { csrfToken } = JSON.parse(csrf.body) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, email, password, json: "true" }).toString();
  const answer = await send(target, {
    ...{ path: "/api/auth/callback/credentials", method: "POST", body },
    headers: {
      ...headers,
      cookie: [deviceIn(cookie), cookiesOf(csrf)].filter(Boolean).join("; "),
      "content-type": "application/x-www-form-urlencoded",
    },
  });
  const cookies = cookiesOf(answer);
  const isIn = cookies.includes("serikat.session");
  return { isIn, cookies, code: isIn ? "in" : codeOf(answer) };
}

const deviceIn = (cookies: string) =>
  cookies.split("; ").find((cookie) => cookie.startsWith("serikat.device=")) ?? "";
const cookiesOf = ({ headers }: Reply) =>
  (headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0]).join("; ");

function codeOf({ status, body }: Reply): string {
  try {
    const { url = "" } = JSON.parse(body) as { url?: string };
    return new URL(url, "http://localhost").searchParams.get("error") ?? String(status);
  } catch {
    return String(status);
  }
}

/** A signed-in page alone, and while 150 wrong passwords are tried at once. */
async function measurePages(target: Target, cookie: string): Promise<void> {
  const page = async () => {
    const from = performance.now();
    const headers = { host: `localhost:${port}`, cookie };
    const { status } = await send(target, { path: "/settings/issues", method: "GET", headers });
    if (status >= 500) throw new Stop(`The page answered ${status}`);
    return performance.now() - from;
  };
  const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  const idle: number[] = [];
  for (let at = 0; at < 40; at += 1) idle.push(await page());
  const busy: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    const wrong = Array.from({ length: 150 }, (_, at) =>
      signIn(target, {
        email: `flood${round}.${at}@example.org`,
        password: "a wrong guess",
        from: `10.9.${at}.1`,
      }),
    );
    let open = true;
    const over = Promise.all(wrong).then(() => {
      open = false;
    });
    while (open) busy.push(await page());
    await over;
  }
  const factor = median(busy) / median(idle);
  say(
    `    a page alone ${median(idle).toFixed(1)} ms, beside 150 wrong sign-ins ${median(busy).toFixed(1)} ms: ${factor.toFixed(2)} ×`,
  );
}

await main(bench);
