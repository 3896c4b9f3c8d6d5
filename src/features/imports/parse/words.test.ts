import { describe, expect, it } from "vitest";
import type { Cell } from "@/lib/spreadsheets/cell";
import { parseContractType } from "./contract";
import { parseCountry } from "./country";
import { parseEmails } from "./email";
import { parseAmount, parseIdNumber } from "./id-number";
import { parseMembership } from "./membership";
import { cleanName, withoutTitles } from "./name";
import { groupShifts } from "./shift-groups";
import { groupSpellings } from "./spelling-groups";

const text = (value: string): Cell => ({ kind: "text", text: value });
const number = (value: number): Cell => ({ kind: "number", number: value, text: String(value) });

describe("names", () => {
  it.each([
    ["H. Budi Wijaya", "Budi Wijaya"],
    ["HJ EKA SULISTYOWATI", "EKA SULISTYOWATI"],
    ["Karyono, A.Md.", "Karyono"],
    ["Dr. Siti Aminah, S.H., M.Hum.", "Siti Aminah"],
    ["Drs. Joko", "Joko"],
    ["Hasan", "Hasan"],
    ["M. Sugeng Ramdani", "M. Sugeng Ramdani"],
    ["Suharto", "Suharto"],
    ["Hj.", "Hj."],
  ])("%s without titles is %s", (name, bare) => {
    expect(withoutTitles(name)).toBe(bare);
  });

  it("leaves what it does not understand as it is", () => {
    for (const name of [
      "O'Brien\"; DROP TABLE",
      "<script>",
      "{{7*7}}",
      "Null",
      "True",
      "1E5",
      "Ng",
      "=HYPERLINK(1)",
    ])
      expect(cleanName(name)).toBe(name);
    expect(cleanName("\u202eSiti\u200b\u00a0 Aminah ")).toBe("Siti Aminah");
  });
});

describe("numbers", () => {
  it("gives back the zeros that the column has and the number lost", () => {
    expect(parseIdNumber(number(7_010_040), 8)).toEqual({ value: "07010040", warning: "leading_zero_lost" });
    expect(parseIdNumber(text("2402.0040"), 8)).toEqual({ value: "24020040" });
    expect(parseIdNumber(text("0182/CBS/2019"), undefined)).toEqual({ value: "0182/CBS/2019" });
    expect(parseIdNumber(text("-"), 8)).toEqual({ value: null });
  });

  it.each([
    ["Rp 25.000", 25_000],
    ["40,000", 40_000],
    ["€ 33,00", 33],
    ["12,5", 12.5],
    ["1.234.567", 1_234_567],
    ["1,234.50", 1_234.5],
    ["(15,000.00)", -15_000],
    ["Rp (15.000)", -15_000],
    ["25.000 (tunai)", 25_000],
    ["0", 0],
  ])("%s is %d", (written, amount) => {
    expect(parseAmount(text(written)).amount).toBe(amount);
  });
});

describe("words", () => {
  it("reads membership, with T for tidak and ticks of every kind", () => {
    const read = (written: string) => parseMembership(text(written), {}).isMember;
    expect(["Y", " ya ", "√", "✓", "v", "Anggota", "aktiv"].map(read)).toEqual(Array(7).fill(true));
    expect(["T", "tidak", "Belum", "Calon", "ausgetreten", "0"].map(read)).toEqual(Array(6).fill(false));
    expect(["", "-", "?"].map(read)).toEqual([null, null, null]);
    expect(parseMembership({ kind: "text", text: "ü", symbolFont: "Wingdings" }, {})).toEqual({
      isMember: true,
      warning: "wingdings_tick",
    });
    expect([
      parseMembership(text("x"), {}).isMember,
      parseMembership(text("X"), { crossMeansNo: true }).isMember,
    ]).toEqual([true, false]);
  });

  it("reads contracts and countries", () => {
    expect(
      ["PKWTT", "pkwt I", "Kontrak ke-2", "HL", "Magang", "Karyawan Tetap"].map(parseContractType),
    ).toEqual(["permanent", "fixed_term", "fixed_term", "daily", "apprentice", "permanent"]);
    expect(["D", "Deutschland", "uk", "Sverige", "Indonesia", "Atlantis", ""].map(parseCountry)).toEqual([
      "DE",
      "DE",
      "GB",
      "SE",
      "ID",
      null,
      null,
    ]);
  });

  it("takes addresses apart and lets none smuggle a line in", () => {
    expect(parseEmails("Siti@Example.org; budi@example.net")).toEqual({
      emails: ["siti@example.org", "budi@example.net"],
      rest: [],
    });
    expect(parseEmails('a@x.org\r\nBcc: b@y.org "a@evil.example"@ok.example').emails).toEqual([
      "a@x.org",
      "b@y.org",
    ]);
    expect(parseEmails("siti＠example.org").emails).toEqual(["siti@example.org"]);
  });

  it("groups spellings and leaves numbered lines apart", () => {
    const groups = groupSpellings(
      new Map([
        ["Sewing", 30],
        ["SEWING ", 9],
        ["Jahit", 8],
        ["Swing", 2],
        ["Line 1", 5],
        ["Line 2", 5],
        ["-", 3],
      ]),
      false,
    );
    expect(groups.map(({ label, rows }) => [label, rows])).toEqual([
      ["Sewing", 49],
      ["Line 1", 5],
      ["Line 2", 5],
    ]);
  });

  it("counts Pagi as shift 1 only where shifts are counted", () => {
    expect(
      groupShifts(
        new Map([
          ["Pagi", 3],
          ["I", 2],
          ["Shift 2", 1],
        ]),
      ).map(({ key, rows }) => [key, rows]),
    ).toEqual([
      ["1", 5],
      ["2", 1],
    ]);
    expect(
      groupShifts(
        new Map([
          ["Pagi", 3],
          ["Malam", 2],
        ]),
      ).map(({ label }) => label),
    ).toEqual(["Pagi", "Malam"]);
  });
});
