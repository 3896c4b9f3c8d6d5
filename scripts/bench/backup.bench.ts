// npm run bench -- backup [--contacts=1000000] [--workplaces=5000]
// A backup of a large union with its proof, and what the pages of the built server do meanwhile beside an idle machine.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type pg from "pg";
import { newPair } from "../lib/backup/encryption.mjs";
import { buildIfStale } from "../lib/build.mjs";
import { withClient } from "../lib/database.mjs";
import { exit, main } from "../lib/lifecycle.mjs";
import { Stop, say, seconds, step } from "../lib/terminal.mjs";
import { signIn } from "./log/visitor";
import { type Measured, measuredPages } from "./pages/measured";
import { startServer } from "./pages/server";
import { machine } from "./pages/table";
import { percentile, visit } from "./pages/visit";
import { emails, password } from "./seed/accounts";
import { isSeeded, seedDatabase, seededUrl } from "./seed/database";

const { values: given } = parseArgs({
  options: {
    contacts: { type: "string", default: "1000000" },
    workplaces: { type: "string", default: "5000" },
  },
});
const size = { contacts: Number(given.contacts), workplaces: Number(given.workplaces) };
const names = ["contacts", "a contact", "follow-ups", "a workplace"];
const idleMs = 60_000;

type Go = (path: string) => Promise<{ ms: number }>;
type Taken = { bytes: number; ms: number; mostMb: number };

async function bench(): Promise<void> {
  await buildIfStale();
  if (!(await isSeeded(size))) await seedDatabase(size);
  const target = await startServer(seededUrl(size));
  const email = emails.admin;
  const cookie = await signIn(target, { email, contactIds: [] }, password);
  const all = await withClient({ url: seededUrl(size) }, (client: pg.Client) => measuredPages(client, email));
  const pages = all.filter(({ name }) => names.includes(name));
  const go: Go = (path) => visit(target, { path, cookie });
  for (const { paths } of pages) await go(paths[0] ?? "");
  const until = Date.now() + idleMs;
  const idle = await step("Pages beside an idle machine", () => visited(pages, go, () => Date.now() < until));
  const backup = backUp();
  let going = true;
  void backup.finally(() => {
    going = false;
  });
  const [meanwhile, taken] = await step("Pages beside a backup", () =>
    Promise.all([visited(pages, go, () => going), backup]),
  );
  report({ pages, idle, meanwhile, taken });
  await exit(0);
}

async function visited(pages: readonly Measured[], go: Go, more: () => boolean): Promise<number[][]> {
  const took: number[][] = pages.map(() => []);
  while (more()) for (const [at, { paths }] of pages.entries()) took[at]?.push((await go(paths[0] ?? "")).ms);
  return took;
}

/** As `npm run backup` does it, into a folder that goes afterwards. */
async function backUp(): Promise<Taken> {
  const folder = mkdtempSync(join(tmpdir(), "serikat-bench-"));
  const { recipient } = await newPair();
  const own = { DATABASE_URL: seededUrl(size), BACKUP_DIR: folder, BACKUP_RECIPIENT: recipient };
  const keys = { FIELD_ENCRYPTION_KEY: "11".repeat(32), BLIND_INDEX_KEY: "22".repeat(32) };
  const from = Date.now();
  const child = spawn(process.execPath, ["scripts/backup.mjs"], { env: { ...process.env, ...own, ...keys } });
  let [said, most] = ["", 0];
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const watching = setInterval(() => {
    most = Math.max(most, peakOf(child.pid ?? 0));
  }, 500);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearInterval(watching);
  const file = /✓ Backup · (.*)/.exec(said)?.[1] ?? "";
  if (code !== 0 || !said.includes("✓ Proved")) throw new Stop("The backup failed.", said);
  const bytes = statSync(file).size;
  rmSync(folder, { recursive: true });
  return { bytes, ms: Date.now() - from, mostMb: most };
}

/** In MB; 0 where the system does not say. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

type Report = { pages: readonly Measured[]; idle: number[][]; meanwhile: number[][]; taken: Taken };

function report({ pages, idle, meanwhile, taken }: Report): void {
  say(`\n  ${machine()}`);
  say(
    `  ${size.contacts} contacts: ${(taken.bytes / 1e6).toFixed(0)} MB written and proved in ${seconds(Date.now() - taken.ms)},`,
  );
  say(`  the process took ${taken.mostMb.toFixed(0)} MB at most\n`);
  say("| page | idle p95 ms | meanwhile p95 ms | times |");
  say("| --- | --- | --- | --- |");
  for (const [at, { name }] of pages.entries()) {
    const [before, now] = [percentile(idle[at] ?? [], 0.95), percentile(meanwhile[at] ?? [], 0.95)];
    say(`| ${name} | ${before.toFixed(0)} | ${now.toFixed(0)} | ${(now / before).toFixed(1)} × |`);
  }
}

await main(bench);
