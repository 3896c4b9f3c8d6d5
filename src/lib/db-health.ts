import "server-only";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pool } from "@/lib/db";
import { env } from "@/lib/env";
import { isWorkerAlive } from "@/lib/worker-status";

const ANSWER_WITHIN_MS = 1000;

/** True when the database answers, its schema is this code's and the job worker of this process lives, all within a second. */
export async function isReady(): Promise<boolean> {
  // A worker elsewhere is no reason to take the pages out of a balancer.
  const worker = env.WORKER === "web" ? isWorkerAlive() : true;
  const checks = Promise.all([ping(), migrationsAtHead(), worker]);
  const all = checks.then(
    (answers) => answers.every(Boolean),
    () => false,
  );
  return inTime(all);
}

async function ping(): Promise<boolean> {
  const { rowCount } = await pool().query("SELECT 1");
  return rowCount === 1;
}

async function migrationsAtHead(): Promise<boolean> {
  const { rows } = await pool().query<{ name: string | null }>(
    "SELECT max(migration_name) AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL",
  );
  return rows[0]?.name === (await newestMigration());
}

let newest: Promise<string | undefined> | undefined;

function newestMigration(): Promise<string | undefined> {
  newest ??= readMigrationNames().then((names) => names.sort().at(-1));
  return newest;
}

async function readMigrationNames(): Promise<string[]> {
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations");
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function inTime(answer: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
