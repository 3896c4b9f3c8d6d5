import { expect, it } from "vitest";
import { pauseAfter } from "./restarts.mjs";

it("waits twice as long after each crash in a row", () => {
  expect([1, 2, 3, 4].map(pauseAfter)).toEqual([500, 1000, 2000, 4000]);
});

it("never waits longer than half a minute", () => {
  expect([8, 50, 5000].map(pauseAfter)).toEqual([30_000, 30_000, 30_000]);
});
