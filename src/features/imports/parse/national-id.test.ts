import { describe, expect, it } from "vitest";
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
