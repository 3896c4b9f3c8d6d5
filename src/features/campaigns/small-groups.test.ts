import { describe, expect, it } from "vitest";
import { hideSmallGroups, share } from "./small-groups";

describe("hideSmallGroups", () => {
  it("hides one to four people, and shows nobody as nobody", () => {
    expect(hideSmallGroups([40, 4, 0, 1, 12])).toEqual([40, null, 0, null, 12]);
    expect(hideSmallGroups([5, 6, 0])).toEqual([5, 6, 0]);
  });

  it("hides the next smallest too where the total would tell", () => {
    expect(hideSmallGroups([40, 3, 0, 12])).toEqual([40, null, 0, null]);
    expect(hideSmallGroups([3])).toEqual([null]);
  });
});

it("gives no share of an unknown whole", () => {
  expect(share(3, 12)).toBe(0.25);
  expect(share(3, null)).toBeNull();
  expect(share(0, 0)).toBeNull();
});
