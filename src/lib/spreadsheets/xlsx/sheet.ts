import { type Cell, emptyCell, mostColumns, type Row } from "../cell";
import { MergedCells } from "../merged-cells";
import { FileRefusal } from "../refusal";
import type { ScanLimit } from "../scan-limit";
import { serialToDate } from "../serial-date";
import { parseXml } from "../xml";
import type { Archive } from "../zip";
import type { Merges } from "./merges";
import { longestCell, textCollector } from "./shared-strings";
import type { CellStyle, Styles } from "./styles";

const limits = { columns: mostColumns, rows: 1_048_576 };

export interface SheetSource {
  archive: Archive;
  part: string;
  strings: string[];
  styles: Styles;
  date1904: boolean;
  merges: Merges;
  look: ScanLimit | undefined;
}

interface OpenCell {
  column: number;
  type: string;
  style: CellStyle;
  value: string;
  hasValue: boolean;
  hasFormula: boolean;
}

/** Rows that hold something, in the order of the file, with the sheet's own numbers. */
export function readSheetRows(source: SheetSource): AsyncGenerator<Row> {
  const handler = new SheetHandler(source);
  return parseXml(chunksOf(source), handler, () => handler.takeRows());
}

async function* chunksOf({ archive, part, look }: SheetSource): AsyncGenerator<Buffer> {
  look?.begin();
  for await (const chunk of archive.read(part)) {
    look?.take(chunk.length);
    yield chunk;
  }
}

class SheetHandler {
  private ready: Row[] = [];
  private row: Row | null = null;
  private lastRow = 0;
  private rows = 0;
  private cell: OpenCell | null = null;
  private nextColumn = 0;
  private inValue = false;
  private isEnded = false;
  private readonly mergedCells = new MergedCells();
  private readonly inline = textCollector();

  constructor(private readonly source: SheetSource) {}

  /** What stands behind the rows is nothing to this reader, however long it is. */
  takeRows(): Row[] | "stop" {
    const rows = this.ready;
    this.ready = [];
    return rows.length === 0 && (this.isEnded || this.source.look?.isOver()) ? "stop" : rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const isNested = name === "row" ? this.row : name === "c" && this.cell;
    if (isNested) throw new FileRefusal("damaged", { part: this.source.part });
    if (name === "row") this.openRow(attributes);
    else if (name === "c" && this.row) this.openCell(attributes);
    else if (this.cell) this.openInCell(name);
  }

  close(name: string): void {
    if (name === "v") this.inValue = false;
    else if (name === "c") this.closeCell();
    else if (name === "row") this.closeRow();
    else if (name === "sheetData") this.isEnded = true;
    else this.inline.close(name);
  }

  text(text: string): void {
    if (!this.cell) return;
    if (this.inValue) this.cell.value += text;
    else this.inline.text(text);
  }

  private openRow(attributes: Readonly<Record<string, string>>): void {
    const number = attributes.r === undefined ? this.lastRow + 1 : Number(attributes.r);
    if (!Number.isInteger(number) || number < 1) throw new FileRefusal("damaged", { part: this.source.part });
    this.rows += 1;
    if (number > limits.rows || this.rows > limits.rows)
      throw new FileRefusal("too_many_rows", { limit: limits.rows });
    this.lastRow = number;
    this.nextColumn = 0;
    this.row = { number, cells: [] };
    if (/^(1|true)$/.test(attributes.hidden ?? "")) this.row.hidden = true;
  }

  private openCell(attributes: Readonly<Record<string, string>>): void {
    const column = attributes.r === undefined ? this.nextColumn : columnIndex(attributes.r);
    this.nextColumn = column + 1;
    this.inline.start();
    this.cell = {
      column,
      type: attributes.t ?? "n",
      style: this.source.styles(Number(attributes.s ?? 0)),
      value: "",
      hasValue: false,
      hasFormula: false,
    };
  }

  private openInCell(name: string): void {
    if (!this.cell) return;
    if (name === "v") {
      this.inValue = true;
      this.cell.hasValue = true;
    } else if (name === "f") this.cell.hasFormula = true;
    else if (name !== "is") this.inline.open(name);
  }

  private closeCell(): void {
    const open = this.cell;
    this.cell = null;
    if (!open || !this.row) return;
    const inline = this.inline.take();
    // Some programs write the type of one and the element of the other.
    if (inline !== "" && (open.type === "inlineStr" || open.value === ""))
      Object.assign(open, { type: "inlineStr", value: inline });
    const cell = finishedCell(open, this.source);
    if (cell.kind === "empty") return;
    if (open.column >= limits.columns) throw new FileRefusal("too_many_columns", { limit: limits.columns });
    if (cell.kind === "text" && cell.text.length > longestCell) this.row.problem = "cell_too_long";
    while (this.row.cells.length < open.column) this.row.cells.push(emptyCell);
    this.row.cells[open.column] = cell;
  }

  private closeRow(): void {
    if (this.row && this.row.cells.length > 0) {
      this.spreadMerged(this.row);
      this.ready.push(this.row);
    }
    this.row = null;
  }

  /** A value that is merged downwards counts for every filled row beside it. */
  private spreadMerged(row: Row): void {
    this.mergedCells.onto(row);
    for (const { column, to } of this.source.merges.get(row.number) ?? []) {
      const cell = row.cells[column] ?? emptyCell;
      if (cell.kind !== "empty" && column < limits.columns) this.mergedCells.begin(column, to, cell);
    }
  }
}

function columnIndex(reference: string): number {
  let index = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0);
    if (code < 65 || code > 90) break;
    index = index * 26 + code - 64;
  }
  if (index === 0 || index > 1_000_000) throw new FileRefusal("too_many_columns", { limit: limits.columns });
  return index - 1;
}

function finishedCell(open: OpenCell, source: SheetSource): Cell {
  if (!open.hasValue && open.type !== "inlineStr")
    return open.hasFormula ? { kind: "uncalculated" } : emptyCell;
  switch (open.type) {
    case "s":
      return textCell(sharedString(open.value, source), open.style);
    case "inlineStr":
    case "str":
      return textCell(open.value.slice(0, longestCell + 1), open.style);
    case "b":
      return { kind: "bool", value: open.value.trim() === "1" || open.value.trim() === "true" };
    case "e":
      return { kind: "error", text: open.value.slice(0, 20) };
    case "d":
      return isoCell(open.value);
    default:
      return numberCell(open.value, open.style, source.date1904);
  }
}

function sharedString(value: string, source: SheetSource): string {
  const text = /^\s*\d+\s*$/.test(value) ? source.strings[Number(value)] : undefined;
  if (text === undefined) throw new FileRefusal("damaged", { part: "sharedStrings" });
  return text;
}

function textCell(text: string, style: CellStyle): Cell {
  if (text === "") return emptyCell;
  return style.symbolFont ? { kind: "text", text, symbolFont: style.symbolFont } : { kind: "text", text };
}

function isoCell(value: string): Cell {
  const date = /^(\d{4}-\d{2}-\d{2})/.exec(value)?.[1];
  return date ? { kind: "date", date, serial: 0 } : textCell(value, { isDate: false, digits: 0 });
}

function numberCell(value: string, style: CellStyle, date1904: boolean): Cell {
  const number = Number(value);
  if (value.trim() === "" || !Number.isFinite(number)) return textCell(value.slice(0, longestCell), style);
  const date = style.isDate ? serialToDate(number, date1904) : null;
  if (date) return { kind: "date", date, serial: number };
  const digits = String(number);
  const text = style.digits > 0 && /^\d+$/.test(digits) ? digits.padStart(style.digits, "0") : digits;
  const format = style.format === undefined ? {} : { format: style.format };
  return { kind: "number", number, text, ...format, ...(date1904 && { is1904: true }) };
}
