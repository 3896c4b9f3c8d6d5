import { describe, expect, it } from "vitest";
import { answerTo } from "../../../../tests/support/sheets";
import { inline, workbook, zip } from "../../../../tests/support/workbooks";

const ods = (table: string, after = "") =>
  zip([
    { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet" },
    {
      name: "content.xml",
      data: `<office:document-content><office:body><office:spreadsheet><table:table table:name="A">${table}</table:table>${after}</office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
const odsCell = (text: string, attributes = "") =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`;
const person = `<table:table-row>${odsCell("Nama")}${odsCell("No HP")}</table:table-row><table:table-row>${odsCell("Siti Aminah")}${odsCell("081234567890")}</table:table-row>`;
const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : `${letters(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`;
const many = Array.from({ length: 990 }, (_, at) => letters(at + 1));

const sheetsOf = (count: number, id: (at: number) => string) =>
  `<workbook xmlns:r="r"><sheets>${Array.from({ length: count }, (_, at) => `<sheet name="S${at}" r:id="${id(at)}"/>`).join("")}</sheets></workbook>`;

describe("workbooks that say one thing many times", () => {
  it.each<[string, () => Buffer, string[]]>([
    [
      "hidden columns long before the first",
      () => workbook({ sheets: [{ before: '<cols><col min="-1000000000" max="5" hidden="1"/></cols>' }] }),
      ["1 rows"],
    ],
    [
      "a thousand columns merged down fifteen thousand rows",
      () =>
        workbook({
          sheets: [
            {
              rows: `<row r="1">${inline("A1", "Nama")}${many.map((at) => inline(`${at}1`, at)).join("")}</row>${Array.from({ length: 15_000 }, (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" t="str"><v>Siti Aminah</v></c></row>`).join("")}`,
              after: `<mergeCells>${many.map((at) => `<mergeCell ref="${at}1:${at}20000"/>`).join("")}</mergeCells>`,
            },
          ],
        }),
      ["too_much_data"],
    ],
    [
      "a spreadsheet of LibreOffice that repeats twenty rows of a cell that it repeats",
      () =>
        ods(
          `${person}${`<table:table-row table:number-rows-repeated="900">${odsCell("Siti Aminah")}${odsCell("x", 'table:number-columns-repeated="990"')}</table:table-row>`.repeat(20)}`,
        ),
      ["repeated_row"],
    ],
    [
      "a spreadsheet of LibreOffice with less than no spaces",
      () => ods(`${person}<table:table-row>${odsCell('Siti<text:s text:c="-1"/>A')}</table:table-row>`),
      ["2 rows"],
    ],
    [
      "one format of brackets that a million cells could have",
      () =>
        workbook({
          styles: `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${"[".repeat(255)}"/></numFmts><cellXfs>${'<xf numFmtId="200"/>'.repeat(700_000)}</cellXfs></styleSheet>`,
        }),
      ["1 rows"],
    ],
    [
      "a thousand sheets that are one part",
      () => workbook({ workbookXml: sheetsOf(1_000, () => "s1") }),
      ["unsafe_archive"],
    ],
    [
      "twenty sheets, each with eight megabytes behind its rows",
      () =>
        workbook({
          sheets: Array.from({ length: 20 }, () => ({ after: `<x>${"<y/>".repeat(2_000_000)}</x>` })),
        }),
      ["1 rows"],
    ],
    [
      "twenty sheets, each with eight megabytes before its rows",
      () => workbook({ sheets: Array.from({ length: 20 }, () => ({ rows: "<y/>".repeat(2_000_000) })) }),
      ["no_rows"],
    ],
    [
      "forty sheets and fifteen megabytes of styles",
      () =>
        workbook({
          sheets: Array.from({ length: 40 }, () => ({})),
          styles: `<styleSheet><dxfs>${"<d/>".repeat(3_900_000)}</dxfs></styleSheet>`,
        }),
      ["1 rows"],
    ],
    [
      "forty-five tables before fifteen megabytes of nothing",
      () =>
        ods(
          person,
          `${`<table:table table:name="B">${person}</table:table>`.repeat(44)}${"<y/>".repeat(3_800_000)}`,
        ),
      ["1 rows"],
    ],
    [
      "a cell of a million spaces, each an element",
      () => ods(`${person}<table:table-row>${odsCell("<text:s/>".repeat(1_000_000))}</table:table-row>`),
      ["1 rows", "2 rows"],
    ],
    [
      "a cell that is too long and goes on",
      () =>
        ods(
          `${person}<table:table-row>${odsCell(`${"x".repeat(70_000)}${"<text:span>a</text:span>".repeat(400_000)}`)}</table:table-row>`,
        ),
      ["2 rows"],
    ],
  ])(
    "%s",
    async (_, make, answers) => {
      expect(answers).toContain(await answerTo(make()));
    },
    60_000,
  );
});
