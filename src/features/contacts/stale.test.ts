import { expect, it } from "vitest";
import { isStale } from "./stale";

const now = new Date("2026-11-23T00:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

it("a 2 without an act for more than 60 days is stale", () => {
  expect(isStale(2, daysAgo(61), now)).toBe(true);
  expect(isStale(2, daysAgo(60), now)).toBe(false);
});

it.each([1, 3, 4, 5, null])("a %s is never stale", (level) =>
  expect(isStale(level, daysAgo(3_000), now)).toBe(false),
);

it("a 2 of which no day is known is not stale", () => expect(isStale(2, null, now)).toBe(false));
