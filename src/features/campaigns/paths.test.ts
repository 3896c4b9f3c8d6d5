import { expect, it } from "vitest";
import { entranceOf, shifted } from "./stages";

it("begins at the first step, though members stand before it", () => {
  const path = [
    { id: "m", kind: "member" },
    { id: "a", kind: "step" },
    { id: "b", kind: "step" },
  ] as const;
  expect(entranceOf(path)).toEqual({ member: "m", other: "a" });
});

it("begins at the first stage where there is no step", () => {
  expect(entranceOf([{ id: "x", kind: "exit" }])).toEqual({ member: "x", other: "x" });
});

it("shifts the first stage back, and the last one no further", () => {
  expect(shifted(["a", "b", "c"], "a", 1)).toEqual(["b", "a", "c"]);
  expect(shifted(["a", "b", "c"], "c", 1)).toBeNull();
});
