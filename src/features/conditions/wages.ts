import type { Day } from "@/lib/dates";
import { isRegionCode, type Region } from "@/lib/region";

export type Wage = { observedOn: Day; amount: number };
export type Minimum = { region: Region; year: number; amount: number };

/** The regions whose minimum counts here, the nearest first: where a regency has none, its province's is the law. */
export function regionsAround(region: Region): Region[] {
  return isRegionCode(region) && region.includes(".") ? [region, region.slice(0, 2)] : [region];
}

/** null when the union knows none of that year. */
function minimumOf(minimums: readonly Minimum[], region: Region, year: number): Minimum | null {
  for (const each of regionsAround(region)) {
    const found = minimums.find((minimum) => minimum.region === each && minimum.year === year);
    if (found) return found;
  }
  return null;
}

export type WageGap = { wage: Wage; minimum: Minimum; short: number; share: number };

/** The wage beside the minimum of its own year. */
export function wageGap(wage: Wage, minimums: readonly Minimum[], region: Region | null): WageGap | null {
  const minimum = region ? minimumOf(minimums, region, yearOf(wage.observedOn)) : null;
  if (!minimum) return null;
  return {
    wage,
    minimum,
    short: Math.max(0, minimum.amount - wage.amount),
    share: wage.amount / minimum.amount,
  };
}

const yearOf = (day: Day) => Number(day.slice(0, 4));

export type YearOfWages = { year: number; wage: number | null; minimum: number | null };

/** Of each year that has either: the last wage seen in it, and its minimum. Nothing between is made up. */
export function yearsOfWages(
  wages: readonly Wage[],
  minimums: readonly Minimum[],
  region: Region | null,
): YearOfWages[] {
  const around = region ? regionsAround(region) : [];
  const ofMinimums = minimums.filter((minimum) => around.includes(minimum.region)).map(({ year }) => year);
  const years = [...new Set([...wages.map(({ observedOn }) => yearOf(observedOn)), ...ofMinimums])].sort();
  const latest = wages.toSorted((one, other) => (one.observedOn < other.observedOn ? 1 : -1));
  return years.map((year) => ({
    year,
    wage: latest.find(({ observedOn }) => yearOf(observedOn) === year)?.amount ?? null,
    minimum: (region && minimumOf(minimums, region, year)?.amount) || null,
  }));
}
