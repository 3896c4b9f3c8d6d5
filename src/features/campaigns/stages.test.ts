import { expect, it } from "vitest";
import { entranceOf, placeOfNew, shifted } from "./stages";

const path = [
  { id: "a", kind: "step" },
  { id: "b", kind: "step" },
  { id: "m", kind: "member" },
  { id: "x", kind: "exit" },
] as const;

it("lets members enter where the path leads and others at its beginning", () => {
  expect(entranceOf(path)).toEqual({ member: "m", other: "a" });
  expect(entranceOf(path.slice(0, 2))).toEqual({ member: "a", other: "a" });
  expect(entranceOf([])).toBeNull();
});

it("shifts one stage by one place, and not beyond the ends", () => {
  expect(shifted(["a", "b", "c"], "b", -1)).toEqual(["b", "a", "c"]);
  expect(shifted(["a", "b", "c"], "b", 1)).toEqual(["a", "c", "b"]);
  expect(shifted(["a", "b"], "a", -1)).toBeNull();
  expect(shifted(["a", "b"], "z", 1)).toBeNull();
});

it("puts a new step behind the steps and anything else at the end", () => {
  expect(placeOfNew(path, "step")).toBe(2);
  expect(placeOfNew(path, "exit")).toBe(4);
  expect(placeOfNew([], "step")).toBe(0);
});
