import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { issueMeaning, issuesIn } from "./issues";

const known = new Set(["jam kerja, sif", "makan/angkutan", "x; y", "=upah"]);
const isName = (text: string) => known.has(text.toLowerCase());
const nothing = () => false;

describe("the issues of a cell", () => {
  it.each([
    ["Upah", ["Upah"]],
    ["Upah; Lembur", ["Upah", "Lembur"]],
    ["Upah, Lembur,K3", ["Upah", "Lembur", "K3"]],
    ["Upah/Lembur", ["Upah", "Lembur"]],
    ["Upah | Lembur", ["Upah", "Lembur"]],
    ["- Upah\n- Lembur", ["Upah", "Lembur"]],
    ["1. Upah\r\n2) Lembur", ["Upah", "Lembur"]],
    ["Upah; Lembur, K3 / PHK\nCuti", ["Upah", "Lembur", "K3", "PHK", "Cuti"]],
    ["Upah, upah ; UPAH", ["UPAH"]],
    [" ; , / ", []],
    ["Tidak ada", []],
    ["tidak ada keluhan; -", []],
    ["No problems", []],
  ])("%j", (cell, issues) => {
    expect(issuesIn(cell, nothing)).toEqual(issues);
  });

  it.each([
    ["Jam kerja, sif", ["Jam kerja, sif"]],
    ["Upah, Jam kerja, sif, Cuti", ["Upah", "Jam kerja, sif", "Cuti"]],
    ["Upah; Makan/angkutan", ["Upah", "Makan/angkutan"]],
    ["X; Y; Cuti", ["X; Y", "Cuti"]],
    ["'=Upah", ["=Upah"]],
  ])("%j keeps names whole that the union has", (cell, issues) => {
    expect(issuesIn(cell, isName)).toEqual(issues);
  });

  it("give every name back that stands on a line of its own", () => {
    const name = fc
      .string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(..."ab ,;/|=-'.") })
      .map((text) => text.replace(/\s+/g, " ").trim())
      .filter((text) => /[ab]/.test(text) && !/^['-]/.test(text));
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), (names) => {
        expect(issuesIn(names.join("\n"), (text) => names.includes(text))).toEqual(names);
      }),
    );
  });
});

it("knows the issues of every union in both languages, and no others", () => {
  const same = [["Upah", "Gaji", "Wages"], ["Lembur", "Overtime pay"], ["K3", "Health and safety"], ["PHK"]];
  for (const words of same) expect(new Set(words.map(issueMeaning)).size).toBe(1);
  expect(new Set(same.map(([word = ""]) => issueMeaning(word))).size).toBe(same.length);
  expect(issueMeaning("Air minum")).not.toBe(issueMeaning("Parkir"));
});
