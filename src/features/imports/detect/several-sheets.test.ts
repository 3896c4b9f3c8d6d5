import { expect, it } from "vitest";
import { inspectFile } from "@/lib/spreadsheets/read";
import { type Table, xlsxOf } from "../../../../tests/support/tables";
import { fileOf, inline, workbook } from "../../../../tests/support/workbooks";
import { interpretRow } from "../parse/row";
import { mappingOf } from "./analysis";
import { analyseFile } from "./sheets";

const options = { defaultCountry: "ID", today: "2026-11-23" };

async function analysed(sheets: Record<string, Table>, chosen?: number[]) {
  const path = fileOf(xlsxOf(...Object.entries(sheets).map(([name, table]) => ({ table, shape: { name } }))));
  return analyseFile(await inspectFile(path), { path, options, ...(chosen && { sheets: chosen }) });
}

const sheets: Record<string, Table> = {
  JAHIT: [
    ["No", "Nama", "NIK", "No HP"],
    [1, "Siti Aminah", 22_050_014, "081234567801"],
    [2, "Budi Santoso", 22_050_015, "081234567802"],
  ],
  POTONG: [
    ["Daftar Potong", null, null, null],
    ["No.", "Nama Karyawan", "No. Karyawan", "HP/WA"],
    [1, "Wati Suryani", 22_050_016, "081234567803"],
  ],
  GUDANG: [
    ["No Urut", "Nm. Pekerja", "NIK Karyawan", "Telp"],
    [1, "Deni Darma", 22_050_017, "081234567804"],
  ],
  BALIK: [
    ["NIK", "Nama", "No HP", "No"],
    [22_050_018, "Eko Putra", "081234567805", 1],
  ],
  REKAP: [
    ["Bagian", "Jumlah"],
    ["Jahit", 2],
  ],
};

it("offers the sheets whose columns mean the same, however they are headed", async () => {
  const { alike } = await analysed(sheets);
  expect(alike).toEqual([0, 1, 2]);
});

it("reads them as one list", async () => {
  const { analysis, examples } = await analysed(sheets, [0, 1, 2]);
  const people = examples.map((row) => interpretRow(row, mappingOf(analysis), options));
  expect(
    people.map((person) => person.kind === "person" && [person.name, person.job.employeeNumber]),
  ).toEqual([
    ["Siti Aminah", "22050014"],
    ["Budi Santoso", "22050015"],
    ["Wati Suryani", "22050016"],
    ["Deni Darma", "22050017"],
  ]);
  expect(analysis.leftOut.some(({ kind }) => kind === "other_columns")).toBe(false);
});

it("leaves a sheet with its columns in another order out, and says so", async () => {
  const { analysis } = await analysed(sheets, [0, 3]);
  expect([analysis.dataRows, analysis.leftOut.at(-1)?.kind]).toEqual([2, "other_columns"]);
});

it("reads bare day numbers in the calendar of their workbook", async () => {
  const rows = (serial: number) =>
    `<row r="1">${inline("A1", "Nama")}${inline("B1", "Tgl Lahir")}</row><row r="2">${inline("A2", "Siti Aminah")}<c r="B2"><v>${serial}</v></c></row>`;
  const birthOf = async (bytes: Buffer) => {
    const path = fileOf(bytes);
    const { analysis, examples } = await analyseFile(await inspectFile(path), { path, options });
    const person = examples[0] && interpretRow(examples[0], mappingOf(analysis), options);
    return person?.kind === "person" ? person.birthDate : null;
  };
  expect(await birthOf(workbook({ sheets: [{ rows: rows(34_928) }] }))).toBe("1995-08-17");
  const mac = workbook({ sheets: [{ rows: rows(33_466) }], workbookPr: '<workbookPr date1904="1"/>' });
  expect(await birthOf(mac)).toBe("1995-08-17");
});

it("counts the rows that a filter hides", async () => {
  const table: Table = [
    ["Nama", "NIK"],
    ["Siti Aminah", 22_050_014],
    ["Budi Santoso", 22_050_015],
    ["Wati Suryani", 22_050_016],
  ];
  const path = fileOf(xlsxOf({ table, shape: { hidden: [3, 4] } }));
  const { analysis, examples } = await analyseFile(await inspectFile(path), { path, options });
  expect([analysis.hiddenRows, analysis.dataRows]).toEqual([2, 3]);
  expect(analysis.issues).toContainEqual({ code: "hidden_rows", params: { count: 2 } });
  const kept = examples.map((row) => interpretRow(row, mappingOf(analysis), options).kind);
  expect(kept).toEqual(["person", "person", "person"]);
  const out = examples.map((row) =>
    interpretRow(row, { ...mappingOf(analysis), leaveOutHidden: true }, options),
  );
  expect(out.map((result) => (result.kind === "rejected" ? result.reason : "person"))).toEqual([
    "person",
    "hidden_row",
    "hidden_row",
  ]);
});
