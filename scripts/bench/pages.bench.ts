// npm run bench -- pages [--contacts=1000000] [--workplaces=5000] [--requests=20] [--as=admin,coordinator,organiser] [--only=search]
// The built server with a large union, one visitor at a time. Beside each page the page without data and raw SQL, in the same rounds.
import { parseArgs } from "node:util";
import type pg from "pg";
import { buildIfStale } from "../lib/build.mjs";
import { withClient } from "../lib/database.mjs";
import { exit, main } from "../lib/lifecycle.mjs";
import { say, step } from "../lib/terminal.mjs";
import type { Target } from "./log/load";
import { signIn } from "./log/visitor";
import { type Measured, measuredPages } from "./pages/measured";
import { startServer } from "./pages/server";
import { machine, type Row, tableOf } from "./pages/table";
import { type Visit, visit } from "./pages/visit";
import { emails, password } from "./seed/accounts";
import { isSeeded, seedDatabase, seededUrl } from "./seed/database";

const { values: given } = parseArgs({
  options: {
    contacts: { type: "string", default: "1000000" },
    workplaces: { type: "string", default: "5000" },
    requests: { type: "string", default: "20" },
    as: { type: "string", default: "admin" },
    only: { type: "string", default: "" },
  },
});
const size = { contacts: Number(given.contacts), workplaces: Number(given.workplaces) };
const requests = Number(given.requests);
// A page that takes longer than this together is not asked again.
const patienceMs = 20_000;
const floorPath = "/more";

async function bench(): Promise<void> {
  await buildIfStale();
  if (!(await isSeeded(size))) await seedDatabase(size);
  const target = await startServer(seededUrl(size));
  await withClient({ url: seededUrl(size) }, async (client: pg.Client) => {
    say(`\n  ${machine()}`);
    for (const role of given.as.split(",")) await measureAs({ role, target, client });
  });
  await exit(0);
}

type Run = { role: string; target: Target; client: pg.Client };

async function measureAs({ role, target, client }: Run): Promise<void> {
  const email = Object.values(emails).find((each) => each.startsWith(role)) ?? role;
  const cookie = await signIn(target, { email, contactIds: [] }, password);
  const pages = (await measuredPages(client, email)).filter(({ name }) => name.includes(given.only));
  const floor: Visit[] = [];
  const rows: Row[] = pages.map((page) => ({ page, visits: [], rawMs: [], problem: "" }));
  const go = (path: string) => visit(target, { path, cookie });
  await step(`Measuring as ${role}`, async () => {
    for (let at = 0; at < 5; at += 1) await go(floorPath);
    for (const row of rows) await measure(row, { at: 0, go, client, warm: true });
    for (let at = 0; at < requests; at += 1) {
      floor.push(await go(floorPath));
      for (const row of rows) await measure(row, { at, go, client });
    }
  });
  say();
  say(`  ${size.contacts} contacts, ${size.workplaces} workplaces, as ${role}, ${requests} requests of each`);
  say();
  for (const line of tableOf(floor, rows)) say(line);
}

type Round = { at: number; go: (path: string) => Promise<Visit>; client: pg.Client; warm?: boolean };

async function measure(row: Row, { at, go, client, warm = false }: Round): Promise<void> {
  const took = row.visits.reduce((sum, { ms }) => sum + ms, 0);
  if (row.problem || took > patienceMs) return;
  try {
    const made = await go(row.page.paths[at % row.page.paths.length] ?? "");
    if (warm) return;
    row.visits.push(made);
    if (row.page.raw) row.rawMs.push(await timeOf(client, row.page.raw));
  } catch (error) {
    row.problem = String(error);
  }
}

async function timeOf(client: pg.Client, { sql, values }: NonNullable<Measured["raw"]>): Promise<number> {
  const from = performance.now();
  await client.query(sql, values);
  return performance.now() - from;
}

await main(bench);
