import { describe, expect, it } from "vitest";
import { phoneOf, readPhones } from "./phone";

const numbers = (text: string, country = "ID") => readPhones(text, country).phones.map(({ value }) => value);

describe("a number without a plus", () => {
  it.each([
    ["083412345678", "ID", "+6283412345678"],
    ["83412345678", "ID", "+6283412345678"],
    ["6283412345678", "ID", "+6283412345678"],
    ["0062 834 1234 5678", "ID", "+6283412345678"],
    ["(0834) 1234 5678", "ID", "+6283412345678"],
    ["012-345 6789", "MY", "+60123456789"],
  ])("%s in %s is one of that country", (text, country, value) =>
    expect(numbers(text, country)).toEqual([value]),
  );

  it.each([
    ["6281234567801", "MY", "+6281234567801"],
    ["6281234567801", "SG", "+6281234567801"],
    ["60123456789", "ID", "+60123456789"],
    ["8613812345678", "ID", "+8613812345678"],
    ["0060 12 345 6789", "ID", "+60123456789"],
  ])("%s in %s is the country's whose code it begins with", (text, country, value) =>
    expect(numbers(text, country)).toEqual([value]),
  );

  it.each([
    ["84912345678", "ID", "+6284912345678"],
    ["2125550169", "US", "+12125550169"],
    ["6591234567", "ID", "+626591234567"],
  ])("%s in %s stays local, though another country has such a code", (text, country, value) =>
    expect(numbers(text, country)).toEqual([value]),
  );
});

it.each(["081234567801 / 081398765402", "081234567801, 081398765402", "081234567801\n081398765402"])(
  "%j is two numbers",
  (text) => expect(numbers(text)).toEqual(["+6281234567801", "+6281398765402"]),
);

it("keeps how each number was written", () =>
  expect(readPhones("0812-3456-7801 / 0813 9876 5402", "ID").phones.map(({ raw }) => raw)).toEqual([
    "0812-3456-7801",
    "0813 9876 5402",
  ]));

it("gives a number once that is written twice", () =>
  expect(numbers("0812 3456 7801 / +62 812 3456 7801")).toEqual(["+6281234567801"]));

it("tells of what is no number beside the one that is", () =>
  expect(readPhones("081234567801 / 0812", "ID")).toEqual({
    phones: [{ value: "+6281234567801", raw: "081234567801" }],
    problem: "too_short",
  }));

it.each([
  ["0836072", "too_short"],
  ["08123456789012345", "too_long"],
  ["081234567801 / 0836072", "too_short"],
] as const)("%s has a problem: %s", (text, problem) => expect(readPhones(text, "ID").problem).toBe(problem));

it.each(["12", "abc", "", "000000"])("%j holds no number", (text) =>
  expect(readPhones(text, "ID")).toEqual({ phones: [] }),
);

describe("phoneOf", () => {
  it("reads the beginning of a number too", () =>
    expect(phoneOf("08123456", "ID")?.number).toBe("+628123456"));
  it("reads nothing in a country that it does not know", () =>
    expect(phoneOf("081234567801", "XX")).toBeUndefined());
});
