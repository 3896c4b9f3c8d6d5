import { describe, expect, it } from "vitest";
import { odsOf, xlsxOf } from "../../../../tests/support/tables";
import { fileOf } from "../../../../tests/support/workbooks";
import { cellText, type Row } from "./cells/rules";
import { FileRefusal } from "./refusals/rules";
import { inspectFile, readRows } from "./rules";

async function rowsOf(bytes: Buffer | string): Promise<Row[]> {
  const path = fileOf(bytes);
  await inspectFile(path);
  const rows: Row[] = [];
  for await (const row of readRows(path)) rows.push(row);
  return rows;
}

async function refusalOf(bytes: Buffer | string): Promise<string> {
  try {
    await rowsOf(bytes);
  } catch (error) {
    if (error instanceof FileRefusal) return error.code;
    throw error;
  }
  return "read";
}

const dbf = Buffer.alloc(200);
dbf.set([0x03, 125, 11, 3, 2, 0, 0, 0, 97, 0, 40, 0]);
dbf.write("NAMA", 32);
dbf[96] = 0x0d;
dbf.write(" Siti Aminah", 97);

describe("files of other programs say what they are", () => {
  it.each<[string, Buffer | string, string]>([
    [
      "a web archive with the name of a workbook",
      'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<html></html>',
      "web_archive",
    ],
    ["contacts of a telephone", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Siti Aminah\r\nEND:VCARD\r\n", "vcard"],
    ["JSON", '[{"nama":"Siti Aminah","hp":"081234567890"}]', "json"],
    ["JSON over several lines", '{\n  "data": [\n    {"nama": "Siti"}\n  ]\n}', "json"],
    ["a dBase table", dbf, "dbf"],
    ["a SYLK sheet", 'ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"Nama"\r\nE\r\n', "sylk"],
    ["XML of a payroll program", '<?xml version="1.0"?><pegawai><nama>Siti</nama></pegawai>', "xml"],
    [
      "XHTML",
      '<?xml version="1.0"?>\n<!DOCTYPE html><html><body><table></table></body></html>',
      "html_renamed",
    ],
    [
      "a list whose first heading is ID and second begins with P",
      "ID;PEKERJA;HP\n1;Siti Aminah;081234567890",
      "read",
    ],
    ["a list in square brackets", "[Nama],[HP]\nSiti Aminah,081234567890", "read"],
  ])("%s", async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });
});

describe("cells that are merged downwards", () => {
  const table = [
    ["Bagian", "Nama", "NIK"],
    ["Sewing", "Siti Aminah", 22_050_014],
    [null, "Budi Santoso", 22_050_015],
    [null, "Wati Suryani", 22_050_016],
    ["Cutting", "Deni Darma", 22_050_017],
  ];

  it.each([
    ["Excel", xlsxOf({ table, shape: { merges: ["A2:A4"] } })],
    ["LibreOffice", odsOf(table, { merges: ["A2:A4"] })],
  ])("count for every row of them, in %s", async (_, bytes) => {
    const rows = await rowsOf(bytes);
    expect(rows.map(({ cells }) => cellText(cells[0]))).toEqual([
      "Bagian",
      "Sewing",
      "Sewing",
      "Sewing",
      "Cutting",
    ]);
    expect(rows.map(({ merged }) => merged)).toEqual([undefined, undefined, [0], [0], undefined]);
  });

  it("are no value of the columns beside them", async () => {
    const rows = await rowsOf(
      odsOf(
        [
          ["DAFTAR", null],
          ["Nama", "HP"],
          ["Siti", "0812"],
        ],
        { merges: ["A1:B1"] },
      ),
    );
    expect(rows[0]?.cells.map(cellText)).toEqual(["DAFTAR"]);
  });
});

it.each([
  ["Excel", xlsxOf({ table: [["Nama"], ["Siti"], ["Budi"]], shape: { hidden: [3] } })],
  ["LibreOffice", odsOf([["Nama"], ["Siti"], ["Budi"]], { hidden: [3] })],
])("rows that a filter of %s hides are marked", async (_, bytes) => {
  expect((await rowsOf(bytes)).map(({ hidden }) => hidden)).toEqual([undefined, undefined, true]);
});
