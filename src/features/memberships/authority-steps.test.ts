import { expect, it } from "vitest";
import { before, nextSteps } from "./authority-steps";

it.each([
  ["signed", ["revoked"]],
  ["delivered", ["seen", "interrupted", "revoked"]],
  ["seen", ["interrupted", "revoked"]],
  ["interrupted", ["seen", "revoked"]],
  ["revoked", []],
] as const)("after %s a user may note %j", (from, next) => {
  expect(nextSteps(from)).toEqual(next);
});

it("is delivered only from signed", () => {
  expect(before("delivered")).toEqual(["signed"]);
});
