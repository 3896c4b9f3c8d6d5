import "server-only";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pool } from "@/lib/db";

const ANSWER_WITHIN_MS = 1000;

/** True when the database answers within a second. */
export async function ping(): Promise<boolean> {
  return (await quickly("SELECT 1 AS one")) !== undefined;
}

/** True when the newest migration in the database is the newest in this code. */
export async function migrationsAtHead(): Promise<boolean> {
  const rows = await quickly(
    "SELECT max(migration_name) AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL",
  );
  return rows?.[0]?.name === (await newestMigration());
}

let newest: Promise<string | undefined> | undefined;

function newestMigration(): Promise<string | undefined> {
  newest ??= readdir(join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations"), {
    withFileTypes: true,
  }).then((entries) =>
    entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
      .at(-1),
  );
  return newest;
}

async function quickly(sql: string): Promise<Record<string, unknown>[] | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ANSWER_WITHIN_MS);
  });
  const answer = pool()
    .query<Record<string, unknown>>(sql)
    .then(
      (result) => result.rows,
      () => undefined,
    );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
