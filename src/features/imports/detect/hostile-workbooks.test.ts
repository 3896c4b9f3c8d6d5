import { describe, expect, it } from "vitest";
import { answerTo } from "../../../../tests/support/sheets";
import {
  inline,
  plainRows,
  workbook,
  workbookEntries,
  type ZipEntry,
  zip,
} from "../../../../tests/support/workbooks";

const rows = (xml: string) => workbook({ sheets: [{ rows: xml }] });
const bent = (change: (entries: ZipEntry[]) => ZipEntry[]) => zip(change(workbookEntries({})));
const part = "xl/worksheets/sheet1.xml";
const heading = `<row r="1">${inline("A1", "Nama")}${inline("B1", "No HP")}</row>`;
const withPeople = (more: string) => rows(`${plainRows}${more}`);
const ods = (content: string, extra: ZipEntry[] = []) =>
  zip([
    { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet" },
    { name: "content.xml", data: content },
    ...extra,
  ]);
const table = (inner: string) =>
  `<office:document-content><office:body><office:spreadsheet><table:table table:name="A">${inner}</table:table></office:spreadsheet></office:body></office:document-content>`;
const styled = (styles: string) => workbook({ sheets: [{}], styles });

describe("workbooks made to hurt", () => {
  it.each<[string, () => Buffer, string[]]>([
    [
      "a hundred thousand merges",
      () =>
        workbook({
          sheets: [{ after: `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(100_000)}</mergeCells>` }],
        }),
      ["1 rows", "unsafe_archive"],
    ],
    [
      "sizes that disagree",
      () =>
        bent((all) => all.map((entry) => (entry.name === part ? { ...entry, claimedLocalSize: 9 } : entry))),
      ["1 rows", "unsafe_archive", "damaged"],
    ],
    [
      "an encrypted part",
      () => bent((all) => all.map((entry) => (entry.name === part ? { ...entry, flags: 1 } : entry))),
      ["password_protected"],
    ],
    [
      "a zip in a zip in a picture",
      () =>
        workbook({
          extra: [{ name: "xl/media/a.zip", data: zip([{ name: "b.zip", data: "0".repeat(9_000_000) }]) }],
        }),
      ["1 rows", "unsafe_archive"],
    ],
    [
      "two hundred thousand elements inside each other",
      () => workbook({ sheets: [{ xml: "<x>".repeat(200_000) }] }),
      ["unsafe_xml"],
    ],
    [
      "five hundred sheets, all hidden but one",
      () =>
        workbook({
          sheets: Array.from({ length: 500 }, (_, at) => ({
            name: `S${at}`,
            ...(at < 499 && { state: "veryHidden" }),
          })),
        }),
      ["1 rows"],
    ],
    [
      "only hidden sheets",
      () => workbook({ sheets: [{ state: "hidden" }, { state: "veryHidden" }] }),
      ["1 rows"],
    ],
    [
      "a label of another encoding",
      () =>
        workbook({
          sheets: [
            {
              xml: `<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData>${plainRows}</sheetData></worksheet>`,
            },
          ],
        }),
      ["1 rows", "broken_xml"],
    ],
    [
      "a byte order mark",
      () =>
        workbook({ sheets: [{ xml: `\ufeff<worksheet><sheetData>${plainRows}</sheetData></worksheet>` }] }),
      ["1 rows"],
    ],
    [
      "three hundred columns",
      () =>
        withPeople(
          `<row r="3">${Array.from({ length: 300 }, () => '<c t="inlineStr"><is><t>x</t></is></c>').join("")}</row>`,
        ),
      ["2 rows"],
    ],
    [
      "two thousand columns",
      () =>
        withPeople(
          `<row r="3">${Array.from({ length: 2_000 }, () => '<c t="inlineStr"><is><t>x</t></is></c>').join("")}</row>`,
        ),
      ["too_many_columns"],
    ],
    [
      "ten thousand runs of rich text",
      () =>
        workbook({
          sheets: [{ rows: `${heading}<row r="2"><c r="A2" t="s"><v>0</v></c></row>` }],
          strings: `<sst><si>${"<r><rPr><b/></rPr><t>x</t></r>".repeat(10_000)}</si></sst>`,
        }),
      ["1 rows"],
    ],
    ["headings alone", () => rows(heading), ["no_rows"]],
    ["headings twice and nobody", () => rows(`${heading}${heading.replaceAll("1", "2")}`), ["no_rows"]],
    [
      "a shared formula without a value",
      () =>
        withPeople(
          '<row r="3"><c r="A3"><f t="shared" si="0" ref="A3:A9">HYPERLINK("http://127.0.0.1:9")</f></c></row>',
        ),
      ["2 rows"],
    ],
    ["a sheet that is not there", () => bent((all) => all.filter(({ name }) => name !== part)), ["damaged"]],
    ["no sheet", () => workbook({ workbookXml: "<workbook><sheets/></workbook>" }), ["no_sheets"]],
    [
      "a relation out of the package",
      () =>
        bent((all) =>
          all.map((entry) =>
            entry.name === "xl/_rels/workbook.xml.rels"
              ? {
                  ...entry,
                  data: String(entry.data).replace("worksheets/sheet1.xml", "../../../../etc/passwd"),
                }
              : entry,
          ),
        ),
      ["damaged", "no_sheets"],
    ],
    [
      "a relation to the network",
      () =>
        bent((all) =>
          all.map((entry) =>
            entry.name === "xl/_rels/workbook.xml.rels"
              ? {
                  ...entry,
                  data: String(entry.data).replace(
                    'Target="worksheets/sheet1.xml"',
                    'TargetMode="External" Target="http://127.0.0.1:9/x"',
                  ),
                }
              : entry,
          ),
        ),
      ["no_sheets"],
    ],
    [
      "a million formats",
      () => styled(`<styleSheet><cellXfs>${'<xf numFmtId="0"/>'.repeat(400_000)}</cellXfs></styleSheet>`),
      ["1 rows", "unsafe_archive"],
    ],
    [
      "a format of brackets",
      () =>
        styled(
          `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${"[".repeat(100_000)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
        ),
      ["1 rows"],
    ],
    [
      "a format of quotes",
      () =>
        styled(
          `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${"&quot;\\".repeat(50_000)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`,
        ),
      ["1 rows"],
    ],
    [
      "numbers that are none",
      () =>
        withPeople('<row r="3"><c><v>1e999</v></c><c><v>NaN</v></c><c><v>0x10</v></c><c><v>-0</v></c></row>'),
      ["2 rows"],
    ],
    [
      "a place of small letters",
      () => rows(`${plainRows}<row r="3"><c r="a3"><v>1</v></c></row>`),
      ["too_many_columns", "2 rows"],
    ],
    [
      "a place without a letter",
      () => rows(`${plainRows}<row r="3"><c r="33"><v>1</v></c></row>`),
      ["too_many_columns"],
    ],
    ["row minus one", () => rows(`${plainRows}<row r="-1"><c><v>1</v></c></row>`), ["damaged"]],
    ["row one and a half", () => rows(`${plainRows}<row r="1.5"><c><v>1</v></c></row>`), ["damaged"]],
    ["row words", () => rows(`${plainRows}<row r="abc"><c><v>1</v></c></row>`), ["damaged"]],
    [
      "the same row number fifty thousand times",
      () => withPeople(`<row r="3">${inline("A3", "Budi Santoso")}</row>`.repeat(50_000)),
      ["50001 rows", "unsafe_archive"],
    ],
    ["a million empty rows", () => withPeople("<row/>".repeat(900_000)), ["1 rows", "unsafe_archive"]],
    [
      "a wall of CDATA",
      () =>
        withPeople(`<row r="3"><c t="inlineStr"><is><t>${"<![CDATA[]]>".repeat(50_000)}x</t></is></c></row>`),
      ["2 rows", "cell_too_long"],
    ],
    [
      "a wall of remarks",
      () => withPeople("<!-- x -->".repeat(200_000)),
      ["1 rows", "cell_too_long", "unsafe_archive"],
    ],
    [
      "escaped control characters",
      () => withPeople(`<row r="3">${inline("A3", "_x0000_Siti_x0000_")}</row>`),
      ["2 rows"],
    ],
    [
      "half an element",
      () => workbook({ sheets: [{ xml: `<worksheet><sheetData>${plainRows}<row r="3"><c` }] }),
      ["broken_xml"],
    ],
    [
      "a spreadsheet of LibreOffice that repeats a row a thousand million times",
      () =>
        ods(
          table(
            '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
          ),
        ),
      ["too_many_rows"],
    ],
    [
      "one that repeats a cell a thousand million times",
      () =>
        ods(
          table(
            '<table:table-row><table:table-cell table:number-columns-repeated="1000000000" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
          ),
        ),
      ["too_many_columns"],
    ],
    ["one with entities", () => ods(`<!DOCTYPE x [<!ENTITY a "b">]>${table("")}`), ["unsafe_xml"]],
    [
      "one that is locked",
      () => ods(table(""), [{ name: "META-INF/manifest.xml", data: "<manifest:encryption-data/>" }]),
      ["ods_encrypted"],
    ],
    [
      "one whose lock is cut in two",
      () => ods(table(""), [{ name: "META-INF/manifest.xml", data: `${"x".repeat(65_530)}encryption-data` }]),
      ["ods_encrypted"],
    ],
    ["one with no sheet", () => ods("<office:document-content/>"), ["no_sheets"]],
  ])(
    "%s",
    async (_, make, answers) => {
      expect(answers).toContain(await answerTo(make()));
    },
    60_000,
  );
});
