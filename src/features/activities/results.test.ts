import { describe, expect, it } from "vitest";
import { headsToReach, proposedLevel, resultOf, worstFirst } from "./results";

const heads = { eligible: 100, listed: 80, predicted: 30, tookPart: 25, kept: 20, unexpected: 5 };

describe("resultOf", () => {
  it("counts the missed and everybody else of the eligible", () => {
    expect(resultOf(heads)).toMatchObject({ missed: 10, others: 65, share: 0.25, keptShare: 2 / 3 });
  });

  it("has no share where the eligible are unknown, and counts those listed", () => {
    expect(resultOf({ ...heads, eligible: null })).toMatchObject({ share: null, others: 45 });
  });

  it("has no share of the predicted where nobody was", () => {
    expect(resultOf({ ...heads, predicted: 0, kept: 0 }).keptShare).toBeNull();
  });

  it("never counts fewer people than are listed", () => {
    expect(resultOf({ ...heads, eligible: 50 }).others).toBe(45);
  });
});

describe("headsToReach", () => {
  it("is never below nobody", () => {
    expect(headsToReach(65, { eligible: 100, tookPart: 90 })).toBe(0);
  });

  it("rounds up: at least 65 % of 1,130 is 735", () => {
    expect(headsToReach(65, { eligible: 1130, tookPart: 286 })).toBe(449);
  });

  it("counts exactly half as half", () => {
    expect(headsToReach(50, { eligible: 100, tookPart: 50 })).toBe(0);
  });

  it("is unknown without the eligible", () => {
    expect(headsToReach(65, { eligible: null, tookPart: 3 })).toBeNull();
  });
});

it("puts the largest miss first", () => {
  const unit = (name: string, kept: number) => ({ name, result: resultOf({ ...heads, kept }) });
  expect(worstFirst([unit("B", 20), unit("C", 5), unit("A", 20)]).map(({ name }) => name)).toEqual([
    "C",
    "A",
    "B",
  ]);
});

describe("proposedLevel", () => {
  it.each([
    [null, true, 2],
    [5, true, 2],
    [3, true, 2],
    [2, true, null],
    [1, true, null],
    [2, false, 3],
    [1, false, 3],
    [3, false, null],
    [null, false, null],
  ] as const)("of a %s, took part: %s, is %s", (level, took, proposed) => {
    expect(proposedLevel({ level, tookPart: took })).toBe(proposed);
  });
});
