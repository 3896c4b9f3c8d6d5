import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadEnvFiles } from "./variables.mjs";

const NAMES = ["DATABASE_URL", "DATABASE_PASSWORD_FILE"];
let folder;
let before;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "variables-"));
  before = NAMES.map((name) => [name, process.env[name]]);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

test("the password of the database comes from a file where one is named, whatever signs are in it", () => {
  const file = join(folder, "password");
  writeFileSync(file, "a/b@c 100%\n");
  process.env.DATABASE_URL = "postgresql://serikat@database:5432/serikat";
  process.env.DATABASE_PASSWORD_FILE = file;
  loadEnvFiles();
  expect(process.env.DATABASE_URL).toBe("postgresql://serikat:a%2Fb%40c%20100%25@database:5432/serikat");
});

test("a file that cannot be read is a sentence", () => {
  process.env.DATABASE_URL = "postgresql://serikat@database:5432/serikat";
  process.env.DATABASE_PASSWORD_FILE = join(folder, "missing");
  expect(loadEnvFiles).toThrow("DATABASE_PASSWORD_FILE cannot be read (ENOENT).");
});
