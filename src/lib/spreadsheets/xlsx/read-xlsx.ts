import { cachePerFile } from "../cache-per-file";
import { mostColumns, type Row, type SheetInfo } from "../cell";
import { FileRefusal } from "../refusal";
import type { ScanLimit } from "../scan-limit";
import { parseXml } from "../xml";
import { type Archive, openArchive } from "../zip";
import { readMerges } from "./merges";
import { readStrings } from "./shared-strings";
import { readSheetRows } from "./sheet";
import { readStyles } from "./styles";
import { readWorkbook } from "./workbook";

export async function readXlsxSheets(path: string): Promise<SheetInfo[]> {
  const archive = await openArchive(path);
  try {
    const { sheets } = await workbookOf(path, archive);
    const infos: SheetInfo[] = [];
    const budget = { bytes: mostHeads };
    for (const [index, { name, hidden, part }] of sheets.entries()) {
      if (!archive.has(part)) throw new FileRefusal("damaged", { part });
      infos.push({ index, name, hidden, ...(await readHead(metered(archive.read(part), budget))) });
    }
    return infos;
  } finally {
    archive.close();
  }
}

export async function* readXlsxRows(path: string, sheet: number, look?: ScanLimit): AsyncGenerator<Row> {
  const archive = await openArchive(path);
  try {
    const workbook = await workbookOf(path, archive);
    const chosen = workbook.sheets[sheet];
    if (!chosen) throw new FileRefusal("sheet_not_found", { sheet });
    const strings = await stringsOf(path, archive, workbook.stringsPart);
    const styles = await stylesOf(path, archive, workbook.stylesPart);
    const merges = await readMerges(path, chosen.part);
    const { date1904 } = workbook;
    yield* readSheetRows({ archive, part: chosen.part, strings, styles, date1904, merges, look });
  } finally {
    archive.close();
  }
}

/** What all sheets of a workbook share; of forty sheets looked at it is read once. */
const workbookOf = cachePerFile((_path, archive: Archive) => readWorkbook(archive));
const stylesOf = cachePerFile((_path, archive: Archive, part: string) => readStyles(archive, part));
const stringsOf = cachePerFile((_path, archive: Archive, part: string | null) => readStrings(archive, part));

/** What stands before the first row: hidden columns, and the size that the sheet claims. */
async function readHead(
  chunks: AsyncIterable<Buffer>,
): Promise<Pick<SheetInfo, "rowCount" | "hiddenColumns">> {
  const hidden = new Set<number>();
  let rowCount: number | undefined;
  let done = false;
  const head = parseXml<never>(
    chunks,
    {
      open(name, attributes) {
        if (name === "dimension") rowCount = claimedRows(attributes.ref ?? "");
        else if (name === "col" && /^(1|true)$/.test(attributes.hidden ?? "")) {
          addRange(hidden, Number(attributes.min), Number(attributes.max));
        } else if (name === "sheetData") done = true;
      },
      close: () => {},
      text: () => {},
    },
    () => (done ? "stop" : []),
  );
  for await (const _ of head);
  const hiddenColumns = [...hidden];
  return rowCount === undefined ? { hiddenColumns } : { hiddenColumns, rowCount };
}

/** A head is one piece of 64 kB, of a thousand sheets too. */
const mostHeads = 80_000_000;

async function* metered(chunks: AsyncIterable<Buffer>, budget: { bytes: number }): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    budget.bytes -= chunk.length;
    if (budget.bytes < 0) throw new FileRefusal("too_much_data");
    yield chunk;
  }
}

function claimedRows(reference: string): number | undefined {
  const last = /(\d+)$/.exec(reference)?.[1];
  return last === undefined ? undefined : Number(last);
}

function addRange(columns: Set<number>, from: number, to: number): void {
  const last = Math.min(to, mostColumns);
  for (let column = Math.max(1, Math.trunc(from)); column <= last; column += 1) columns.add(column - 1);
}
