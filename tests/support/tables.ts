import { inline, type SheetSpec, workbook, zip } from "./workbooks";

/** A cell as it is typed: words, a number, a day with its format, or nothing. */
type Typed = string | number | Date | null;
export type Table = readonly (readonly Typed[])[];
export type Shape = {
  name?: string;
  /** Ranges that are one cell, as "A2:A4". */
  merges?: readonly string[];
  /** Rows that a filter hides, counted from 1. */
  hidden?: readonly number[];
};

const letterOf = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : letterOf(Math.floor(at / 26) - 1) + letterOf(at % 26);

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const day = 86_400_000;
const serialOf = (date: Date) => Math.round((date.getTime() - Date.UTC(1899, 11, 30)) / day);

function xlsxSheet(table: Table, { name, merges = [], hidden = [] }: Shape): SheetSpec {
  const cell = (typed: Typed, reference: string) => {
    if (typed === null || typed === "") return "";
    if (typed instanceof Date) return `<c r="${reference}" s="1"><v>${serialOf(typed)}</v></c>`;
    return typeof typed === "number"
      ? `<c r="${reference}"><v>${typed}</v></c>`
      : inline(reference, escaped(typed));
  };
  const rows = table.map((cells, at) => {
    const inner = cells.map((typed, column) => cell(typed, `${letterOf(column)}${at + 1}`)).join("");
    return `<row r="${at + 1}"${hidden.includes(at + 1) ? ' hidden="1"' : ""}>${inner}</row>`;
  });
  const after = merges.length
    ? `<mergeCells>${merges.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>`
    : "";
  return { rows: rows.join(""), after, ...(name && { name }) };
}

const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';

/** A workbook as Excel writes it. */
export function xlsxOf(...sheets: readonly { table: Table; shape?: Shape }[]): Buffer {
  return workbook({ styles, sheets: sheets.map(({ table, shape = {} }) => xlsxSheet(table, shape)) });
}

/** A sheet as LibreOffice writes it: what a merged cell covers stands there as covered. */
export function odsOf(table: Table, { name = "Sheet1", merges = [], hidden = [] }: Shape = {}): Buffer {
  const spans = merges.map(spanOf);
  const cell = (typed: Typed, row: number, column: number) => {
    const span = spans.find(({ from }) => from.row === row && from.column === column);
    const inside = spans.some(
      ({ from, to }) => row >= from.row && row <= to.row && column >= from.column && column <= to.column,
    );
    const attributes = span
      ? ` table:number-rows-spanned="${span.to.row - span.from.row + 1}" table:number-columns-spanned="${span.to.column - span.from.column + 1}"`
      : "";
    const element = inside && !span ? "table:covered-table-cell" : "table:table-cell";
    if (typed === null || typed === "") return `<${element}${attributes}/>`;
    if (typed instanceof Date)
      return `<${element}${attributes} office:value-type="date" office:date-value="${typed.toISOString().slice(0, 10)}"/>`;
    return typeof typed === "number"
      ? `<${element}${attributes} office:value-type="float" office:value="${typed}"><text:p>${typed}</text:p></${element}>`
      : `<${element}${attributes} office:value-type="string"><text:p>${escaped(typed)}</text:p></${element}>`;
  };
  const rows = table.map((cells, at) => {
    const inner = cells.map((typed, column) => cell(typed, at, column)).join("");
    return `<table:table-row${hidden.includes(at + 1) ? ' table:visibility="filter"' : ""}>${inner}</table:table-row>`;
  });
  const content = `<office:document-content><office:body><office:spreadsheet><table:table table:name="${name}">${rows.join("")}</table:table></office:spreadsheet></office:body></office:document-content>`;
  return zip([
    { name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet" },
    { name: "content.xml", data: content },
  ]);
}

function spanOf(range: string) {
  const [from, to] = range.split(":").map((reference) => {
    const [, letters = "", row = "1"] = /^([A-Z]+)(\d+)$/.exec(reference) ?? [];
    return {
      row: Number(row) - 1,
      column: [...letters].reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1,
    };
  });
  return { from: from ?? { row: 0, column: 0 }, to: to ?? { row: 0, column: 0 } };
}

/** A table from lines of cells parted by bars: @ before a day makes a date cell, digits are a number, ' keeps them words. */
export function tableOf(text: string): Table {
  return text
    .trim()
    .split("\n")
    .map((line) => line.split("|").map(typed));
}

function typed(written: string): Typed {
  const text = written.trim();
  if (text === "") return null;
  if (/^@\d{4}-\d{2}-\d{2}$/.test(text)) return new Date(`${text.slice(1)}T00:00:00Z`);
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  return text.replace(/^'/, "");
}
