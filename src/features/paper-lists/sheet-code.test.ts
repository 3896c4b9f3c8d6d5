import { describe, expect, it } from "vitest";
import { shownCode } from "./components/shown-code";
import { fitsSheet, readSheetCode, rowCode, sheetCode } from "./sheet-code";

const letters = "34679ACDEFGHJKMNPQRTWXY";
const sheet = sheetCode([7, 3, 19, 0, 22]);

describe("a sheet's number", () => {
  it("is read with dash, blanks and small letters", () => {
    expect(readSheetCode(` ${shownCode(sheet).toLowerCase()} `)).toEqual({ code: sheet });
  });

  it("finds every single slip and every two neighbours exchanged", () => {
    for (let at = 0; at < sheet.length; at += 1) {
      for (const letter of letters) {
        const slip = sheet.slice(0, at) + letter + sheet.slice(at + 1);
        if (slip !== sheet) expect(readSheetCode(slip)).toEqual({ problem: "check" });
      }
      const turned =
        sheet.slice(0, at) +
        sheet
          .slice(at, at + 2)
          .split("")
          .reverse()
          .join("") +
        sheet.slice(at + 2);
      if (turned !== sheet) expect(readSheetCode(turned)).toEqual({ problem: "check" });
    }
  });

  it("says which mistake was made", () => {
    expect(readSheetCode("K7M-4X")).toEqual({ problem: "length" });
    expect(readSheetCode("K7O-4XT")).toEqual({ problem: "letters" });
    expect(readSheetCode("")).toEqual({ problem: "length" });
  });
});

describe("a row's code", () => {
  const codes = Array.from({ length: 300 }, (_, position) => rowCode(sheet, position + 1));

  it("is the sheet's own, once", () => {
    expect(new Set(codes).size).toBe(300);
    expect(codes.every((code) => fitsSheet(sheet, code.toLowerCase()))).toBe(true);
    const other = sheetCode([8, 3, 19, 0, 22]);
    expect(codes.filter((code) => fitsSheet(other, code))).toEqual([]);
  });

  it("differs from its neighbours at the first letter", () => {
    const alike = codes.filter((code, at) => code.charAt(0) === codes[at + 1]?.charAt(0));
    expect(alike).toEqual([]);
  });
});
