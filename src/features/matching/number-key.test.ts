import { describe, expect, it } from "vitest";
import { isSameNumber, numberKey } from "./number-key";

describe("a number with its prefix and zeros, or without", () => {
  it.each([
    ["CL-00705", "00705"],
    ["00705", "705"],
    ["cl 705", "CL-00705"],
    ["K.10231", "K10231"],
  ])("%s is %s", (one, other) => {
    expect(isSameNumber(one, other)).toBe(true);
    expect(numberKey(one)).toBe(numberKey(other));
  });

  it.each([
    ["CL-00705", "AB-00705"],
    ["12/345", "123/45"],
    ["0012/SP/2019", "12/SP/2019"],
    ["005", "5"],
    ["1705", "705"],
  ])("%s is not %s", (one, other) => expect(isSameNumber(one, other)).toBe(false));

  it("no number is no number's", () => expect(isSameNumber(null, null)).toBe(false));
});
