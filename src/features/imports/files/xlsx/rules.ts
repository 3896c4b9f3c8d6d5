import { mostColumns, type Row, type SheetInfo } from "../cells/rules";
import { oncePerFile } from "../once/rules";
import { FileRefusal } from "../refusals/rules";
import { parseXml } from "../xml/rules";
import { type Archive, openArchive } from "../zip/rules";
import { readMerges } from "./merges/rules";
import { readSheetRows } from "./sheet/rules";
import { readStrings } from "./strings/rules";
import { readStyles } from "./styles/rules";
import { readWorkbook } from "./workbook/rules";

export async function readXlsxSheets(path: string): Promise<SheetInfo[]> {
  const archive = await openArchive(path);
  try {
    const { sheets } = await readWorkbook(archive);
    const infos: SheetInfo[] = [];
    for (const [index, { name, hidden, part }] of sheets.entries()) {
      if (!archive.has(part)) throw new FileRefusal("damaged", { part });
      infos.push({ index, name, hidden, ...(await readHead(archive, part)) });
    }
    return infos;
  } finally {
    archive.close();
  }
}

export async function* readXlsxRows(path: string, sheet: number): AsyncGenerator<Row> {
  const archive = await openArchive(path);
  try {
    const workbook = await readWorkbook(archive);
    const chosen = workbook.sheets[sheet];
    if (!chosen) throw new FileRefusal("sheet_not_found", { sheet });
    const strings = await stringsOf(path, archive, workbook.stringsPart);
    const styles = await readStyles(archive, workbook.stylesPart);
    const merges = await readMerges(path, chosen.part);
    const { date1904 } = workbook;
    yield* readSheetRows({ archive, part: chosen.part, strings, styles, date1904, merges });
  } finally {
    archive.close();
  }
}

/** All sheets of a workbook share its strings; of forty sheets looked at they are read once. */
const stringsOf = oncePerFile((_path, archive: Archive, part: string | null) => readStrings(archive, part));

/** What stands before the first row: hidden columns, and the size that the sheet claims. */
async function readHead(
  archive: Archive,
  part: string,
): Promise<Pick<SheetInfo, "rowCount" | "hiddenColumns">> {
  const hidden = new Set<number>();
  let rowCount: number | undefined;
  let done = false;
  const head = parseXml<never>(
    archive.read(part),
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

function claimedRows(reference: string): number | undefined {
  const last = /(\d+)$/.exec(reference)?.[1];
  return last === undefined ? undefined : Number(last);
}

function addRange(columns: Set<number>, from: number, to: number): void {
  const last = Math.min(to, mostColumns);
  for (let column = Math.max(1, Math.trunc(from)); column <= last; column += 1) columns.add(column - 1);
}
