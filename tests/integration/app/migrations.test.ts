import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate, pendingMigrations } from "../../../prisma/migrate.mjs";

const client = () => new pg.Client({ connectionString: process.env.DATABASE_URL });
let owner = client();

// What a test writes into the history is rolled back.
beforeEach(async () => {
  owner = client();
  await owner.connect();
  await owner.query("BEGIN");
});

afterEach(async () => {
  await owner.query("ROLLBACK");
  await owner.end();
});

const recorded = (name: string) =>
  owner.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ($1, 'of its file', $1, now())`,
    [name],
  );

const waiting = async () => {
  // Within a transaction the view stays as it was first read.
  await owner.query("SELECT pg_stat_clear_snapshot()");
  const { rows } = await owner.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE application_name = 'serikat migrate' AND datname = current_database() AND wait_event = 'relation'`,
  );
  return rows[0]?.count;
};

describe("a database and the migrations", () => {
  it("have nothing pending after all are applied", async () => {
    expect(await pendingMigrations(owner)).toEqual([]);
  });

  it("have the files pending that the history lacks, in order", async () => {
    await owner.query(
      "DELETE FROM _prisma_migrations WHERE migration_name IN ('0004_indexes', '0003_functions')",
    );
    const pending = await pendingMigrations(owner);
    expect(pending.map(({ name }: { name: string }) => name)).toEqual(["0003_functions", "0004_indexes"]);
  });

  it("are refused where the database is from before the first release", async () => {
    await owner.query("DELETE FROM _prisma_migrations");
    for (const name of ["0001_core", "0002_guard", "0027_namesakes_by_place"]) await recorded(name);
    await expect(pendingMigrations(owner)).rejects.toMatchObject({
      name: "MigrationRefused",
      message: expect.stringContaining("before the first release"),
      cure: expect.stringContaining("empty database"),
    });
  });

  it("are refused where the database is newer than the code", async () => {
    await recorded("9999_later");
    await expect(pendingMigrations(owner)).rejects.toMatchObject({
      name: "MigrationRefused",
      message: expect.stringContaining("newer than this version of Serikat (it has 9999_later)"),
    });
  });

  it("are refused where an applied file was edited", async () => {
    await owner.query(
      "UPDATE _prisma_migrations SET checksum = 'another' WHERE migration_name = '0001_schema'",
    );
    await expect(pendingMigrations(owner)).rejects.toMatchObject({
      name: "MigrationRefused",
      message: "The migration 0001_schema was edited after it was applied.",
    });
  });

  it("are tried anew where another session made a deadlock", async () => {
    const folder = mkdtempSync(join(tmpdir(), "serikat-"));
    const grants = join(folder, "grants.sql");
    writeFileSync(
      grants,
      `SET LOCAL deadlock_timeout = '2s'; LOCK TABLE issue; LOCK TABLE message_template;`,
    );
    // Only the migration looks for the deadlock in time, so it is the one that is stopped.
    await owner.query("SET LOCAL deadlock_timeout = '60s'");
    await owner.query("LOCK TABLE message_template");
    const migrating = migrate({ connectionString: process.env.DATABASE_URL ?? "", grants });
    await expect.poll(waiting, { interval: 20, timeout: 30_000 }).toBe(1);
    await owner.query("LOCK TABLE issue");
    await owner.query("COMMIT");
    expect(await migrating).toEqual({ applied: [] });
    rmSync(folder, { recursive: true });
  });
});
