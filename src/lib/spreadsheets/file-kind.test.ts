import { describe, expect, it } from "vitest";
import { odsOf, xlsxOf } from "../../../tests/support/tables";
import { fileOf, inline, workbook } from "../../../tests/support/workbooks";
import { cellText, type Row } from "./cell";
import { inspectFile, readRows } from "./read";
import { FileRefusal } from "./refusal";

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

const compound = (name: string) =>
  Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from(name, "utf16le")]);

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
    ["a web page in UTF-16", Buffer.from("\ufeff<html><table></table></html>", "utf16le"), "html_renamed"],
    ["XML in UTF-16", Buffer.from('\ufeff<?xml version="1.0"?><a/>', "utf16le").swap16(), "xml"],
    ["a web page that begins with a remark", "<!-- x -->\n<html><body></body></html>", "html_renamed"],
    ["a remark without end", `<!-- ${"x".repeat(5_000)}`, "html_renamed"],
    ["the body of a web page", "\n<body><table><tr><td>Nama</td></tr></table>", "html_renamed"],
    ["a part of a web page", '<div class="a"><table></table></div>', "html_renamed"],
    [
      "rows of a web page",
      "<tr><td>Nama</td><td>HP</td></tr>\n<tr><td>Siti</td><td>1</td></tr>\n",
      "html_renamed",
    ],
    ["a drawing", "<svg xmlns='http://www.w3.org/2000/svg'><text>a</text></svg>", "xml"],
    [
      "an XML spreadsheet that does not say it is XML",
      '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>',
      "spreadsheetml_2003",
    ],
    [
      "an XML spreadsheet with a remark",
      '<?xml version="1.0"?><!-- x --><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      "spreadsheetml_2003",
    ],
    [
      "XML that does not say so",
      "<people><person><name>Siti</name></person>\n<person><name>Budi</name></person></people>",
      "xml",
    ],
    ["a mail", "Return-Path: <a@b.c>\r\nFrom: Siti <a@b.c>\r\n\r\nHello\r\n", "web_archive"],
    ["a mail on its way", "Received: from mx (1.2.3.4)\r\n by x\r\n\r\nHi\r\n", "web_archive"],
    ["a box of mails", "From a@b.c Mon Jan 1 00:00:00 2024\r\nSubject: x\r\n\r\nHi\r\n", "web_archive"],
    ["old slides", compound("PowerPoint Document"), "presentation"],
    ["a mail of Outlook", compound("__substg1.0_0037001F"), "unknown_binary"],
    ["an old workbook with slides in it", compound("Workbook PowerPoint Document"), "xls_binary"],
    [
      "sound",
      Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at % 2 ? 0 : (at * 37) % 200))),
      "unknown_binary",
    ],
    ["a list whose headings stand in brackets", "<Nama>,<No HP>\nSiti Aminah,081234567890", "read"],
    ["a list of divisions in brackets", "<Div>,<Title>,<Nama>\nSewing,Ibu,Siti Aminah", "read"],
    ["a list whose headings are bold", "<b>Nama</b>;<b>HP</b>\nSiti Aminah;081234567890", "read"],
    ["a list that begins with less than", "<20 tahun,Nama\nya,Siti Aminah", "read"],
    ["a list of arrows", "<-- Nama,HP\nSiti Aminah,081234567890", "read"],
    ["a list of received things", "Received: date,Nama\n1,Siti Aminah", "read"],
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

  it("are found wherever their element is cut between two pieces", async () => {
    const rows = `<row r="1">${inline("A1", "Sewing")}</row><row r="2">${inline("B2", "Budi")}</row>`;
    const start = `<worksheet><sheetData>${rows}</sheetData><mergeCells count="1">`;
    for (let before = 0; before < 35; before += 5) {
      const beginning = start.padEnd(65_536 - before);
      const xml = `${beginning}<mergeCell ref="A1:A2"/></mergeCells>${" ".repeat(70_000)}</worksheet>`;
      expect((await rowsOf(workbook({ sheets: [{ xml }] })))[1]?.merged).toEqual([0]);
    }
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
