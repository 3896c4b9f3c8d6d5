export type Cell =
  | { kind: "empty" }
  | { kind: "text"; text: string; symbolFont?: string }
  /**
   * `text` is the number as the sheet shows it when its format only pads with zeros, else its plain digits. `is1904`: were it a
   * day, the workbook counts it from 1904.
   */
  | { kind: "number"; number: number; text: string; format?: string; is1904?: true }
  /** `date` is YYYY-MM-DD; a time of day is dropped. */
  | { kind: "date"; date: string; serial: number }
  | { kind: "bool"; value: boolean }
  | { kind: "error"; text: string }
  | { kind: "uncalculated" };

/** Of a list of people, however many its program has; what stands further right makes it something else. */
export const mostColumns = 1_000;

type RowProblem = "too_few_columns" | "too_many_columns" | "unclosed_quote" | "cell_too_long";

export interface Row {
  /** The file's own row number: spreadsheet row, or record number in a text file (the heading is 1). */
  number: number;
  /** Text files only: the physical line on which the record begins. */
  line?: number;
  cells: Cell[];
  /** Columns whose value stands in a row above: the cells are merged. Such a cell is no heading of its own. */
  merged?: number[];
  problem?: RowProblem;
  hidden?: boolean;
}

export interface SheetInfo {
  index: number;
  name: string;
  hidden: boolean;
  /** What the file claims; never trusted for reading. */
  rowCount?: number;
  hiddenColumns: number[];
}

export interface FileInfo {
  container: "xlsx" | "ods" | "text";
  sheets: SheetInfo[];
  encoding?: string;
  /** True when the encoding was guessed from frequencies and a person should look at the preview. */
  encodingGuessed?: boolean;
  /** A few words that another encoding would spoil, as they read. */
  samples?: string[];
  delimiter?: string;
}

export const emptyCell: Cell = { kind: "empty" };

/** What a person reading the sheet would see, untrimmed; errors and uncalculated formulas show as nothing. */
export function cellText(cell: Cell | undefined): string {
  if (!cell) return "";
  switch (cell.kind) {
    case "text":
    case "number":
      return cell.text;
    case "date":
      return cell.date;
    case "bool":
      return cell.value ? "TRUE" : "FALSE";
    default:
      return "";
  }
}

export function isBlank(cell: Cell | undefined): boolean {
  if (!cell || cell.kind === "empty") return true;
  return cell.kind === "text" && tidy(cell.text) === "";
}

let latest: { row: Row | null; filled: readonly number[] } = { row: null, filled: [] };

/** The columns of a row in which something stands. Whoever looks at a row looks at it again at once: it is kept for the last one. */
export function filledIn(row: Row): readonly number[] {
  if (latest.row !== row)
    latest = { row, filled: row.cells.flatMap((cell, index) => (isBlank(cell) ? [] : [index])) };
  return latest.filled;
}

/** What stands in a row, tidied, from the left. */
export function textsIn(row: Row): string[] {
  return filledIn(row)
    .map((at) => tidy(cellText(row.cells[at])))
    .filter(Boolean);
}

// White space is handled apart: tabs and line breaks are control characters too.
const invisible = /(?![\t\n\v\f\r\u0085])[\p{Cc}\p{Cf}]/gu;

/** Nothing to tidy: most cells of most lists. */
const isTidy = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** Collapses every kind of white space and drops what cannot be seen (zero width, direction overrides, control). */
export function tidy(text: string): string {
  if (isTidy.test(text)) return text;
  return text
    .replace(invisible, "")
    .replace(/[\s\u00a0]+/gu, " ")
    .trim();
}

/** As `tidy`, but keeps the line breaks a note was written with. */
export function tidyLines(text: string): string {
  return text
    .replace(invisible, "")
    .replace(/[^\S\n\r]+/gu, " ")
    .trim();
}
