import { describe, expect, it } from "vitest";
import { newTotpKey, stepOfCode, totpAddress } from "./totp";

// RFC 6238, appendix B: the last six of its eight digits.
const key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const known: [code: string, seconds: number][] = [
  ["287082", 59],
  ["081804", 1_111_111_109],
  ["050471", 1_111_111_111],
  ["005924", 1_234_567_890],
  ["279037", 2_000_000_000],
];

describe("stepOfCode", () => {
  it.each(known)("knows %s of second %i", (code, seconds) => {
    expect(stepOfCode(key, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  it.each([-30, 30])("takes a clock that is %i seconds off, and names the code's own step", (off) => {
    expect(stepOfCode(key, "287082", (59 + off) * 1000)).toBe(1);
  });

  it.each([-60, 31, 60])("refuses one that is %i seconds off", (off) => {
    expect(stepOfCode(key, "287082", (59 + off) * 1000)).toBeNull();
  });

  it("refuses what is no code", () => {
    for (const typed of ["", "28708", "2870822", "287083", "abcdef"])
      expect(stepOfCode(key, typed, 59_000)).toBeNull();
  });
});

it("makes another key each time, of 160 bits", () => {
  const keys = Array.from({ length: 50 }, newTotpKey);
  expect(new Set(keys).size).toBe(50);
  expect(keys.filter((each) => !/^[A-Z2-7]{32}$/.test(each))).toEqual([]);
});

it("tells an app the key, whose it is and how codes are made", () => {
  const address = new URL(totpAddress(key, "sari@example.org"));
  expect(address.protocol).toBe("otpauth:");
  expect(decodeURIComponent(address.pathname)).toContain("sari@example.org");
  expect(Object.fromEntries(address.searchParams)).toEqual({
    ...{ issuer: "Serikat", secret: key, algorithm: "SHA1", digits: "6", period: "30" },
  });
});
