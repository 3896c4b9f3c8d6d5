import { describe, expect, it } from "vitest";
import { readNik } from "./national-id";

describe("readNik", () => {
  it.each([
    ["a woman's day is forty later", "3729345112980020", { birthDay: "98-12-11", sex: "female" }],
    ["a man's is as it is", "3729341112980020", { birthDay: "98-12-11", sex: "male" }],
    ["the last day of a month is one", "3729343112980020", { birthDay: "98-12-31", sex: "male" }],
    ["the first day of a year is one", "3729340101050020", { birthDay: "05-01-01", sex: "male" }],
    ["day 40 is nobody's", "3729344012980020", null],
    ["day 0 is nobody's", "3729340012980020", null],
    ["day 32 is nobody's", "3729343212980020", null],
    ["a woman's day 72 is nobody's", "3729347212980020", null],
    ["month 0 is none", "3729341100980020", null],
    ["month 13 is none", "3729341113980020", null],
    ["fifteen digits are no number", "372934111298002", null],
    ["seventeen are none", "37293411129800201", null],
    ["letters are none", "A729341112980020", null],
  ])("%s", (_rule, nik, told) => expect(readNik(nik)).toEqual(told));
});
