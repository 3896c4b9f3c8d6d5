import { describe, expect, it } from "vitest";
import { wageGap, yearsOfWages } from "./wages";

const city = "36.71";
const minimums = [
  { region: city, year: 2026, amount: 5_018_000 },
  { region: "36", year: 2025, amount: 2_905_000 },
  { region: "36", year: 2026, amount: 3_100_000 },
];
const wage = (observedOn: string, amount: number) => ({ observedOn, amount });

describe("the gap to the minimum wage", () => {
  it("is what is missing to the minimum of the wage's own year and town", () => {
    const gap = wageGap(wage("2026-12-31", 4_820_000), minimums, city);
    expect([gap?.short, gap?.share.toFixed(3), gap?.minimum.region]).toEqual([198_000, "0.961", city]);
  });
  it("is none at exactly the minimum, and above it", () => {
    expect(wageGap(wage("2026-01-01", 5_018_000), minimums, city)?.short).toBe(0);
    expect(wageGap(wage("2026-01-01", 6_000_000), minimums, city)?.short).toBe(0);
  });
  it("is to the province's where the town has none that year", () =>
    expect(wageGap(wage("2025-06-01", 2_900_000), minimums, city)?.minimum.region).toBe("36"));
  it("is unknown in a year without a minimum, and where the region is not known", () => {
    expect(wageGap(wage("2024-06-01", 1), minimums, city)).toBeNull();
    expect(wageGap(wage("2026-06-01", 1), minimums, null)).toBeNull();
    expect(wageGap(wage("2026-06-01", 1), minimums, "Penang")).toBeNull();
  });
});

it("has a row for each year that has a wage or a minimum, with the last wage of the year", () => {
  const wages = [wage("2024-03-01", 4_000_000), wage("2026-02-01", 4_700_000), wage("2026-09-01", 4_820_000)];
  expect(yearsOfWages(wages, minimums, city)).toEqual([
    { year: 2024, wage: 4_000_000, minimum: null },
    { year: 2025, wage: null, minimum: 2_905_000 },
    { year: 2026, wage: 4_820_000, minimum: 5_018_000 },
  ]);
});
