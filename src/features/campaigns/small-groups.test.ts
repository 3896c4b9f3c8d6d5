import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hideSmall, hideSmallGroups, share } from "./small-groups";

describe("hideSmallGroups", () => {
  it("hides one to four people, and shows nobody as nobody", () => {
    expect(hideSmallGroups([40, 4, 0, 1, 12])).toEqual([40, null, 0, null, 12]);
    expect(hideSmallGroups([5, 6, 0])).toEqual([5, 6, 0]);
  });

  it("hides the next smallest too where the total would tell", () => {
    expect(hideSmallGroups([40, 3, 0, 12])).toEqual([40, null, 0, null]);
    expect(hideSmallGroups([3])).toEqual([null]);
  });

  it("hides the next smallest too where the small groups are one small group together", () => {
    expect(hideSmallGroups([40, 1, 2, 12])).toEqual([40, null, null, null]);
    expect(hideSmallGroups([40, 1, 4, 12])).toEqual([40, null, null, 12]);
  });

  it("never leaves a small group to be reckoned from the total", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 8 }), (counts) => {
        const shown = hideSmallGroups(counts);
        const hidden = counts.filter((_, at) => shown[at] === null);
        const sum = hidden.reduce((total, count) => total + count, 0);
        const everybody = counts.reduce((total, count) => total + count, 0);
        expect(shown.some((count) => count !== null && count > 0 && count < 5)).toBe(false);
        if (hideSmall(everybody) !== null && hidden.length > 0) {
          expect(sum).toBeGreaterThanOrEqual(5);
          expect(hidden.length).toBeGreaterThanOrEqual(2);
        }
      }),
    );
  });

  it("changes no count that it shows", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 })), (counts) => {
        for (const [at, count] of hideSmallGroups(counts).entries())
          if (count !== null) expect(count).toBe(counts[at]);
      }),
    );
  });
});

it.each([
  [0, 0],
  [1, null],
  [4, null],
  [5, 5],
])("a total of %s is shown as %s", (count, shown) => expect(hideSmall(count)).toBe(shown));

it("gives no share of an unknown whole", () => {
  expect(share(3, 12)).toBe(0.25);
  expect(share(3, null)).toBeNull();
  expect(share(0, 0)).toBeNull();
});
