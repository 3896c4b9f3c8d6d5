import { cachePerFile } from "../cache-per-file";
import type { Row, SheetInfo } from "../cell";
import { FileRefusal } from "../refusal";
import { parseWhole, parseXml } from "../xml";
import { type Archive, openArchive } from "../zip";
import { TableHandler } from "./table";
import { TopsHandler } from "./top-rows";

const content = "content.xml";

export async function readOdsSheets(path: string): Promise<SheetInfo[]> {
  const { sheets } = await listed(path);
  if (sheets.length === 0) throw new FileRefusal("no_sheets");
  return sheets;
}

export async function* readOdsRows(path: string, sheet: number): AsyncGenerator<Row> {
  const { sheets, tops } = await listed(path);
  if (!sheets[sheet]) throw new FileRefusal("sheet_not_found", { sheet });
  const top = tops.get(sheet) ?? { rows: [], isWhole: false };
  yield* top.rows;
  if (!top.isWhole) yield* rowsAfter(path, { sheet, known: top.rows.length });
}

const listed = cachePerFile(async (path): Promise<TopsHandler> => {
  const archive = await openArchive(path);
  const handler = new TopsHandler();
  try {
    await refuseEncrypted(archive);
    await parseWhole(archive.read(content), handler);
    return handler;
  } finally {
    archive.close();
  }
});

async function* rowsAfter(
  path: string,
  { sheet, known }: { sheet: number; known: number },
): AsyncGenerator<Row> {
  const archive = await openArchive(path);
  let ready: Row[] = [];
  let [seen, isEnded] = [0, false];
  const handler = new TableHandler({
    sheets: [],
    wants: (index) => index === sheet,
    give: (row) => {
      seen += 1;
      if (seen > known) ready.push(row);
    },
    ended: (index) => {
      isEnded ||= index === sheet;
    },
  });
  const takeRows = () => {
    const rows = ready;
    ready = [];
    return rows.length === 0 && isEnded ? "stop" : rows;
  };
  try {
    yield* parseXml(archive.read(content), handler, takeRows);
  } finally {
    archive.close();
  }
}

const mark = "encryption-data";

async function refuseEncrypted(archive: Archive): Promise<void> {
  const manifest = "META-INF/manifest.xml";
  if (!archive.has(manifest)) return;
  let end = "";
  for await (const chunk of archive.read(manifest)) {
    const text = end + chunk.toString("latin1");
    if (text.includes(mark)) throw new FileRefusal("ods_encrypted");
    end = text.slice(-mark.length);
  }
}
