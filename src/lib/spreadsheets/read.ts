import type { Cell, FileInfo, Row } from "./cell";
import { readTextInfo, readTextRows } from "./csv/read-csv";
import { recogniseFile } from "./file-kind";
import { unguardedInside } from "./formula-guard";
import { readOdsRows, readOdsSheets } from "./ods/read-ods";
import { FileRefusal } from "./refusal";
import type { ScanLimit } from "./scan-limit";
import type { TextAsked } from "./text-options";
import { readXlsxRows, readXlsxSheets } from "./xlsx/read-xlsx";

/** Opens untrusted bytes: call it in the reader process, not in the web server. */
export async function inspectFile(path: string, asked?: TextAsked): Promise<FileInfo> {
  const kind = await recogniseFile(path);
  if (kind === "text") return readTextInfo(path, asked);
  const sheets = kind === "xlsx" ? await readXlsxSheets(path) : await readOdsSheets(path);
  return { container: kind, sheets };
}

/** Rows that hold something, streaming. A file with no such row is refused rather than imported as nothing. */
export async function* readRows(
  path: string,
  sheet = 0,
  { look, ...asked }: TextAsked & { look?: ScanLimit } = {},
): AsyncGenerator<Row> {
  const kind = await recogniseFile(path);
  const rows =
    kind === "text"
      ? readTextRows(path, asked)
      : kind === "xlsx"
        ? readXlsxRows(path, sheet, look)
        : readOdsRows(path, sheet);
  let seen = 0;
  for await (const row of rows) {
    seen += 1;
    yield withoutMarks(row);
  }
  if (seen === 0) throw new FileRefusal("no_rows");
}

/** Our own files have an apostrophe wherever a spreadsheet program might begin to run something. */
function withoutMarks(row: Row): Row {
  const isMarked = (cell: Cell) => cell.kind === "text" && cell.text.includes("'");
  if (!row.cells.some(isMarked)) return row;
  const unmarked = (cell: Cell) =>
    cell.kind === "text" ? { ...cell, text: unguardedInside(cell.text) } : cell;
  return { ...row, cells: row.cells.map(unmarked) };
}
