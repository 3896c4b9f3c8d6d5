import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effortOf } from "../../../tests/support/effort";
import { csvLine, guarded, unguarded, unguardedInside, withoutMark } from "./formula-guard";

const nasty = fc
  .array(fc.constantFrom(..."'=+-@＝＠;,|\t\r\n \u200b\ufeffab1\0"), { maxLength: 12 })
  .map((signs) => signs.join(""));

it("gives back exactly what was guarded", () => {
  const text = fc.oneof(fc.string(), nasty);
  fc.assert(
    fc.property(text, (value) => unguarded(guarded(value)) === value),
    { numRuns: 5_000 },
  );
});

it("leaves nothing that runs at the begin of a cell, however another program parts the line", () => {
  const runs = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/u;
  fc.assert(
    fc.property(nasty, (value) => {
      for (const parts of [/[;\r\n]/, /[,\r\n]/, /[\t\r\n]/, /[|\r\n]/])
        expect(
          guarded(value)
            .split(parts)
            .filter((cell) => runs.test(cell)),
        ).toEqual([]);
    }),
    { numRuns: 5_000 },
  );
});

it.each([
  "=1+1",
  "+628",
  "-5",
  "@SUM(1)",
  "\t=1",
  "＝1",
  " =1",
  "\ufeff=1",
  "\u200b=1",
  "\0=1",
  "\r=1",
  "'=1",
  "'Aisyah",
])("guards %j", (text) => {
  expect(guarded(text)).toMatch(/^'/);
});

it.each([
  ["Siti;=cmd|' /C calc'!A0", "Siti;'=cmd|' /C calc'!A0"],
  ["Jl. Melati, +62", "Jl. Melati, '+62"],
  ["a\n=1", "a\n'=1"],
  ["a\t＝1|@b", "a\t'＝1|'@b"],
  ["+62811 / +62812", "'+62811 / +62812"],
  ["Lestari, Dewi", "Lestari, Dewi"],
  ["0812-3", "0812-3"],
  ["a=b", "a=b"],
])("makes of %j %j", (text, written) => {
  expect(guarded(text)).toBe(written);
});

describe("the import", () => {
  it("is not kept busy by a cell of breaks and apostrophes", async () => {
    const { effort } = await effortOf(() => {
      for (const signs of ["\n", ";", "; ", "'", ";'", " "]) unguardedInside(`'${signs.repeat(60_000)}x`);
    });
    expect(effort).toBeLessThan(5);
  });

  it("takes off the first apostrophe before what a cell holds, and no other", () => {
    expect(
      ["'0812", "'+62811", "''t Hof", "'t Hof", "'＝1"].map((text) => withoutMark(text, "numbers")),
    ).toEqual(["0812", "+62811", "'t Hof", "'t Hof", "＝1"]);
    expect(["'Siti", "''Aisyah", "'=A"].map((text) => withoutMark(text, "words"))).toEqual([
      ...["Siti", "'Aisyah", "=A"],
    ]);
  });

  it("finds in the middle what was put there", () => {
    expect(unguardedInside("Siti;'=1, ''+2, 'Hof'")).toBe("Siti;=1, '+2, 'Hof'");
  });
});

it("leaves a name and its quotes alone", () => {
  expect(csvLine(["O'Brien", 'Siti "Ayu"', "a;b", ""], ";")).toBe('O\'Brien;"Siti ""Ayu""";"a;b";\r\n');
});
