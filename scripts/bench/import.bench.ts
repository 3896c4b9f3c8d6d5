// npm run bench -- import [--contacts=1000000] [--rows=100000] [--files=csv,xlsx] [--kills=20 | --again]
// A list comes into a union that has many people, by the real path: reader process, worker process, queue. Beside it COPY alone.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import type pg from "pg";
import type { Context } from "@/lib/context";
import { dropDatabase, freshDatabase } from "./import/database";
import { rowsOf, writeCsv, writeXlsx } from "./import/files";
import type { Latencies } from "./import/pages";

const { values: given } = parseArgs({
  options: {
    contacts: { type: "string", default: "1000000" },
    rows: { type: "string", default: "100000" },
    files: { type: "string", default: "csv,xlsx" },
    kills: { type: "string", default: "0" },
    again: { type: "boolean", default: false },
  },
});
const contacts = Number(given.contacts);
const rows = Number(given.rows);
const kills = Number(given.kills);
const admin = process.env.TEST_DATABASE_URL;
if (!admin) throw new Error("TEST_DATABASE_URL is not set; npm run bench sets it");

const folder = mkdtempSync(path.join(tmpdir(), "serikat-bench-"));
const say = (line = "") => process.stdout.write(`${line}\n`);
const perSecond = (seconds: number) => `${Math.round(rows / seconds).toLocaleString("en")} rows/s`;

const owner = await freshDatabase(admin, path.join(folder, "uploads"));
try {
  await main(owner);
} finally {
  await owner.end();
  rmSync(folder, { recursive: true, force: true });
  await dropDatabase(admin);
}

async function main(owner: pg.Client): Promise<void> {
  const { fillUnion } = await import("./import/union");
  const { Worker } = await import("./import/worker");
  say(
    `  a union of ${contacts.toLocaleString("en")} people, a list of ${rows.toLocaleString("en")} rows × 12 columns`,
  );
  const ctx = await fillUnion(owner, contacts);
  const worker = new Worker();
  try {
    for (const kind of given.files.split(",")) {
      const file = path.join(folder, `list.${kind}`);
      await (kind === "xlsx" ? writeXlsx : writeCsv)(file, rowsOf(rows));
      const work = kills > 0 ? killed : given.again ? again : measured;
      await Promise.race([work({ ctx, owner, worker, file }), worker.ended]);
    }
  } finally {
    await worker.stop();
    await (await import("@/lib/db")).disconnect();
  }
}

type Run = {
  ctx: Context;
  owner: pg.Client;
  worker: InstanceType<typeof import("./import/worker").Worker>;
  file: string;
};

async function measured({ ctx, owner, worker, file }: Run): Promise<void> {
  const { Phases } = await import("./import/phases");
  const { copyRaw, keepRows } = await import("./import/raw");
  say(`\n  ${path.basename(file)}`);
  const idle = await pagesDuring(ctx, () => wait(30_000));
  worker.forget();
  const phases = new Phases(ctx);
  const busy = await pagesDuring(ctx, async () => {
    await phases.read(file);
    await phases.check();
    await phases.commit();
  });
  say(`  counts: ${JSON.stringify(await phases.counts())}`);
  const kept = await keepRows(owner, phases.batchId);
  await phases.undo();
  const raw = await copyRaw(owner, kept, phases.batchId);
  const { read = 0, check = 0, commit = 0, undo = 0 } = phases.seconds;
  for (const [name, seconds] of Object.entries({ read, check, commit, undo }))
    say(`  ${name.padEnd(8)} ${seconds.toFixed(1).padStart(7)} s   ${perSecond(seconds)}`);
  say(
    `  raw COPY ${raw.toFixed(1).padStart(7)} s   ${perSecond(raw)}   (same rows of four tables with all indexes, as the owner, past row security)`,
  );
  say(
    `  ratio    commit ${(raw / commit).toFixed(2)} of raw COPY; read + check + commit ${(raw / (read + check + commit)).toFixed(2)}   (goal 0.25)`,
  );
  say(
    `  memory   worker ${worker.peak.worker.toFixed(0)} MB, reader ${worker.peak.reader.toFixed(0)} MB at their peaks   (goal 400)`,
  );
  await sayPages(idle, busy);
}

async function pagesDuring(ctx: Context, work: () => Promise<unknown>): Promise<Latencies> {
  const { openPages } = await import("./import/pages");
  const stop = new AbortController();
  const pages = openPages(ctx, stop.signal);
  try {
    await Promise.race([work(), pages]);
  } finally {
    // Pages end first, so that an error of the work is the one that is reported.
    stop.abort();
    await pages;
  }
  return pages;
}

async function sayPages(idle: Latencies, busy: Latencies): Promise<void> {
  const { percentile } = await import("./import/pages");
  for (const name of Object.keys(idle) as (keyof Latencies)[]) {
    const [before, during] = [percentile(idle[name], 0.95), percentile(busy[name], 0.95)];
    say(
      `  p95 of ${name.padEnd(8)} ${before.toFixed(0)} ms idle (${idle[name].length}), ${during.toFixed(0)} ms while it runs (${busy[name].length}): ${(during / before).toFixed(1)} ×   (goal 2)`,
    );
  }
}

/** The same list again: nothing may change. */
async function again({ ctx, worker, file }: Run): Promise<void> {
  const { Phases } = await import("./import/phases");
  for (const time of ["first", "second"]) {
    worker.forget();
    const phases = new Phases(ctx);
    await phases.read(file);
    await phases.check();
    await phases.commit();
    say(`  the ${time} time: ${JSON.stringify(await phases.counts())}`);
    for (const [name, seconds] of Object.entries(phases.seconds))
      say(`  ${name.padEnd(8)} ${seconds.toFixed(1).padStart(7)} s   ${perSecond(seconds)}`);
    say(
      `  memory   worker ${worker.peak.worker.toFixed(0)} MB, reader ${worker.peak.reader.toFixed(0)} MB at their peaks`,
    );
  }
}

/**
 * Kills the worker at random instants, a quarter of the times in the check, the others in the commit: each time after it has
 * resumed from the kill before.
 */
async function killed({ ctx, owner, worker, file }: Run): Promise<void> {
  const { Phases } = await import("./import/phases");
  const phases = new Phases(ctx);
  await phases.read(file);
  const where: string[] = [];
  const over = new AbortController();
  const killer = (async () => {
    const inCheck = Math.floor(kills / 4);
    while (where.length < kills && (await hasMoved(phases, over.signal, where.length < inCheck))) {
      await wait(Math.random() * 1_000);
      if (over.signal.aborted) return;
      await worker.kill();
      const { state, doneRows } = await phases.progress();
      where.push(`${state} ${doneRows}`);
      worker.start();
    }
  })();
  await phases.check();
  await phases.commit();
  over.abort();
  await killer;
  const { rows: found } = await owner.query(
    `SELECT count(*)::int AS people, count(DISTINCT j.employee_number)::int AS numbers, max(c.version) AS version
     FROM contact c JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id WHERE c.import_batch_id = $1`,
    [phases.batchId],
  );
  say(
    `  killed ${where.length} times (${where.join(", ")}): ${JSON.stringify(found[0])}; counts ${JSON.stringify(await phases.counts())}`,
  );
}

type Moving = InstanceType<typeof import("./import/phases").Phases>;

/** Waits until the work has moved on, into the commit unless the check will do; false when it is over. */
async function hasMoved(phases: Moving, over: AbortSignal, mayBeCheck: boolean): Promise<boolean> {
  const before = await phases.progress();
  while (!over.aborted) {
    await wait(100);
    const { state, doneRows } = await phases.progress();
    const moved = state !== before.state || doneRows !== before.doneRows;
    if (moved && (mayBeCheck || state === "running")) return true;
  }
  return false;
}
