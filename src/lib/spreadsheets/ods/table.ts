import { type Cell, emptyCell, isBlank, mostColumns, type Row, type SheetInfo } from "../cell";
import { MergedCells } from "../merged-cells";
import { FileRefusal } from "../refusal";
import { attribute, type XmlHandler } from "../xml";
import { type Attributes, odsCell, repeatOf } from "./cell";
import { CellText, longestCell } from "./text";

const limits = {
  sheets: 1_000,
  columns: mostColumns,
  rows: 1_048_576,
  repeated: 1_000,
  repeatedCells: 1_000_000,
  merged: 20_000,
};

export interface Asked {
  /** Is filled with the tables, in their order. */
  sheets: SheetInfo[];
  wants(index: number): boolean;
  give(row: Row, index: number): void;
  ended?(index: number): void;
}

/** The tables of a document, and the rows of those that are asked for. */
export class TableHandler implements XmlHandler {
  private hiddenStyles = new Set<string>();
  private style = "";
  private index = -1;
  private row: Row | null = null;
  private nextRow = 1;
  private repeatRow = 1;
  /** Filled cells that stand in the file once and in the sheet many times. */
  private repeatedCells = 0;
  private cell: { attributes: Attributes; text: CellText; repeat: number } | null = null;
  private column = 0;
  private depthInNote = 0;
  /** A table may stand in a cell of another; it is no sheet. */
  private depthInTables = 0;
  private readonly mergedCells = new MergedCells();
  private merged: { column: number; to: number; cell: Cell }[] = [];

  constructor(private readonly asked: Asked) {}

  open(name: string, attributes: Attributes): void {
    if (name === "table") this.depthInTables += 1;
    if (this.depthInTables < 2) this.openHere(name, attributes);
  }

  close(name: string): void {
    if (name === "table") this.closeTable();
    if (this.depthInTables > 1) return;
    if (name === "annotation") this.depthInNote -= 1;
    else if (name === "table-cell" || name === "covered-table-cell") this.closeCell();
    else if (name === "table-row") this.closeRow();
  }

  text(text: string): void {
    if (this.depthInNote === 0 && this.depthInTables === 1) this.cell?.text.add(text);
  }

  private openHere(name: string, attributes: Attributes): void {
    if (name === "style") this.style = attribute(attributes, "name") ?? "";
    else if (name === "table-properties" && attribute(attributes, "display") === "false")
      this.hiddenStyles.add(this.style);
    else if (name === "table") this.openTable(attributes);
    else if (name === "table-column") this.column += this.openColumn(attributes);
    else if (name === "table-row") this.openRow(attributes);
    else if (name === "table-cell" || name === "covered-table-cell") this.openCell(attributes);
    else if (name === "annotation") this.depthInNote += 1;
    else if (this.cell && this.depthInNote === 0) this.cell.text.open(name, attributes);
  }

  private closeTable(): void {
    this.depthInTables -= 1;
    if (this.depthInTables === 0) this.asked.ended?.(this.index);
  }

  private openTable(attributes: Attributes): void {
    this.index += 1;
    if (this.index >= limits.sheets) throw new FileRefusal("too_many_parts", { parts: limits.sheets });
    this.nextRow = 1;
    this.repeatedCells = 0;
    this.column = 0;
    const hidden = this.hiddenStyles.has(attribute(attributes, "style-name") ?? "");
    this.asked.sheets.push({
      index: this.index,
      name: (attribute(attributes, "name") ?? "").slice(0, 200),
      hidden,
      hiddenColumns: [],
    });
  }

  private openColumn(attributes: Attributes): number {
    const repeat = repeatOf(attributes, "number-columns-repeated");
    if (attribute(attributes, "visibility")) {
      const columns = this.asked.sheets.at(-1)?.hiddenColumns;
      const to = Math.min(this.column + repeat, limits.columns);
      for (let at = this.column; columns && at < to; at += 1) columns.push(at);
    }
    return repeat;
  }

  private openRow(attributes: Attributes): void {
    this.repeatRow = repeatOf(attributes, "number-rows-repeated");
    this.row = { number: this.nextRow, cells: [] };
    if (attribute(attributes, "visibility")) this.row.hidden = true;
    this.column = 0;
  }

  private openCell(attributes: Attributes): void {
    this.cell = { attributes, text: new CellText(), repeat: repeatOf(attributes, "number-columns-repeated") };
  }

  private closeCell(): void {
    const open = this.cell;
    this.cell = null;
    if (!open || !this.row || !this.asked.wants(this.index)) return;
    const cell = odsCell(open.attributes, open.text.take());
    const from = this.column;
    this.column += open.repeat;
    if (cell.kind === "empty") return;
    if (this.column > limits.columns) throw new FileRefusal("too_many_columns", { limit: limits.columns });
    while (this.row.cells.length < from) this.row.cells.push(emptyCell);
    for (let at = 0; at < open.repeat; at += 1) this.row.cells.push(cell);
    this.repeatedCells += open.repeat - 1;
    if (cell.kind === "text" && cell.text.length > longestCell) this.row.problem = "cell_too_long";
    const rows = repeatOf(open.attributes, "number-rows-spanned");
    const isWide = repeatOf(open.attributes, "number-columns-spanned") > 1;
    if (rows > 1 && rows <= limits.merged && !isWide)
      this.merged.push({ column: from, to: this.row.number + rows - 1, cell });
  }

  private closeRow(): void {
    const row = this.row;
    this.row = null;
    if (!row) return;
    this.nextRow += this.repeatRow;
    if (row.cells.every(isBlank)) return;
    this.mergedCells.onto(row);
    for (const { column, to, cell } of this.merged.splice(0)) this.mergedCells.begin(column, to, cell);
    if (this.nextRow > limits.rows + 1) throw new FileRefusal("too_many_rows", { limit: limits.rows });
    // Blank rows are repeated down to the end of the sheet, people are not: two thousand bytes would be a million of them.
    this.repeatedCells += (this.repeatRow - 1) * row.cells.length;
    if (this.repeatRow > limits.repeated || this.repeatedCells > limits.repeatedCells)
      throw new FileRefusal("repeated_row", { times: this.repeatRow });
    for (let at = 0; at < this.repeatRow; at += 1)
      this.asked.give({ ...row, number: row.number + at }, this.index);
  }
}
