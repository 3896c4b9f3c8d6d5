import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll } from "vitest";
import { databaseNamed, prefix, templateName, testOwnerUrl } from "./test-cluster";

const name = `${prefix()}${process.pid}_${process.env.VITEST_POOL_ID ?? "0"}`;
const owner = new pg.Client({ connectionString: testOwnerUrl() });
await owner.connect();
const there = await owner.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
if (there.rowCount === 0) await owner.query(`CREATE DATABASE ${name} TEMPLATE ${templateName()}`);
await owner.end();

Object.assign(process.env, {
  NODE_ENV: "test",
  DATABASE_URL: databaseNamed(testOwnerUrl(), name),
  DATABASE_ROLE: "serikat_app",
  DATABASE_POOL_MAX: "10",
  NEXTAUTH_URL: "http://localhost:3000",
  NEXTAUTH_SECRET: "test-secret-of-at-least-32-characters",
  FIELD_ENCRYPTION_KEY: "11".repeat(32),
  BLIND_INDEX_KEY: "22".repeat(32),
  FIRST_RUN_TOKEN: "first-run-token-of-the-tests",
  UPLOADS_DIR: path.join(tmpdir(), `uploads-${name}`),
  LOG_LEVEL: "fatal",
});

afterAll(async () => {
  const { disconnect } = await import("@/lib/db");
  await disconnect();
});
