import { describe, expect, it } from "vitest";
import { minimumWagesIn } from "./minimum-wage-lines";

describe("pasted minimum wages", () => {
  it.each([
    ["36.71;2026;5.018.000", "36.71"],
    ["3671\t2026\tRp 5.018.000", "36.71"],
    ["kota tangerang ; 2026 ; 5018000", "36.71"],
    ["Kab. Tangerang;2026;5018000", "36.03"],
    ["Provinsi Banten;2026;5018000", "36"],
  ])("%s is of region %s", (line, region) =>
    expect(minimumWagesIn(line)).toEqual({ lines: [{ region, year: 2026, amount: 5_018_000 }], wrong: [] }),
  );

  it.each([
    ["Tangerang;2026;5018000", "region"],
    ["36.99;2026;5018000", "region"],
    ["36.71;26;5018000", "year"],
    ["36.71;2026;lima juta", "amount"],
    ["36.71;2026;0", "amount"],
    ["36.71,2026,5018000", "parts"],
  ] as const)("%s is given back: %s", (line, why) =>
    expect(minimumWagesIn(line)).toEqual({ lines: [], wrong: [{ line, why }] }),
  );

  it("take what can be read, once, and give back what says two things of one year", () => {
    const text = "36.71;2026;5018000\r\n\n36.71;2026;5018000\n36.71;2026;5018001\n36.71;2025;4900000\n";
    const { lines, wrong } = minimumWagesIn(text);
    expect(lines.map(({ year }) => year)).toEqual([2026, 2025]);
    expect(wrong).toEqual([{ line: "36.71;2026;5018001", why: "twice" }]);
  });
});
