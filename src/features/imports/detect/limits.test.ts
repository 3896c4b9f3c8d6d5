import { describe, expect, it } from "vitest";
import { cellText } from "@/lib/spreadsheets/cell";
import { Budget, sizeOf } from "@/lib/spreadsheets/limits";
import { inspectFile } from "@/lib/spreadsheets/read";
import { understand } from "../../../../tests/support/sheets";
import { fileOf, inline, workbook, zip } from "../../../../tests/support/workbooks";
import { analyseFile, readParts } from "./sheets";

const options = { defaultCountry: "ID", today: "2026-11-23" };
const analysed = async (bytes: Buffer | string) => {
  const path = fileOf(bytes);
  return analyseFile(await inspectFile(path), { path, options });
};
const ods = (rows: string) =>
  zip([
    { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet" },
    {
      name: "content.xml",
      data: `<office:document-content><office:body><office:spreadsheet><table:table table:name="A">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
const text = (value: string) =>
  `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
const heading = `<table:table-row>${text("Nama")}${text("No HP")}</table:table-row>`;
const repeated = (times: number) =>
  `<table:table-row table:number-rows-repeated="${times}">${text("Siti Aminah")}${text("08123456789")}</table:table-row>`;

describe("what a reading may give out", () => {
  it("is as much as the largest text file holds, and ends with a refusal", () => {
    const budget = new Budget({ characters: 10, rows: 3 });
    const row = (value: string) => ({ number: 1, cells: [{ kind: "text" as const, text: value }] });
    budget.take(row("1234"));
    budget.take(row("123"));
    expect(() => budget.take(row("1"))).toThrowError("too_much_data");
    const rows = new Budget({ characters: 100, rows: 1 });
    rows.take(row("a"));
    expect(() => rows.take(row("b"))).toThrowError("too_many_rows");
    expect(sizeOf(row("12345"))).toBe(6);
  });

  it("is shared by all parts, so that a string named a million times is not written a million times", async () => {
    const long = "Siti ".repeat(12_000);
    const rows = Array.from({ length: 6_000 }, (_, at) => `<row r="${at + 2}"><c t="s"><v>0</v></c></row>`);
    const path = fileOf(
      workbook({
        sheets: [{ rows: `<row r="1">${inline("A1", "Nama")}</row>${rows.join("")}` }],
        strings: `<sst><si><t>${long}</t></si></sst>`,
      }),
    );
    const all = async () => {
      for await (const _ of readParts(path, { parts: [{ sheet: 0, name: "" }], asked: null }));
    };
    await expect(all()).rejects.toMatchObject({ code: "too_much_data" });
  });

  it("takes a row repeated as often as a person would, and no row repeated without end", async () => {
    expect((await analysed(ods(heading + repeated(900)))).analysis.dataRows).toBe(900);
    await expect(analysed(ods(heading + repeated(1_001)))).rejects.toMatchObject({ code: "repeated_row" });
    const blank =
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>';
    expect((await analysed(ods(heading + repeated(2) + blank))).analysis.dataRows).toBe(2);
  });
});

describe("what is kept of a file to be looked at", () => {
  it("is the beginning of long cells, headings and names of sheets", async () => {
    const long = "x".repeat(60_000);
    const path = fileOf(
      workbook({
        sheets: [
          {
            name: "S".repeat(5_000),
            rows: `<row r="1">${inline("A1", "Nama")}${inline("B1", `Catatan ${long}`)}</row><row r="2">${inline("A2", "Siti")}${inline("B2", long)}</row>`,
          },
        ],
      }),
    );
    const file = await inspectFile(path);
    expect(file.sheets[0]?.name.length).toBeLessThanOrEqual(200);
    const { analysis, examples } = await analyseFile(file, { path, options });
    expect(examples.map(({ cells }) => cells.map((cell) => cellText(cell).length))).toEqual([[4, 501]]);
    expect(analysis.columns.every(({ heading: words }) => words.length <= 200)).toBe(true);
    expect(JSON.stringify({ file, analysis, examples }).length).toBeLessThan(10_000);
  });

  it("is a note as long as the form takes it, and a rejected cell's beginning with a mark; both are told", () => {
    const long = "kata ".repeat(2_000).trim();
    const { people, rejected } = understand(
      `Nama|No HP|Bagian|Catatan\nSiti Aminah|081234567890|Jahit|${long}\n|081234567891|Jahit|${long}`,
    );
    expect(people[0]?.note?.length).toBeLessThanOrEqual(2_000);
    expect(people[0]?.warnings).toMatchObject([{ field: "note", kind: "cut_short" }]);
    expect(rejected[0]?.cells[3]).toBe(`${long.slice(0, 2_000)} […]`);
  });

  it("is not a heading for every other row without end", async () => {
    const lines = Array.from({ length: 101_000 }, (_, at) => `Line ${at};;\nSiti Aminah;K${at};0812`);
    await expect(analysed(`Nama;NIK;HP\n${lines.join("\n")}`)).rejects.toMatchObject({ code: "not_a_list" });
  }, 60_000);
});
