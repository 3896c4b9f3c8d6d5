import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll } from "vitest";
import { databaseNamed, prefix, templateName, testOwnerUrl } from "./test-cluster";

const kept = globalThis as typeof globalThis & { serikatTestFiles?: number };
kept.serikatTestFiles = (kept.serikatTestFiles ?? 0) + 1;

const name = `${prefix()}${process.pid}_${kept.serikatTestFiles}`;
const owner = new pg.Client({ connectionString: testOwnerUrl() });
await owner.connect();
// Copied as files: block by block through the log takes four times as long.
await owner.query(`CREATE DATABASE ${name} TEMPLATE ${templateName()} STRATEGY FILE_COPY`);
await owner.end();

const own = {
  DATABASE_URL: databaseNamed(testOwnerUrl(), name),
  UPLOADS_DIR: path.join(tmpdir(), `uploads-${name}`),
};
Object.assign(process.env, {
  ...own,
  NODE_ENV: "test",
  DATABASE_ROLE: "serikat_app",
  DATABASE_POOL_MAX: "10",
  NEXTAUTH_URL: "http://localhost:3000",
  NEXTAUTH_SECRET: "test-secret-of-at-least-32-characters",
  FIELD_ENCRYPTION_KEY: "11".repeat(32),
  BLIND_INDEX_KEY: "22".repeat(32),
  FIRST_RUN_TOKEN: "first-run-token-of-the-tests",
  LOG_LEVEL: "fatal",
});
// A worker keeps its modules from file to file, and with them what they had read; the next connection is to this file's database.
const { env } = await import("@/lib/env");
Object.assign(env, own);

afterAll(async () => {
  const { disconnect } = await import("@/lib/db");
  await disconnect();
});
