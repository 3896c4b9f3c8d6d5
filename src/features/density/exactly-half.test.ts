import { expect, it } from "vitest";
import { gapTo } from "./gap";

it("is missing a member where exactly half is not more than half", () => {
  expect(gapTo({ rule: "more_than", value: 0.5 }, { members: 50, eligible: 100 })).toBe(1);
  expect(gapTo({ rule: "at_least", value: 0.5 }, { members: 50, eligible: 100 })).toBe(0);
});
