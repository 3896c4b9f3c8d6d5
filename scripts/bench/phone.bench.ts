import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "../lib/browser.mjs";
import { buildIfStale } from "../lib/build.mjs";
import { exit, main } from "../lib/lifecycle.mjs";
import { keepRunning, waitUntilAnswering } from "../lib/server.mjs";
import { say, step } from "../lib/terminal.mjs";
import { openFromCache, openList, openShell, sessionOf, type Visit } from "./phone/visits";

const rounds = 3;
const port = Number(process.env.BENCH_PORT ?? 3392);
const origin = `http://localhost:${port}`;
const program = new URL("../e2e-server.mjs", import.meta.url).pathname;
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];

// Slow 3G as DevTools has it, and a processor four times slower.
async function bench(): Promise<void> {
  await buildIfStale();
  await startServer();
  const browser = await chromium.launch({ executablePath: await findBrowser(), args });
  try {
    const session = await sessionOf(origin);
    const at = { browser, origin, session };
    await step("Warming up", () => warmUp(at));
    say();
    say(`  median of ${rounds}, in ms                    first time    once more   goal`);
    for (const path of ["/follow-ups", "/contacts"]) {
      const visits = await several(() => openList(at, path));
      line(path, visits, "first < 4000");
    }
    line("/phone, nothing kept yet", await several(() => openShell(at)), "none: no list to show");
    line("/phone, the list unlocked", await several(() => openFromCache(at)), "cached < 1000");
  } finally {
    await browser.close();
  }
  await exit(0);
}

async function startServer(): Promise<void> {
  const env = {
    ...process.env,
    ...{ E2E_PORT: String(port), E2E_DATABASE: "serikat_bench_phone", E2E_SEED: "1", LOG_LEVEL: "error" },
  };
  const child = keepRunning({ name: "The demo server", args: [program], env });
  await waitUntilAnswering({ port, host: "127.0.0.1", child, withinMs: 300_000 });
}

type At = { browser: Browser; origin: string; session: string };

async function warmUp(at: At): Promise<void> {
  for (const path of ["/follow-ups", "/contacts"]) await openList(at, path, { throttled: false });
}

async function several(once: () => Promise<Visit>): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (let round = 0; round < rounds; round += 1) visits.push(await once());
  return visits;
}

const median = (values: (number | undefined)[]) => {
  const known = values.filter((value) => value !== undefined).sort((one, other) => one - other);
  return known[Math.floor(known.length / 2)];
};

const shown = (value: number | undefined) => (value === undefined ? "–" : value.toFixed(0)).padStart(12);

function line(name: string, visits: Visit[], goal: string): void {
  const [first, again] = [
    median(visits.map((visit) => visit.first)),
    median(visits.map((visit) => visit.again)),
  ];
  say(`  ${name.padEnd(32)}${shown(first)} ${shown(again)}   ${goal}`);
  for (const part of Object.keys(visits[0]?.parts ?? {})) {
    const value = median(visits.map(({ parts }) => parts[part]));
    say(`      ${part.padEnd(28)}${shown(value)}`);
  }
}

await main(bench);
