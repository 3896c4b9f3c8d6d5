import { describe, expect, it } from "vitest";
import {
  fileOf,
  inline,
  plainRows,
  workbook,
  workbookEntries,
  type ZipEntry,
  zip,
} from "../../../tests/support/workbooks";
import { cellText, type Row } from "./cell";
import { inspectFile, readRows } from "./read";

async function rowsOf(bytes: Buffer | string, sheet = 0): Promise<Row[]> {
  const path = fileOf(bytes);
  await inspectFile(path);
  const rows: Row[] = [];
  for await (const row of readRows(path, sheet)) rows.push(row);
  return rows;
}

const sheet = (xml: string | Buffer) => workbook({ sheets: [{ xml }] });
const rows = (xml: string) => workbook({ sheets: [{ rows: xml }] });

const odsOf = (tables: string) =>
  zip([
    { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet" },
    {
      name: "content.xml",
      data: `<office:document-content><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    },
  ]);

describe("odd workbooks that are right", () => {
  const cellsOf = async (xml: string, spec = {}) =>
    (await rowsOf(workbook({ sheets: [{ rows: xml }], ...spec })))[0]?.cells;

  it("ignores what the sheet claims about its size and merges", async () => {
    const bytes = workbook({
      sheets: [
        {
          before: '<dimension ref="A1:XFD1048576"/>',
          rows: plainRows,
          after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        },
      ],
    });
    expect((await rowsOf(bytes)).map(({ number }) => number)).toEqual([1, 2]);
  });

  it("reads a workbook whose elements all have a prefix", async () => {
    const xml =
      '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="3"><x:c r="B3" t="inlineStr"><x:is><x:t>Siti</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await rowsOf(sheet(xml))).toEqual([
      { number: 3, cells: [{ kind: "empty" }, { kind: "text", text: "Siti" }] },
    ]);
  });

  it("leaves the fonts of conditional formats to those", async () => {
    const styles =
      '<styleSheet><fonts><font><name val="Arial"/></font></fonts><cellXfs><xf fontId="0"/></cellXfs><dxfs><dxf><font><name val="Wingdings"/></font></dxf></dxfs></styleSheet>';
    expect(await cellsOf('<row r="1"><c s="0" t="str"><v>Siti</v></c></row>', { styles })).toEqual([
      { kind: "text", text: "Siti" },
    ]);
  });

  it("takes a text from where it stands, whatever its cell says", async () => {
    const xml =
      '<row r="1"><c t="inlineStr"><v>Siti</v></c><c><is><t>Budi</t></is></c><c t="str"><v/><is><t>Wati</t></is></c><c t="inlineStr"><is/></c><c><v>7</v></c></row>';
    expect(await cellsOf(xml)).toEqual([
      { kind: "text", text: "Siti" },
      { kind: "text", text: "Budi" },
      { kind: "text", text: "Wati" },
      { kind: "empty" },
      { kind: "number", number: 7, text: "7" },
    ]);
  });

  const renamed = (change: (entry: ZipEntry) => ZipEntry) => zip(workbookEntries({}).map(change));
  const pointing = (target: string) =>
    renamed((entry) => ({
      ...entry,
      data: String(entry.data).replace("worksheets/sheet1.xml", target),
    }));
  it.each([
    ["backslashes", renamed((entry) => ({ ...entry, name: entry.name.replaceAll("/", "\\") }))],
    ["backslashes in its relations", pointing("worksheets\\sheet1.xml")],
    ["another case", pointing("Worksheets/Sheet1.XML")],
    ["percent signs", pointing("worksheets/sheet%31.xml")],
  ])("reads a workbook whose parts are named with %s", async (_, bytes) => {
    expect((await rowsOf(bytes)).length).toBe(2);
  });

  it.each([
    ["a row in a row", '<row r="1"><c t="str"><v>Siti</v></c><row r="2"/></row>'],
    ["a cell in a cell", '<row r="1"><c t="str"><c t="str"><v>Siti</v></c><v>Budi</v></c></row>'],
  ])("is damaged with %s", async (_, xml) => {
    await expect(cellsOf(xml)).rejects.toMatchObject({ code: "damaged" });
  });

  it("keeps a table in a cell of LibreOffice in its cell", async () => {
    const cell = (inner: string) => `<table:table-cell>${inner}</table:table-cell>`;
    const inner = `<table:table><table:table-row>${cell("<text:p>q</text:p>")}</table:table-row></table:table>`;
    const row = (...cells: string[]) => `<table:table-row>${cells.join("")}</table:table-row>`;
    const bytes = odsOf(
      `<table:table table:name="A">${row(cell("<text:p>Nama</text:p>"), cell("<text:p>HP</text:p>"))}${row(cell("<text:p>Siti</text:p>"), cell(`${inner}<text:p>0812</text:p>`))}</table:table><table:table table:name="B">${row(cell("<text:p>x</text:p>"))}</table:table>`,
    );
    expect((await inspectFile(fileOf(bytes))).sheets.map(({ name }) => name)).toEqual(["A", "B"]);
    expect((await rowsOf(bytes)).map(({ cells }) => cells.map(cellText))).toEqual([
      ["Nama", "HP"],
      ["Siti", "0812"],
    ]);
    expect((await rowsOf(bytes, 1)).length).toBe(1);
  });

  it("reads UTF-16", async () => {
    const xml =
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Zoë ŵ</t></is></c></row></sheetData></worksheet>';
    expect((await rowsOf(sheet(Buffer.from(`\ufeff${xml}`, "utf16le"))))[0]?.cells[0]).toEqual({
      kind: "text",
      text: "Zoë ŵ",
    });
  });

  it("keeps every type of cell apart", async () => {
    const xml =
      '<row r="1"><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c><c t="d"><v>2026-11-03T00:00:00</v></c><c/><c><f>A1</f></c><c><f>HYPERLINK("http://x")</f><v>1</v></c><c t="str"><f>A1</f><v>x</v></c></row>';
    expect(await cellsOf(xml)).toEqual([
      { kind: "error", text: "#REF!" },
      { kind: "bool", value: true },
      { kind: "date", date: "2026-11-03", serial: 0 },
      { kind: "empty" },
      { kind: "uncalculated" },
      { kind: "number", number: 1, text: "1" },
      { kind: "text", text: "x" },
    ]);
  });

  it("keeps rows out of order and doubled numbers as they stand", async () => {
    const xml = ["5", "2", "2"].map((number) => `<row r="${number}"><c><v>${number}</v></c></row>`).join("");
    expect((await rowsOf(rows(xml))).map(({ number }) => number)).toEqual([5, 2, 2]);
  });

  it("joins rich text, leaves pronunciation out and decodes control characters", async () => {
    const strings =
      "<sst><si><r><t>Si</t></r><r><t>ti</t></r><rPh sb='0' eb='1'><t>SHI</t></rPh></si><si><t>a_x000D_b</t></si></sst>";
    const cells = await cellsOf('<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>', { strings });
    expect(cells).toEqual([
      { kind: "text", text: "Siti" },
      { kind: "text", text: "a\rb" },
    ]);
  });

  it("knows dates by their style, the 1904 calendar, padded numbers and symbol fonts", async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-421]dd mmmm yyyy"/><numFmt numFmtId="165" formatCode="00000000"/></numFmts><fonts><font><name val="Calibri"/></font><font><name val="Wingdings"/></font></fonts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>';
    const xml = `<row r="1"><c s="1"><v>44688</v></c><c s="2"><v>7010040</v></c><c s="3" t="inlineStr"><is><t>ü</t></is></c><c s="1"><v>60</v></c><c s="1"><v>2958466</v></c><c s="1"><v>-3</v></c></row>`;
    const [date, padded, tick, ...noDates] = (await cellsOf(xml, { styles })) ?? [];
    expect(date).toEqual({ kind: "date", date: "2022-05-07", serial: 44688 });
    expect(padded).toMatchObject({ kind: "number", text: "07010040" });
    expect(tick).toEqual({ kind: "text", text: "ü", symbolFont: "Wingdings" });
    expect(noDates.map((cell) => cell.kind)).toEqual(["number", "number", "number"]);
    const mac = await cellsOf('<row r="1"><c s="1"><v>43226</v></c></row>', {
      styles,
      workbookPr: '<workbookPr date1904="1"/>',
    });
    expect(mac?.[0]).toEqual({ kind: "date", date: "2022-05-07", serial: 43226 });
  });

  it("takes a value that is merged downwards for every filled row beside it", async () => {
    const cell = (place: string, text: string) => inline(place, text);
    const found = await rowsOf(
      workbook({
        sheets: [
          {
            rows: `<row r="1">${cell("A1", "Bagian")}${cell("B1", "Nama")}</row><row r="2">${cell("A2", "Jahit")}${cell("B2", "Siti")}</row><row r="3">${cell("B3", "Budi")}</row><row r="4"/><row r="5">${cell("B5", "Wati")}</row><row r="6">${cell("B6", "Eko")}</row>`,
            after: '<mergeCells><mergeCell ref="A2:A5"/><mergeCell ref="C1:F1"/></mergeCells>',
          },
        ],
      }),
    );
    const texts = found.map(({ number, cells }) => [
      number,
      ...cells.map((one) => ("text" in one ? one.text : "")),
    ]);
    expect(texts).toEqual([
      [1, "Bagian", "Nama"],
      [2, "Jahit", "Siti"],
      [3, "Jahit", "Budi"],
      [5, "Jahit", "Wati"],
      [6, "", "Eko"],
    ]);
    expect(found.map(({ merged }) => merged)).toEqual([undefined, undefined, [0], [0], undefined]);
  });

  it("gives a cell that is too long back as a row to be refused, and reads on", async () => {
    const found = await rowsOf(
      rows(
        `<row r="1">${inline("A1", Array.from({ length: 20_000 }, (_, index) => `w${index}`).join(" "))}</row><row r="2">${inline("A2", "Siti")}</row>`,
      ),
    );
    expect(found.map(({ problem }) => problem)).toEqual(["cell_too_long", undefined]);
  });

  it("says which sheets and columns are hidden", async () => {
    const sheets = [
      { name: "Ref", state: "veryHidden" },
      { name: "DATA", before: '<cols><col min="2" max="3" hidden="1"/></cols>' },
    ];
    const { sheets: found } = await inspectFile(fileOf(workbook({ sheets })));
    expect(found.map(({ name, hidden, hiddenColumns }) => ({ name, hidden, hiddenColumns }))).toEqual([
      { name: "Ref", hidden: true, hiddenColumns: [] },
      { name: "DATA", hidden: false, hiddenColumns: [1, 2] },
    ]);
  });

  it("reads LibreOffice sheets with repeated cells, dates and hidden columns", async () => {
    const table =
      '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>' +
      '<table:table-row><table:table-cell office:value-type="string"><text:p>Siti<text:s text:c="1"/>Aminah</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="1999-04-11"/><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="7"><text:p>007</text:p></table:table-cell></table:table-row>' +
      '<table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
    const content = `<office:document-content><office:body><office:spreadsheet><table:table table:name="DATA">${table}</table:table></office:spreadsheet></office:body></office:document-content>`;
    const bytes = zip([
      { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet" },
      { name: "content.xml", data: content },
    ]);
    expect((await inspectFile(fileOf(bytes))).sheets).toEqual([
      { index: 0, name: "DATA", hidden: false, hiddenColumns: [2] },
    ]);
    expect(await rowsOf(bytes)).toEqual([
      {
        number: 3,
        cells: [
          { kind: "text", text: "Siti Aminah" },
          { kind: "date", date: "1999-04-11", serial: 0 },
          { kind: "number", number: 7, text: "007" },
          { kind: "number", number: 7, text: "007" },
        ],
      },
    ]);
  });
});
