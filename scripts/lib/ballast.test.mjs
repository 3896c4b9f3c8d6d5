import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { BALLAST_BYTES, freeBallast, keepBallast } from "./ballast.mjs";

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ballast-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fileBeside = (data) => `${data}.ballast`;

it("keeps space free beside the cluster, on the disk itself", () => {
  const data = mkdtempSync(join(folder, "postgres-"));
  keepBallast(data).stop();
  const { size, blocks } = statSync(fileBeside(data));
  expect(size).toBe(BALLAST_BYTES);
  expect(blocks * 512).toBeGreaterThanOrEqual(BALLAST_BYTES);
});

it("is not given up while there is room", () => {
  const data = mkdtempSync(join(folder, "postgres-"));
  keepBallast(data).stop();
  expect(freeBallast(data)).toBe(false);
  expect(statSync(fileBeside(data)).size).toBe(BALLAST_BYTES);
});

it("is made again where half of it was written", () => {
  const data = mkdtempSync(join(folder, "postgres-"));
  writeFileSync(fileBeside(data), "x");
  keepBallast(data).stop();
  expect(statSync(fileBeside(data)).size).toBe(BALLAST_BYTES);
});
