import { describe, expect, it } from "vitest";
import { type Counts, coarse, coarseTrend, measure, worstFirst } from "./density";
import { etaOf } from "./pace";

const half = { rule: "more_than", value: 0.5 } as const;
const headcount = (eligible: number) => ({
  ...{ eligible, countedOn: "2026-05-14", source: "hr_list" as const, parts: 1 },
});
const seen = (counts: Counts, eligible: number | null = 100) =>
  coarse(measure(counts, eligible === null ? null : headcount(eligible), half), half);
const nobody = [0, 0, 0, 0, 0];

describe("what an observer is told of a place", () => {
  it("is tens", () => {
    expect(seen({ listed: 68, members: 37, levels: [10, 19, 20, 0, 9] }, 109)).toMatchObject({
      ...{ listed: 60, members: 30, eligible: 100, levels: [10, 10, 20, null, null], unassessed: 10 },
    });
  });

  it("is a density, a gap and a hole that are reckoned from tens", () => {
    expect(seen({ listed: 48, members: 25, levels: nobody }, 109)).toMatchObject({
      ...{ density: 20 / 109, gap: 35, hole: 60 },
    });
  });

  it("says that a threshold is reached only where it is for certain", () => {
    expect(seen({ listed: 19, members: 11, levels: nobody }, 19)).toMatchObject({ density: 10 / 19, gap: 0 });
    expect(seen({ listed: 29, members: 19, levels: nobody }, 20)).toMatchObject({ density: 10 / 29, gap: 5 });
  });

  it("has no hole where the list is a small group", () => {
    expect(seen({ listed: 9, members: 0, levels: nobody })).toMatchObject({ listed: null, hole: null });
  });

  it("has no density and no gap from which the members could be reckoned", () => {
    expect(seen({ listed: 40, members: 9, levels: nobody })).toMatchObject({
      ...{ members: null, density: null, gap: null },
    });
  });

  it("is nothing of a place where fewer than ten work", () => {
    expect(seen({ listed: 12, members: 11, levels: nobody }, 9)).toMatchObject({
      ...{ eligible: null, density: null, gap: null, hole: null, exceeds: false },
    });
  });

  it("says that a list exceeds the headcount only where the tens do", () => {
    expect(seen({ listed: 48, members: 0, levels: nobody }, 41).exceeds).toBe(false);
    expect(seen({ listed: 52, members: 0, levels: nobody }, 49).exceeds).toBe(true);
  });

  it("is of earlier days tens too, without the days of a small group", () => {
    const point = (day: string, members: number, eligible: number) => ({
      ...{ day, members, eligible, share: members / eligible },
    });
    expect(coarseTrend([point("2026-01-01", 9, 40), point("2026-02-01", 18, 49)])).toEqual([
      { day: "2026-02-01", members: 10, eligible: 40, share: 10 / 49 },
    ]);
  });
});

describe("the order of places", () => {
  const place = (name: string, eligible: number | null, members: number) => ({
    name,
    measure: measure(
      { listed: members, members, levels: nobody },
      eligible === null ? null : headcount(eligible),
      half,
    ),
  });
  const order = (...places: ReturnType<typeof place>[]) => worstFirst(places).map(({ name }) => name);

  it("is by eligible workers where as many members are missing", () => {
    expect(order(place("small", 10, 1), place("large", 20, 6))).toEqual(["large", "small"]);
    expect(order(place("large", 20, 6), place("small", 10, 1))).toEqual(["large", "small"]);
  });

  it("has places without a headcount last, behind those that reached their threshold", () => {
    expect(order(place("unknown", null, 3), place("done", 10, 9))).toEqual(["done", "unknown"]);
    expect(order(place("done", 10, 9), place("unknown", null, 3))).toEqual(["done", "unknown"]);
  });

  it("leaves the given list as it is", () => {
    const places = [place("done", 10, 9), place("open", 100, 1)];
    worstFirst(places);
    expect(places.map(({ name }) => name)).toEqual(["done", "open"]);
  });
});

it("closes a gap of one in a week where eight weeks brought eight", () => {
  expect(etaOf({ gap: 1, net: 8, on: "2026-11-23" })).toEqual({ day: "2026-11-30", perWeek: 1 });
});
