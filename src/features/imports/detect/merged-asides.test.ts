import { expect, it } from "vitest";
import { effortOf } from "../../../../tests/support/effort";
import { readRoster } from "../../../../tests/support/rosters";
import { type Table, xlsxOf } from "../../../../tests/support/tables";

const people = (count: number, cells: (at: number) => Table[number]): Table =>
  Array.from({ length: count }, (_, at) => cells(at + 1));

it("a cell for signatures, merged from its heading down beside the people, makes none of them a heading", async () => {
  const numbered = people(50, (at) => [at, `Pekerja ${"abcdefghij"[at % 10]} ${"klmnopqrst"[at % 9]}`, null]);
  for (const to of [3, 51]) {
    const table = [["No", "Nama", "Tanda Tangan"], ...numbered];
    const read = await readRoster(xlsxOf({ table, shape: { merges: [`C1:C${to}`] } }));
    expect([read.analysis.headerRows, read.people.length]).toEqual([[1], 50]);
  }
  const unnumbered = people(12, (at) => [`Siti ${"abcdefghijkl"[at - 1]}`, "Jahit", null]);
  const table = [["Nama", "Bagian", "Tanda Tangan"], ...unnumbered];
  const read = await readRoster(xlsxOf({ table, shape: { merges: ["C1:C13"] } }));
  expect([read.analysis.headerRows, read.people.length]).toEqual([[1], 12]);
});

it("a text whose first heading begins like an archive is a text", async () => {
  const { people: found } = await readRoster(
    "PKWT,Nama,No HP\nya,Siti Aminah,081234567890\nya,Budi,081234567891",
  );
  expect(found.map(({ name }) => name)).toEqual(["Siti Aminah", "Budi"]);
});

it("cells full of marks are read in no time", async () => {
  const marks = (sign: string) => `Bandung${sign.repeat(60_000)}b`;
  const lines = [..." ,;/.-:*"].map(
    (sign) => `"Siti${sign.repeat(60_000)}Aminah","${marks(sign)}",081234567890`,
  );
  const text = ["Nama,Tempat Tanggal Lahir,No HP", ...lines].join("\n");
  const { answer, effort } = await effortOf(() => readRoster(text));
  expect(answer.people).toHaveLength(lines.length);
  expect(effort).toBeLessThan(40);
});
