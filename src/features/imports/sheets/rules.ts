import { type AnalyseOptions, Analyser, type Analysis } from "../analysis/rules";
import type { FileInfo, SheetInfo } from "../files/cells/rules";
import { FileRefusal } from "../files/refusals/rules";
import { readRows } from "../files/rules";

const looked = 400;
const mostSheets = 20;

/** The sheet that looks most like a list of people; instructions, summaries and hidden look-up lists lose. */
export async function chooseSheet(path: string, info: FileInfo, options: AnalyseOptions): Promise<number> {
  const visible = info.sheets.filter(({ hidden }) => !hidden);
  const candidates = (visible.length > 0 ? visible : info.sheets).slice(0, mostSheets);
  let best = { index: candidates[0]?.index ?? 0, score: -1 };
  if (candidates.length < 2) return best.index;
  for (const sheet of candidates) {
    const score = await scoreSheet(path, sheet, options);
    if (score > best.score) best = { index: sheet.index, score };
  }
  return best.index;
}

async function scoreSheet(path: string, sheet: SheetInfo, options: AnalyseOptions): Promise<number> {
  const analyser = new Analyser({ ...options, hiddenColumns: sheet.hiddenColumns });
  let rows = 0;
  try {
    for await (const row of readRows(path, sheet.index)) {
      analyser.push(row);
      rows += 1;
      if (rows >= looked) break;
    }
  } catch (error) {
    if (error instanceof FileRefusal && error.code === "no_rows") return 0;
    throw error;
  }
  return peopleLikeness(analyser.finish());
}

function peopleLikeness({ columns, dataRows }: Analysis): number {
  const fields = new Set(columns.map(({ field }) => field).filter((field) => field !== "ignore"));
  const named =
    fields.has("contact.name") || fields.has("contact.firstName") || fields.has("contact.lastName");
  return fields.size * dataRows * (named ? 3 : 1);
}
