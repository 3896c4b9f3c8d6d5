import { expect, it } from "vitest";
import { pagesOfDays } from "./sweep";

it("puts days together up to a few thousand people, and a crowded one by itself", () => {
  const days = [
    { day: "1980-01-01", people: 9_000 },
    { day: "1980-01-02", people: 700 },
    { day: "1980-01-03", people: 900 },
    { day: "1980-01-04", people: 900 },
    { day: "1980-01-05", people: 1_000 },
    { day: "1981-01-01", people: 1_001 },
  ];
  expect(pagesOfDays(days)).toEqual([
    { from: "1980-01-01", to: "1980-01-01", crowded: true },
    { from: "1980-01-02", to: "1980-01-04", crowded: false },
    { from: "1980-01-05", to: "1980-01-05", crowded: false },
    { from: "1981-01-01", to: "1981-01-01", crowded: true },
  ]);
  expect(pagesOfDays([])).toEqual([]);
});
