import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "@/lib/spreadsheets/cell";
import { parsePhones } from "./phone";

const text = (value: string): Cell => ({ kind: "text", text: value });
const number = (value: number): Cell => ({ kind: "number", number: value, text: String(value) });

describe("parsePhones", () => {
  const values = (cell: Cell, country: "ID" | "GB" | "DE" | "US" = "ID") =>
    parsePhones(cell, country).phones.map(({ value }) => value);

  it.each([
    ["081234567890", ["+6281234567890"]],
    ["6281234567890", ["+6281234567890"]],
    ["+62 (0)812-3456-7890", ["+6281234567890"]],
    ["006281234567890", ["+6281234567890"]],
    ["0812.3456.7890 (WA)", ["+6281234567890"]],
    ["WA O81234567890", ["+6281234567890"]],
    ["'081234567890", ["+6281234567890"]],
    ["٠٨١٢٣٤٥٦٧٨٩٠", ["+6281234567890"]],
    ["081234567890 ext. 12", ["+6281234567890"]],
    ["0812 3456 7890/081398765432", ["+6281234567890", "+6281398765432"]],
    ["0812 3456 7890 (suami) 0813 9876 5432 (istri)", ["+6281234567890", "+6281398765432"]],
    ["081234567890 atau 81398765432", ["+6281234567890", "+6281398765432"]],
    ["081234567890\n081398765432", ["+6281234567890", "+6281398765432"]],
    ["081234567890 081398765432", ["+6281234567890", "+6281398765432"]],
  ])("%s", (written, expected) => {
    expect(values(text(written))).toEqual(expected);
  });

  it.each([
    ["081234567890.0", ["+6281234567890"]],
    ["81234567890.0", ["+6281234567890"]],
    ["08123456789O", ["+6281234567890"]],
    ["O8I234567890", ["+6281234567890"]],
    ["021 5551234 - 5551235", ["+62215551234", "+62215551235"]],
    ["(021) 555-1234", ["+62215551234"]],
    ["021-555 1234", ["+62215551234"]],
    ["0812-3456-7890", ["+6281234567890"]],
    ["0812 3456 7890 - 0813 9876 5432", ["+6281234567890", "+6281398765432"]],
    ["081234567890-081398765432", ["+6281234567890", "+6281398765432"]],
    ["021 5551234 s/d 5551236", ["+62215551234", "+62215551236"]],
  ])("%s is no other number", (written, expected) => {
    expect(values(text(written))).toEqual(expected);
  });

  it.each(["08123456789012345", "+62812345678901234", "62812345678901234567"])(
    "%s is longer than a number can be",
    (written) => {
      expect(parsePhones(text(written), "ID")).toMatchObject({ phones: [], warning: "too_long" });
    },
  );

  it("reads numbers that lost their zero, whatever their format shows", () => {
    expect(
      values({ kind: "number", number: 81_234_567_890, text: "0081234567890", format: "0000-0000-00000" }),
    ).toEqual(["+6281234567890"]);
    expect(values(number(6_281_234_567_890))).toEqual(["+6281234567890"]);
  });

  it("keeps an area code and its number together", () => {
    expect(values(text("030 / 23125852"), "DE")).toEqual(["+493023125852"]);
    expect(values(text("0171-3920037"), "DE")).toEqual(["+491713920037"]);
    expect(values(text("07700 900453"), "GB")).toEqual(["+447700900453"]);
    expect(values(text("(416) 555-0169"), "US")).toEqual(["+14165550169"]);
    expect(values(text("19055550150"), "US")).toEqual(["+19055550150"]);
  });

  it.each([
    ["8,76100E+10", "digits_lost"],
    ["0836072", "too_short"],
    ["lihat KTP", "not_a_phone"],
  ])("%s is none: %s", (written, warning) => {
    expect(parsePhones(text(written), "ID")).toEqual({ phones: [], warning });
  });

  it.each(["", "-", "belum ada", "tidak ada", "0"])("%j says nothing", (written) => {
    expect(parsePhones(text(written), "ID")).toEqual({ phones: [] });
  });

  it("gives one number for every way to write it", () => {
    const digits = fc.integer({ min: 81_100_000_000, max: 89_999_999_999 }).map(String);
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom("0", "62", "+62", "0062", "+62 (0)", ""),
        fc.constantFrom("", " ", "-", "."),
        (local, prefix, mark) => {
          const grouped = local.replace(/(\d{3})(\d{4})(\d{4})/, `$1${mark}$2${mark}$3`);
          expect(values(text(`${prefix}${grouped}`))).toEqual([`+62${local}`]);
        },
      ),
    );
  });

  it("never throws, and gives only E.164", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (written) =>
        values(text(written)).every((value) => /^\+\d{7,15}$/.test(value)),
      ),
    );
  });

  it.each([
    ["1234", "too_short"],
    ["0812", "too_short"],
    ["+62 1", "too_short"],
  ])("%s is too short for a number", (written, warning) => {
    expect(parsePhones(text(written), "ID")).toEqual({ phones: [], warning });
  });

  it("takes shorter numbers where a country has them", () => {
    expect(values(text("030 12345"), "DE")).toEqual(["+493012345"]);
    expect(parsePhones(text("021 1234"), "ID").warning).toBe("too_short");
  });

  it("reads a number of another country as it is, with its plus", () => {
    expect(values(text("+65 6123 4567"))).toEqual(["+6561234567"]);
    expect(values(text("+0062 812 3456 7890"))).toEqual(["+6281234567890"]);
  });

  it("takes ten digits that begin with a 1 for a local number, where the country's code is 1", () => {
    expect(values(text("1905555015"), "US")).toEqual(["+11905555015"]);
    expect(values(text("9055550150"), "US")).toEqual(["+19055550150"]);
  });

  it("keeps each number of a cell once, as it was written first", () => {
    expect(parsePhones(text("0812 3456 7890; +6281234567890"), "ID").phones).toEqual([
      { value: "+6281234567890", raw: "0812 3456 7890" },
    ]);
  });

  it("keeps the good number of two, and says what is wrong with the other", () => {
    expect(parsePhones(text("081234567890; 12345"), "ID")).toMatchObject({
      phones: [{ value: "+6281234567890" }],
      warning: "too_short",
    });
  });

  it("says what is wrong with the first of several", () => {
    expect(parsePhones(text("12345; 08123456789012345"), "ID").warning).toBe("too_short");
  });

  it.each<[Cell["kind"], string]>([
    ["error", "cell_error"],
    ["uncalculated", "formula_not_calculated"],
  ])("has no number in a cell with an %s: %s", (kind, warning) => {
    expect(parsePhones({ kind, text: "081234567890" } as Cell, "ID")).toEqual({ phones: [], warning });
  });

  it("has none in a cell that is not there, or a row of zeros", () => {
    expect(parsePhones(undefined, "ID")).toEqual({ phones: [] });
    expect(parsePhones(text("000-000"), "ID")).toMatchObject({ phones: [] });
  });

  it("has none in a date", () => {
    expect(parsePhones({ kind: "date", date: "1990-01-01", serial: 32874 }, "ID")).toEqual({
      phones: [],
      warning: "not_a_phone",
    });
  });
});
