import { describe, expect, it } from "vitest";
import { effortOf } from "../../../tests/support/effort";
import { fileOf, workbook, workbookEntries, type ZipEntry, zip } from "../../../tests/support/workbooks";
import type { Row } from "./cell";
import { inspectFile, readRows } from "./read";
import { FileRefusal } from "./refusal";

async function rowsOf(bytes: Buffer | string, sheet = 0): Promise<Row[]> {
  const path = fileOf(bytes);
  await inspectFile(path);
  const rows: Row[] = [];
  for await (const row of readRows(path, sheet)) rows.push(row);
  return rows;
}

async function refusalOf(bytes: Buffer | string): Promise<string> {
  const { answer, effort } = await effortOf(() => answerTo(bytes));
  expect(effort).toBeLessThan(25);
  return answer;
}

async function answerTo(bytes: Buffer | string): Promise<string> {
  try {
    return `${(await rowsOf(bytes)).length} rows`;
  } catch (error) {
    if (error instanceof FileRefusal) return error.code;
    throw error;
  }
}

const sheet = (xml: string | Buffer) => workbook({ sheets: [{ xml }] });
const rows = (xml: string) => workbook({ sheets: [{ rows: xml }] });
const bent = (change: (entries: ZipEntry[]) => ZipEntry[]) => zip(change(workbookEntries({})));
const part = "xl/worksheets/sheet1.xml";
const lying = (lie: Partial<ZipEntry>) =>
  bent((entries) => entries.map((entry) => (entry.name === part ? { ...entry, ...lie } : entry)));

/** The sum of each part stands before it and in the directory. */
function withWrongSums(bytes: Buffer): Buffer {
  const [header, directory] = ["504b0304", "504b0102"].map((hex) => Buffer.from(hex, "hex"));
  for (const [mark, at] of [[header, 14] as const, [directory, 16] as const])
    for (let from = bytes.indexOf(mark ?? ""); from >= 0; from = bytes.indexOf(mark ?? "", from + 1))
      bytes.writeUInt32LE(1, from + at);
  return bytes;
}

describe("files that would do harm", () => {
  it.each([
    [
      "a cell of gigabytes",
      () => rows(`<row r="1"><c r="A1" t="inlineStr"><is><t>${"A".repeat(60_000_000)}</t></is></c></row>`),
      ["cell_too_long", "unsafe_archive"],
    ],
    [
      "millions of rows",
      () => rows('<row><c t="inlineStr"><is><t>x</t></is></c></row>'.repeat(1_200_000)),
      ["unsafe_archive", "too_many_rows"],
    ],
    [
      "endless shared strings",
      () =>
        workbook({
          sheets: [{ rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' }],
          strings: `<sst>${"<si><t/></si>".repeat(4_000_001)}</sst>`,
        }),
      ["unsafe_archive", "too_much_data"],
    ],
    [
      "nested entities",
      () => sheet('<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>'),
      ["unsafe_xml"],
    ],
    [
      "an external entity",
      () =>
        sheet(
          '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>',
        ),
      ["unsafe_xml"],
    ],
    [
      "an external entity in the strings",
      () =>
        workbook({
          sheets: [{ rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' }],
          strings: '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><sst><si><t>x</t></si></sst>',
        }),
      ["unsafe_xml"],
    ],
    [
      "an external entity in the workbook",
      () => workbook({ workbookXml: '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><workbook/>' }),
      ["unsafe_xml"],
    ],
    [
      "a row number of a thousand million",
      () => rows('<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>'),
      ["too_many_rows"],
    ],
    [
      "a column beyond all columns",
      () => rows('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'),
      ["too_many_columns"],
    ],
    [
      "a value in the last cell of the sheet",
      () => rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
      ["too_many_columns"],
    ],
    [
      "a doubled part",
      () => bent((entries) => [...entries, { name: part, data: "<worksheet/>" }]),
      ["unsafe_archive"],
    ],
    [
      "a size that is a lie",
      () => lying({ claimedSize: 0x7ffffff0, claimedLocalSize: 0x7ffffff0 }),
      ["unsafe_archive"],
    ],
    ["a size that is too small", () => lying({ claimedSize: 10 }), ["unsafe_archive"]],
    [
      "a name that leaves the folder",
      () => bent((entries) => [...entries, { name: `${"../".repeat(4)}tmp/x`, data: "x" }]),
      ["unsafe_archive"],
    ],
    [
      "an absolute name",
      () => bent((entries) => [...entries, { name: "/etc/x", data: "x" }]),
      ["unsafe_archive"],
    ],
    [
      "a name with backslashes that leaves the folder",
      () => bent((entries) => [...entries, { name: "..\\..\\x", data: "x" }]),
      ["unsafe_archive"],
    ],
    [
      "thousands of parts",
      () =>
        bent((entries) => [
          ...entries,
          ...Array.from({ length: 3_000 }, (_, index) => ({ name: `xl/media/${index}`, data: "x" })),
        ]),
      ["too_many_parts"],
    ],
    [
      "parts that overlap",
      () =>
        bent((entries) => [
          ...entries,
          ...Array.from({ length: 50 }, (_, index) => ({ name: `xl/o${index}`, data: "", pointsAt: 4 })),
        ]),
      ["unsafe_archive"],
    ],
    ["the flag for encryption", () => lying({ flags: 1 }), ["password_protected"]],
    ["the flag for strong encryption", () => lying({ flags: 0x41 }), ["password_protected"]],
    ["sums that are wrong", () => withWrongSums(workbook({})), ["damaged"]],
    ["elements nested without end", () => sheet(`${"<x>".repeat(200_000)}`), ["unsafe_xml"]],
    [
      "an attribute of ten megabytes",
      () =>
        sheet(
          `<worksheet a="${Array.from({ length: 400_000 }, (_, index) => index * 7_919).join("")}${"é".repeat(4_000_000)}"/>`,
        ),
      ["cell_too_long", "unsafe_archive"],
    ],
    [
      "strings that are not there",
      () => rows('<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>'),
      ["damaged"],
    ],
    ["a string before the first", () => rows('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'), ["damaged"]],
    [
      "a string that is no number",
      () => rows('<row r="1"><c r="A1" t="s"><v>abc</v></c></row>'),
      ["damaged"],
    ],
    [
      "bytes that are no UTF-8",
      () =>
        sheet(
          Buffer.concat([
            Buffer.from('<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>'),
            Buffer.from([0xff, 0xc3, 0x28]),
            Buffer.from("</t></is></c></row></sheetData></worksheet>"),
          ]),
        ),
      ["broken_xml"],
    ],
    ["a part cut short", () => sheet('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>'), ["broken_xml"]],
    [
      "a heap of attributes",
      () =>
        sheet(
          `<worksheet ${Array.from({ length: 100_000 }, (_, index) => `a${index}=""`).join(" ")}><sheetData/></worksheet>`,
        ),
      ["no_rows", "unsafe_archive"],
    ],
  ])("%s", async (_, make, codes) => {
    expect(codes).toContain(await refusalOf(make()));
  });

  it("is turned away when it is cut off", async () => {
    const whole = workbook({});
    expect(await refusalOf(whole.subarray(0, whole.length - 200))).toBe("damaged");
  });
});

describe("files that are something else", () => {
  const compound = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(1_000)]);
  it.each<[string, Buffer | string, string]>([
    ["nothing", "", "empty_file"],
    [
      "a locked workbook",
      Buffer.concat([compound, Buffer.from("EncryptedPackage", "utf16le")]),
      "password_protected",
    ],
    ["an old workbook", Buffer.concat([compound, Buffer.from("Workbook", "utf16le")]), "xls_binary"],
    [
      "an old Word document",
      Buffer.concat([compound, Buffer.from("WordDocument", "utf16le")]),
      "word_document",
    ],
    [
      "a binary workbook",
      bent((entries) => [...entries, { name: "xl/workbook.bin", data: "x" }]),
      "xlsb_binary",
    ],
    ["a web page", "<!DOCTYPE html><html><table><tr><td>Nama</td></tr></table></html>", "html_renamed"],
    ["a bare table", "<table border=1><tr><td>Nama</td></tr></table>", "html_renamed"],
    [
      "an XML spreadsheet",
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:x"></Workbook>',
      "spreadsheetml_2003",
    ],
    ["a picture", Buffer.from("89504e470d0a1a0a0000", "hex"), "image"],
    ["a PDF", "%PDF-1.7 ...", "pdf"],
    ["gzip", Buffer.from("1f8b0800", "hex"), "compressed"],
    ["a zip of other things", zip([{ name: "a.txt", data: "x" }]), "other_zip"],
    [
      "a Word document",
      bent((entries) => [...entries, { name: "word/document.xml", data: "x" }]),
      "word_document",
    ],
    ["a workbook without rows", rows(""), "no_rows"],
    [
      "rubbish",
      Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7_919) % 7)),
      "unknown_binary",
    ],
  ])("%s", async (_, bytes, code) => {
    expect(await refusalOf(bytes)).toBe(code);
  });
});
