import { type Cell, emptyCell, isBlank, mostColumns, type Row, type SheetInfo } from "../cells/rules";
import { Spreading } from "../merges/rules";
import { FileRefusal } from "../refusals/rules";
import { attribute, parseXml } from "../xml/rules";
import { openArchive } from "../zip/rules";

const limits = {
  sheets: 1_000,
  columns: mostColumns,
  rows: 1_048_576,
  repeated: 1_000,
  cell: 65_536,
  merged: 20_000,
};
type Attributes = Readonly<Record<string, string>>;

export async function readOdsSheets(path: string): Promise<SheetInfo[]> {
  const sheets: SheetInfo[] = [];
  for await (const _ of readContent(path, new OdsHandler(-1, sheets)));
  if (sheets.length === 0) throw new FileRefusal("no_sheets");
  return sheets;
}

export async function* readOdsRows(path: string, sheet: number): AsyncGenerator<Row> {
  const sheets: SheetInfo[] = [];
  yield* readContent(path, new OdsHandler(sheet, sheets));
  if (!sheets[sheet]) throw new FileRefusal("sheet_not_found", { sheet });
}

async function* readContent(path: string, handler: OdsHandler): AsyncGenerator<Row> {
  const archive = await openArchive(path);
  try {
    if (archive.has("META-INF/manifest.xml")) await refuseEncrypted(archive.read("META-INF/manifest.xml"));
    yield* parseXml(archive.read("content.xml"), handler, () => handler.takeRows());
  } finally {
    archive.close();
  }
}

async function refuseEncrypted(manifest: AsyncIterable<Buffer>): Promise<void> {
  for await (const chunk of manifest)
    if (chunk.includes("encryption-data")) throw new FileRefusal("ods_encrypted");
}

class OdsHandler {
  private ready: Row[] = [];
  private hiddenStyles = new Set<string>();
  private style = "";
  private index = -1;
  private row: Row | null = null;
  private nextRow = 1;
  private repeatRow = 1;
  private cell: { attributes: Attributes; paragraphs: string[]; repeat: number } | null = null;
  private column = 0;
  private depthInNote = 0;
  private readonly spreading = new Spreading();
  private merged: { column: number; to: number; cell: Cell }[] = [];

  constructor(
    private readonly wanted: number,
    private readonly sheets: SheetInfo[],
  ) {}

  takeRows(): Row[] {
    const rows = this.ready;
    this.ready = [];
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    if (name === "style") this.style = attribute(attributes, "name") ?? "";
    else if (name === "table-properties" && attribute(attributes, "display") === "false")
      this.hiddenStyles.add(this.style);
    else if (name === "table") this.openTable(attributes);
    else if (name === "table-column") this.column += this.openColumn(attributes);
    else if (name === "table-row") this.openRow(attributes);
    else if (name === "table-cell" || name === "covered-table-cell") this.openCell(attributes);
    else if (name === "annotation") this.depthInNote += 1;
    else if (this.cell && this.depthInNote === 0) this.openText(name, attributes);
  }

  close(name: string): void {
    if (name === "annotation") this.depthInNote -= 1;
    else if (name === "table-cell" || name === "covered-table-cell") this.closeCell();
    else if (name === "table-row") this.closeRow();
  }

  text(text: string): void {
    if (!this.cell || this.depthInNote > 0 || this.cell.paragraphs.length === 0) return;
    this.append(text);
  }

  private openTable(attributes: Attributes): void {
    this.index += 1;
    if (this.index >= limits.sheets) throw new FileRefusal("too_many_parts", { parts: limits.sheets });
    this.nextRow = 1;
    this.column = 0;
    const hidden = this.hiddenStyles.has(attribute(attributes, "style-name") ?? "");
    this.sheets.push({
      index: this.index,
      name: (attribute(attributes, "name") ?? "").slice(0, 200),
      hidden,
      hiddenColumns: [],
    });
  }

  private openColumn(attributes: Attributes): number {
    const repeat = repeatOf(attributes, "number-columns-repeated");
    if (attribute(attributes, "visibility")) {
      const columns = this.sheets.at(-1)?.hiddenColumns;
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
    this.cell = { attributes, paragraphs: [], repeat: repeatOf(attributes, "number-columns-repeated") };
  }

  private openText(name: string, attributes: Attributes): void {
    if (name === "p") this.cell?.paragraphs.push("");
    else if (name === "s") this.append(" ".repeat(Math.min(Number(attribute(attributes, "c") ?? 1), 100)));
    else if (name === "line-break") this.append("\n");
    else if (name === "tab") this.append("\t");
  }

  private append(text: string): void {
    const last = (this.cell?.paragraphs.length ?? 0) - 1;
    if (!this.cell || last < 0) return;
    this.cell.paragraphs[last] = ((this.cell.paragraphs[last] ?? "") + text).slice(0, limits.cell + 1);
  }

  private closeCell(): void {
    const open = this.cell;
    this.cell = null;
    if (!open || !this.row || this.index !== this.wanted) return;
    const cell = odsCell(open.attributes, open.paragraphs.join("\n"));
    const from = this.column;
    this.column += open.repeat;
    if (cell.kind === "empty") return;
    if (this.column > limits.columns) throw new FileRefusal("too_many_columns", { limit: limits.columns });
    while (this.row.cells.length < from) this.row.cells.push(emptyCell);
    for (let at = 0; at < open.repeat; at += 1) this.row.cells.push(cell);
    if (cell.kind === "text" && cell.text.length > limits.cell) this.row.problem = "cell_too_long";
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
    this.spreading.onto(row);
    for (const { column, to, cell } of this.merged.splice(0)) this.spreading.begin(column, to, cell);
    if (this.nextRow > limits.rows + 1) throw new FileRefusal("too_many_rows", { limit: limits.rows });
    // Blank rows are repeated down to the end of the sheet, people are not: two thousand bytes would be a million of them.
    if (this.repeatRow > limits.repeated) throw new FileRefusal("repeated_row", { times: this.repeatRow });
    for (let at = 0; at < this.repeatRow; at += 1) this.ready.push({ ...row, number: row.number + at });
  }
}

function repeatOf(attributes: Attributes, name: string): number {
  const repeat = Number(attribute(attributes, name) ?? 1);
  return Number.isInteger(repeat) && repeat > 0 ? repeat : 1;
}

function odsCell(attributes: Attributes, text: string): Cell {
  const value = attribute(attributes, "value");
  switch (attribute(attributes, "value-type")) {
    case "float":
    case "currency":
    case "percentage":
      return numberOrText(value, text);
    case "date":
      return dateCell(attribute(attributes, "date-value") ?? "", text);
    case "boolean":
      return { kind: "bool", value: attribute(attributes, "boolean-value") === "true" };
    default:
      if (/^(#[A-Z/0!?]+|Err:\d+)$/.test(text)) return { kind: "error", text };
      return text === "" ? emptyCell : { kind: "text", text };
  }
}

function numberOrText(value: string | undefined, text: string): Cell {
  const number = Number(value);
  if (value === undefined || !Number.isFinite(number))
    return text === "" ? emptyCell : { kind: "text", text };
  // The shown text keeps the zeros that a format puts in front.
  return { kind: "number", number, text: /^0\d+$/.test(text) ? text : String(number) };
}

function dateCell(value: string, text: string): Cell {
  const date = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0];
  if (date) return { kind: "date", date, serial: 0 };
  return text === "" ? emptyCell : { kind: "text", text };
}
