import { describe, expect, it } from "vitest";
import { coarseCompany, companyOf, ladderOf } from "./company";
import type { Headcount } from "./headcount-book";

const ten = { rule: "workers", value: 10 } as const;
const tenth = { rule: "at_least", value: 0.1 } as const;
const half = { rule: "more_than", value: 0.5 } as const;

const counted = (eligible: number): Headcount => ({
  ...{ eligible, countedOn: "2026-05-14", source: "hr_list", parts: 1 },
});
const company = (members: number, ...sizes: (number | null)[]) =>
  companyOf({
    ...{ members, listed: members, outside: 0 },
    headcounts: sizes.map((size) => (size === null ? null : counted(size))),
  });
const gap = (line: typeof ten | typeof tenth | typeof half, members: number, ...sizes: (number | null)[]) =>
  ladderOf([line], company(members, ...sizes))[0]?.gap;

/** FIELD 4.3, and 4.2 for the gap: strict majority ⌊E·p⌋ + 1 − M, "at least" ⌈E·p⌉ − M. */
describe("the thresholds of a company", () => {
  it.each([
    [9, 1],
    [10, 0],
    [11, 0],
  ])("ten workers found a union: %i members miss %i", (members, missing) =>
    expect(gap(ten, members, 400)).toBe(missing),
  );

  it.each([
    [100, 9, 1],
    [100, 10, 0],
    [101, 10, 1],
    [101, 11, 0],
    [1810, 181, 0],
  ])("a tenth of %i: %i members miss %i", (eligible, members, missing) =>
    expect(gap(tenth, members, eligible)).toBe(missing),
  );

  it.each([
    [100, 50, 1],
    [100, 51, 0],
    [101, 50, 1],
    [101, 51, 0],
    [1810, 525, 381],
  ])("more than half of %i: %i members miss %i", (eligible, members, missing) =>
    expect(gap(half, members, eligible)).toBe(missing),
  );

  it("are those of all its workplaces together, not the sum of each workplace's", () => {
    expect(gap(half, 100, 101, 100)).toBe(1);
    expect((gap(half, 50, 101) ?? 0) + (gap(half, 50, 100) ?? 0)).toBe(2);
  });

  it("are unknown while the headcount of one of two workplaces is", () => {
    expect(gap(tenth, 90, 100, null)).toBeNull();
    expect(gap(half, 90, 100, null)).toBeNull();
    expect(company(90, 100, null)).toMatchObject({ eligible: null, density: null, unknown: 1 });
  });

  it("still count ten workers there, for which no headcount is needed", () =>
    expect(gap(ten, 10, 100, null)).toBe(0));

  it("are unknown in a company of nobody", () => {
    expect(gap(tenth, 0, 0)).toBeNull();
    expect(gap(half, 0)).toBeNull();
  });

  it("never count a workplace as known that the reader does not see", () => {
    const seen = companyOf({ members: 60, listed: 60, headcounts: [counted(100)], outside: 1 });
    expect(seen.eligible).toBeNull();
    expect(ladderOf([ten, half], seen).map((rung) => rung.gap)).toEqual([0, null]);
    expect(ladderOf([ten], { ...seen, members: 9 })[0]?.gap).toBeNull();
  });
});

describe("a company's headcount", () => {
  it("is as old as its oldest part, and says when its list is longer", () => {
    const older = { ...counted(10), countedOn: "2025-01-01" };
    const whole = companyOf({ members: 3, listed: 130, headcounts: [counted(100), older], outside: 0 });
    expect(whole.headcount).toMatchObject({ countedOn: "2025-01-01", parts: 2 });
    expect(whole.exceeds).toBe(true);
  });
});

describe("what an observer is told of a company", () => {
  it("is in tens, and a threshold is reached only if it is in the worst case", () => {
    const told = coarseCompany(company(65, 124));
    expect([told.members, told.eligible]).toEqual([60, 120]);
    expect(ladderOf([half], told, { coarse: true })[0]).toMatchObject({ needed: 65, gap: 5 });
  });
  it("is nothing of fewer than ten members", () => {
    const told = coarseCompany(company(9, 124));
    expect([told.members, told.density]).toEqual([null, null]);
    expect(ladderOf([ten], told, { coarse: true })[0]?.gap).toBeNull();
  });
});
