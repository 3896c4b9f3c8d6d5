import { describe, expect, it } from "vitest";
import { readNik } from "@/features/matching/national-id";
import type { Cell } from "@/lib/spreadsheets/cell";
import { parseNationalId } from "./national-id";

const text = (value: string): Cell => ({ kind: "text", text: value });
const number = (value: number): Cell => ({ kind: "number", number: value, text: String(value) });

describe("parseNationalId", () => {
  it.each([
    ["3706 0404 0986 0083", "3706040409860083"],
    ["3706.0404-0986/0083", "3706040409860083"],
    ["3729345112980021.0", "3729345112980021"],
    ["3729345112980020", "3729345112980020"],
  ])("reads %s", (written, value) => expect(parseNationalId(text(written), "ID")).toEqual({ value }));

  it.each<[string, Cell, string]>([
    ["an error", { kind: "error", text: "#REF!" }, "cell_error"],
    ["a formula without its result", { kind: "uncalculated" }, "formula_not_calculated"],
    ["a number shown in short", text("3,75430E+15"), "digits_lost"],
    ["a number of which Excel made the end zero", number(3_739_151_704_750_090), "digits_lost"],
    ["fifteen digits", text("374212121830053"), "wrong_length"],
    ["seventeen digits", text("37421212183005312"), "wrong_length"],
    ["sixteen times the same digit", text("1111111111111111"), "wrong_length"],
  ])("makes no key of %s", (_what, cell, warning) => {
    expect(parseNationalId(cell, "ID")).toEqual({ value: null, warning });
  });

  it("keeps a whole number that Excel could hold", () => {
    expect(parseNationalId(number(3_739_151_704_750_091), "ID")).toEqual({ value: "3739151704750091" });
  });

  it("has nothing to say of an empty cell", () => {
    for (const cell of [undefined, text(""), text("belum ada")])
      expect(parseNationalId(cell, "ID")).toEqual({ value: null });
  });

  it("leaves a number of another country as it is written", () => {
    expect(parseNationalId(text("S1234567D"), "SG")).toEqual({ value: "S1234567D" });
  });
});

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
