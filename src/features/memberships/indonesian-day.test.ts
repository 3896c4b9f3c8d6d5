import { expect, it } from "vitest";
import { indonesianDay } from "./indonesian-day";

it.each([
  ["2026-10-09", "9 Oktober 2026"],
  ["2025-01-01", "1 Januari 2025"],
  ["2025-12-31", "31 Desember 2025"],
])("writes %s as %s", (day, words) => {
  expect(indonesianDay(day)).toBe(words);
});
