import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startToken } from "./process-table.mjs";
import { lockHolder, takeLock } from "./run-lock.mjs";

let folder;
let file;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
  file = join(folder, "run.lock");
});

afterEach(() => rmSync(folder, { recursive: true }));

const held = () => JSON.parse(readFileSync(file, "utf8"));

test("a free lock is taken and leaves no other file", () => {
  expect(takeLock(file, "npm start").stale).toBe(false);
  expect(held().pid).toBe(process.pid);
  expect(readdirSync(folder)).toEqual(["run.lock"]);
});

test("a second start is refused in one sentence that says where the first one is", () => {
  takeLock(file, "npm start").note({ address: "http://localhost:3000" });
  expect(() => takeLock(file, "npm start")).toThrow(/already running .* at http:\/\/localhost:3000/);
});

test("the lock of a process that is gone, or whose number another process has now, is taken over", () => {
  for (const stale of [
    { pid: 2 ** 22 + 1, started: "gone" },
    { pid: process.pid, started: `${startToken(process.pid)}0` },
  ]) {
    writeFileSync(file, JSON.stringify(stale));
    expect(lockHolder(file)).toBeUndefined();
    expect(takeLock(file, "npm start").stale).toBe(true);
    rmSync(file);
  }
});

test("a damaged lock file does not keep anybody out", () => {
  writeFileSync(file, "{");
  expect(takeLock(file, "npm start").stale).toBe(true);
});
