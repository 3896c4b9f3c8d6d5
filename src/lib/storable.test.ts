import { expect, it } from "vitest";
import { isStorable, storableJson } from "./storable";

it("tells what the database can keep as it is", () => {
  expect(["", "Siti Aminah", "😀 a\nb", 5, null, undefined, new Date(), { a: ["b"] }].every(isStorable)).toBe(
    true,
  );
  expect(
    ["a\0b", "\ud83d", "x\udc00y", ["a", "\0"], { a: { b: ["\ud800"] } }, { "\0": 1 }].filter(isStorable),
  ).toEqual([]);
});

it("writes JSON that the database takes", () => {
  const value = { a: "x\0y", b: "\ud83d|😀|\udc00", c: "C:\\u0000 \\\\ud800", d: ["\n", 5] };
  expect(JSON.parse(storableJson(value))).toEqual({ ...value, a: "xy", b: "\ufffd|😀|\ufffd" });
});
