import { expect, it } from "vitest";
import { isRecoveryCode, newRecoveryCode, plainCode } from "./recovery-code";

it("makes three groups of four digits", () => {
  for (let at = 0; at < 200; at += 1) expect(newRecoveryCode()).toMatch(/^\d{4} \d{4} \d{4}$/);
});

it.each(["4821 0937 5512", "482109375512", " 4821-0937-5512 "])("reads %s as it was made", (typed) => {
  expect(plainCode(typed)).toBe("482109375512");
});

it("tells a recovery code from the code of an app", () => {
  expect([isRecoveryCode("482109375512"), isRecoveryCode("482109")]).toEqual([true, false]);
});
