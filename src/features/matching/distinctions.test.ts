import { expect, it } from "vitest";
import { orderedPairs } from "./distinctions";

it("has each pair once, the lower id first, and nobody beside herself", () => {
  const pairs = orderedPairs([
    { one: "b", other: "a", why: "different" },
    { one: "a", other: "b", why: "same_phone" },
    { one: "c", other: "c", why: "different" },
  ]);
  expect(pairs).toEqual([{ a: "a", b: "b", why: "same_phone" }]);
});
