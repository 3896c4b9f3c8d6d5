import { expect, it } from "vitest";
import { isStorable } from "./storable";

it("tells what the database can keep as it is", () => {
  expect(["", "Siti Aminah", "😀 a\nb", 5, null, undefined, new Date(), { a: ["b"] }].every(isStorable)).toBe(
    true,
  );
  expect(
    ["a\0b", "\ud83d", "x\udc00y", ["a", "\0"], { a: { b: ["\ud800"] } }, { "\0": 1 }].filter(isStorable),
  ).toEqual([]);
});
