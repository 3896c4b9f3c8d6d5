import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Counts, coarse, etaOf, measure, worstFirst } from "./density";

const half = { rule: "more_than", value: 0.5 } as const;
const headcount = (eligible: number) => ({
  ...{ eligible, countedOn: "2026-05-14", source: "hr_list" as const, parts: 1 },
});
const seen = (counts: Counts, eligible: number | null = 100) =>
  coarse(measure(counts, eligible === null ? null : headcount(eligible), half));
const nobody = [0, 0, 0, 0, 0];

describe("what an observer is told of a place", () => {
  it("is all of it where every group is large enough", () => {
    const exact = measure({ listed: 60, members: 12, levels: [10, 10, 10, 10, 10] }, headcount(100), half);
    expect(coarse(exact)).toEqual(exact);
  });

  it("has density and gap where the members may be told, and the hole where the list may", () => {
    expect(seen({ listed: 40, members: 5, levels: nobody })).toMatchObject({
      ...{ members: 5, density: 0.05, gap: 46, listed: 40, hole: 60 },
    });
  });

  it("has no hole where the list is a small group", () => {
    expect(seen({ listed: 4, members: 0, levels: nobody })).toMatchObject({ listed: null, hole: null });
  });

  it("has no density and no gap from which the members could be reckoned", () => {
    expect(seen({ listed: 40, members: 4, levels: nobody })).toMatchObject({
      ...{ members: null, density: null, gap: null },
    });
  });

  it("hides the smallest other level where only one is small, since the list gives it away", () => {
    const { levels, unassessed } = seen({ listed: 60, members: 9, levels: [11, 12, 3, 13, 14] });
    expect(levels).toEqual([11, 12, null, 13, 14]);
    expect(unassessed).toBeNull();
    const other = seen({ listed: 80, members: 9, levels: [11, 12, 3, 13, 14] });
    expect([other.levels, other.unassessed]).toEqual([[null, 12, null, 13, 14], 27]);
  });

  it("is nothing of a place without a headcount that needs one", () => {
    expect(seen({ listed: 40, members: 9, levels: nobody }, null)).toMatchObject({
      ...{ eligible: null, density: null, gap: null, hole: null, exceeds: false },
    });
  });

  it("never leaves one group alone to be reckoned from the rest", () => {
    const count = fc.nat({ max: 12 });
    fc.assert(
      fc.property(fc.tuple(count, count, count, count, count), count, (levels, rest) => {
        const listed = levels.reduce((sum, each) => sum + each, rest);
        const told = seen({ listed, members: 0, levels });
        const hidden = [told.unassessed, ...told.levels].filter((each) => each === null).length;
        expect(hidden).not.toBe(1);
        for (const each of [told.unassessed, ...told.levels]) expect(each ?? 5).toBeGreaterThanOrEqual(5);
      }),
    );
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
