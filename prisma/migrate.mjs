import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const HERE = fileURLToPath(new URL(".", import.meta.url));

// The key that `prisma migrate` locks, so that the two keep out of each other's way.
const ADVISORY_KEY = 72707369;

// The 26 migrations from before the first release began with this one. They became four, which a database that has it can't take.
const FIRST_BEFORE_RELEASE = "0001_core";

export const HISTORY = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** A reason not to migrate, with what to do about it. */
export class MigrationRefused extends Error {
  constructor(message, cure, cause) {
    super(message, { cause });
    this.name = "MigrationRefused";
    this.cure = cure;
  }
}

/**
 * Brings a database to the newest migration: role, our SQL files, the queue's tables, grants. Safe to call from many
 * processes at once and after a kill at any moment. Gives back the names it applied.
 *
 * @param {{ connectionString: string, folder?: string, grants?: string, onMigration?: (name: string) => void }} options
 */
export async function migrate({
  connectionString,
  folder = join(HERE, "migrations"),
  grants = join(HERE, "grants.sql"),
  onMigration,
}) {
  const pg = require("pg");
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 10_000,
    application_name: "serikat migrate",
  });
  client.on("error", () => {});
  await client.connect();
  try {
    await lock(client);
    await ensureRole(client);
    const applied = await applyPending(client, readMigrations(folder), onMigration);
    await migrateQueue(connectionString);
    if (existsSync(grants)) await inTransaction(client, () => client.query(readFileSync(grants, "utf8")));
    return { applied };
  } finally {
    await client.end().catch(() => {});
  }
}

/** The names in the folder that the database does not have; throws MigrationRefused when the two contradict each other. */
export async function pendingMigrations(client, folder = join(HERE, "migrations")) {
  const known = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known");
  const migrations = readMigrations(folder);
  if (!known.rows[0].known) return migrations;
  return comparePending(migrations, await readHistory(client));
}

/**
 * For a restore, which is one transaction of the caller's: brings what it loaded to the newest migration, and grants. Gives back the
 * names it applied. The role and the queue's tables must be there.
 */
export async function migrateWithin(client, folder = join(HERE, "migrations")) {
  const pending = comparePending(readMigrations(folder), await readHistory(client));
  for (const migration of pending) await applyWithin(client, migration);
  await client.query(readFileSync(join(HERE, "grants.sql"), "utf8"));
  return pending.map(({ name }) => name);
}

export function readMigrations(folder = join(HERE, "migrations")) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function lock(client) {
  await client.query("SET lock_timeout = '120s'");
  await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_KEY]);
  await client.query("SET lock_timeout = '5s'");
}

// Roles belong to the whole server and our lock to one database, so another may make the role at the same moment.
export async function ensureRole(client) {
  try {
    await client.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'serikat_app') THEN
        CREATE ROLE serikat_app NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOLOGIN;
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$`);
    await client.query(`DO $$ BEGIN
      SET LOCAL ROLE serikat_app;
    EXCEPTION WHEN insufficient_privilege THEN
      GRANT serikat_app TO CURRENT_USER;
    END $$`);
  } catch (error) {
    if (error.code !== "42501") throw error;
    const user = (await client.query("SELECT quote_ident(current_user) AS name")).rows[0].name;
    throw new MigrationRefused(
      "The database user may not make the role serikat_app.",
      `Ask the administrator of the server for: CREATE ROLE serikat_app NOLOGIN; GRANT serikat_app TO ${user};`,
      error,
    );
  }
}

async function applyPending(client, migrations, onMigration) {
  await client.query(HISTORY);
  const pending = comparePending(migrations, await readHistory(client));
  for (const migration of pending) {
    onMigration?.(migration.name);
    await apply(client, migration);
  }
  return pending.map(({ name }) => name);
}

async function readHistory(client) {
  const { rows } = await client.query(
    "SELECT migration_name AS name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  return new Map(rows.map((row) => [row.name, row]));
}

function comparePending(migrations, history) {
  if (history.has(FIRST_BEFORE_RELEASE)) {
    throw new MigrationRefused(
      "The database was made by a version of Serikat from before the first release, and can't be upgraded.",
      "Start the version that made it, or start this one with an empty database: move .data/postgres aside, or name another in DATABASE_URL.",
    );
  }
  const inCode = new Set(migrations.map(({ name }) => name));
  const unknown = [...history.keys()].filter((name) => !inCode.has(name)).sort();
  if (unknown.length > 0) {
    throw new MigrationRefused(
      `The database is newer than this version of Serikat (it has ${unknown.at(-1)}).`,
      "Start the newer version, or restore the backup from before the upgrade.",
    );
  }
  return migrations.filter((migration) => !isApplied(migration, history.get(migration.name)));
}

function isApplied({ name, checksum }, row) {
  if (!row) return false;
  if (!row.finished_at) {
    throw new MigrationRefused(
      `The migration ${name} was begun by another tool and did not finish.`,
      "See `prisma migrate resolve`.",
    );
  }
  if (row.checksum === checksum) return true;
  throw new MigrationRefused(
    `The migration ${name} was edited after it was applied.`,
    "Put the file back as it was and write a new migration for the change.",
  );
}

async function apply(client, migration) {
  try {
    await inTransaction(client, () => applyWithin(client, migration));
  } catch (error) {
    throw refusal(migration.name, migration.sql, error);
  }
}

async function applyWithin(client, { name, sql, checksum }) {
  await client.query(sql);
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}

const DEADLOCK = "40P01";
const MOST_TRIES = 5;

// It locks many tables. Another session that holds some of them in another order makes a deadlock: nothing was done then, so it is tried anew.
async function inTransaction(client, work, triesLeft = MOST_TRIES) {
  await client.query("BEGIN");
  try {
    await work();
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    if (error.code !== DEADLOCK || triesLeft <= 1) throw error;
    await inTransaction(client, work, triesLeft - 1);
  }
}

function refusal(name, sql, error) {
  if (error.code === "55P03") {
    const cure =
      "Another session holds a lock on its tables; stop long-running work and start again. Nothing was changed.";
    return new MigrationRefused(`The migration ${name} waited too long for a lock.`, cure, error);
  }
  const line = error.position ? `, line ${sql.slice(0, Number(error.position)).split("\n").length}` : "";
  return new MigrationRefused(
    `The migration ${name} failed${line}: ${error.message}`,
    "Nothing of it was kept.",
    error,
  );
}

export async function migrateQueue(connectionString) {
  const { Logger, runMigrations } = require("graphile-worker");
  await runMigrations({ connectionString, logger: new Logger(() => () => {}) });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const connectionString = process.argv[2] ?? process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL;
  try {
    if (!connectionString)
      throw new MigrationRefused("DATABASE_URL is not set.", "node prisma/migrate.mjs postgresql://…");
    const { applied } = await migrate({
      connectionString,
      onMigration: (name) => console.info(`applying ${name}`),
    });
    console.info(applied.length === 0 ? "Nothing to apply." : `Applied ${applied.length}.`);
  } catch (error) {
    console.error(error instanceof MigrationRefused ? `${error.message}\n${error.cure}` : error);
    process.exitCode = 1;
  }
}
