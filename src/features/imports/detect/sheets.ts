import { cellText, type FileInfo, type Row, type SheetInfo, tidy } from "@/lib/spreadsheets/cell";
import { Budget, shortened, sizeOf } from "@/lib/spreadsheets/limits";
import { readRows } from "@/lib/spreadsheets/read";
import { FileRefusal } from "@/lib/spreadsheets/refusal";
import { ScanLimit } from "@/lib/spreadsheets/scan-limit";
import { mostParts, type Part, placeOfRow, rowNumberIn } from "../row-number";
import { type AnalyseOptions, Analyser } from "./analyse";
import { type Analysis, isLeftOut } from "./analysis";
import { DittoMarks } from "./ditto-marks";
import { inContext } from "./row-context";

const looked = { rows: 400, characters: 200_000 };
const mostSheets = 40;

/** What a file can be read as: the sheet that looks most like a list of people, and those with the same columns. */
export interface SheetPlan {
  sheet: number;
  /** Sheets that can be read together with it, itself among them. */
  alike: number[];
  /** Every sheet that names people: those that are not read are told of. */
  named: number[];
  /** Tables side by side in it, where its top was looked at. */
  blocks: Blocks;
}

type Blocks = Analysis["blocks"];

type Head = { sheet: SheetInfo; score: number; columns: string; isNamed: boolean; blocks: Blocks };

/**
 * Looks at the top of the sheets, where there are several. Instructions, summaries and hidden look-up lists lose; `chosen` wins, and of several
 * sheets chosen together the first.
 */
export async function planSheets(
  path: string,
  info: FileInfo,
  options: AnalyseOptions,
  chosen?: number,
): Promise<SheetPlan> {
  const visible = info.sheets.filter(({ hidden, index }) => !hidden || index === chosen);
  const candidates = visible.length > 0 ? visible : info.sheets;
  const [only, another] = candidates;
  if (only && !another) return { sheet: only.index, alike: [only.index], named: [only.index], blocks: null };
  const heads: Head[] = [];
  const near =
    chosen === undefined ? 0 : Math.max(0, candidates.findIndex(({ index }) => index === chosen) - 5);
  const { headerRow: _, ...unsaid } = options;
  const look = new ScanLimit();
  for (const sheet of candidates.slice(near, near + mostSheets))
    heads.push(await headOf(sheet, { path, look, options: sheet.index === chosen ? options : unsaid }));
  const best =
    heads.find(({ sheet }) => sheet.index === chosen) ??
    heads.reduce<Head | null>((winner, head) => (head.score > (winner?.score ?? -1) ? head : winner), null);
  if (!best) return { sheet: chosen ?? 0, alike: [], named: [], blocks: null };
  const alike = heads.filter(
    (head) => head.columns !== "" && head.columns === best.columns && head.score > 0,
  );
  const indexes = (some: readonly Head[]) => some.map(({ sheet }) => sheet.index);
  const named = indexes(heads.filter(({ isNamed }) => isNamed));
  return { sheet: best.sheet.index, alike: indexes(alike), named, blocks: best.blocks };
}

/** The tables that are read one after the other. */
function partsOf(info: FileInfo, sheets: readonly number[], blocks: Blocks): Part[] {
  const parts = sheets.flatMap((sheet): Part[] => {
    const name = info.sheets[sheet]?.name ?? "";
    return blocks ? blocks.map((columns) => ({ sheet, name, columns })) : [{ sheet, name }];
  });
  return parts.slice(0, mostParts);
}

export interface AnalysedSheets {
  analysis: Analysis;
  alike: number[];
  named: number[];
  /** The first rows with people, with what they have in common. */
  examples: Row[];
  /** The first rows as they stand, for the row of headings to be chosen from. */
  top: TopRow[];
}

export type TopRow = { number: number; text: string };

const [kept, shown, topmost] = [1_000, 12, 20];
/** Blank rows, headings and totals between the people: they are kept with the import, one by one. */
const mostAsides = 200_000;

type Analysed = { path: string; sheets?: readonly number[]; options: AnalyseOptions };

/** Reads the chosen sheets, or the one with the people, and says what is in them; once more if tables turn out to stand side by side. */
export async function analyseFile(file: FileInfo, asked: Analysed): Promise<AnalysedSheets> {
  const plan = await planSheets(asked.path, file, asked.options, asked.sheets?.[0]);
  const read = (blocks: Blocks) => analysePlanned(file, { ...asked, plan: { ...plan, blocks } });
  const found = await read(plan.blocks);
  const { blocks } = found.analysis;
  const analysed = blocks && !plan.blocks ? await read(blocks) : found;
  const { leftOut, context } = analysed.analysis;
  if (leftOut.length + (context?.sections?.length ?? 0) > mostAsides) throw new FileRefusal("not_a_list");
  return analysed;
}

async function analysePlanned(
  file: FileInfo,
  { path, sheets, options, plan: { sheet, alike, named, blocks } }: Analysed & { plan: SheetPlan },
): Promise<AnalysedSheets> {
  const parts = partsOf(file, sheets ?? [sheet], blocks);
  const hiddenColumns = blocks ? [] : (file.sheets[sheet]?.hiddenColumns ?? []);
  const analyser = new Analyser({ ...options, hiddenColumns, parts });
  const first: Row[] = [];
  for await (const row of readParts(path, { parts, asked: options.asked ?? null })) {
    const beginning = shortened(row);
    analyser.push(beginning);
    if (first.length < kept) first.push(beginning);
  }
  const analysis = analyser.finish();
  const marks = new DittoMarks(analysis.columns);
  const people = first
    .filter(({ number }) => !isLeftOut(analysis, number))
    .slice(0, shown)
    .map((row) => marks.fill(row));
  const top = first.slice(0, topmost).filter(({ number }) => placeOfRow(number).part === 0);
  return { analysis, alike, named, examples: people.map(inContext(analysis)), top: top.map(topRow) };
}

function topRow({ number, cells }: Row): TopRow {
  const texts = cells.map((cell) => tidy(cellText(cell)).slice(0, 30)).filter(Boolean);
  return { number, text: texts.slice(0, 6).join(" · ").slice(0, 100) };
}

type Looked = { path: string; look: ScanLimit; options: AnalyseOptions };

async function headOf(sheet: SheetInfo, { path, look, options }: Looked): Promise<Head> {
  const analyser = new Analyser({ ...options, hiddenColumns: sheet.hiddenColumns });
  const seen = { rows: 0, characters: 0 };
  try {
    for await (const row of readRows(path, sheet.index, { ...options.asked, look })) {
      analyser.push(shortened(row));
      seen.rows += 1;
      seen.characters += sizeOf(row);
      if (seen.rows >= looked.rows || seen.characters > looked.characters) break;
    }
  } catch (error) {
    if (error instanceof FileRefusal && error.code === "no_rows")
      return { sheet, score: 0, columns: "", isNamed: false, blocks: null };
    throw error;
  }
  const analysis = analyser.finish();
  const { blocks, dataRows } = analysis;
  const isNamed = dataRows > 0 && analysis.headerRows.length > 0 && namesPeople(analysis);
  return { sheet, score: peopleLikeness(analysis), columns: meaningOf(analysis), isNamed, blocks };
}

/** What the columns mean, in their order: two sheets that say the same in other words go together. */
function meaningOf({ columns, headerRows }: Analysis): string {
  const fields = columns
    .filter(({ origin }) => !origin)
    .map(({ field, split }) => (split ? split.fields.join("+") : field));
  if (headerRows.length === 0 || fields.filter((field) => field !== "ignore").length < 2) return "";
  return fields.join("|").replace(/(\|ignore)+$/, "");
}

function peopleLikeness(analysis: Analysis): number {
  const fields = new Set(analysis.columns.map(({ field }) => field).filter((field) => field !== "ignore"));
  return fields.size * analysis.dataRows * (namesPeople(analysis) ? 3 : 1);
}

const namesPeople = ({ columns }: Analysis) =>
  columns.some(({ field }) => ["contact.name", "contact.firstName", "contact.lastName"].includes(field));

/** The rows of several parts one after the other, each cut to its own columns; no more than a reading may give out. */
export async function* readParts(
  path: string,
  { parts, asked }: Pick<Analysis, "parts" | "asked">,
): AsyncGenerator<Row> {
  const budget = new Budget();
  for (const [at, { sheet, columns }] of parts.entries()) {
    for await (const row of readRows(path, sheet, asked ?? undefined)) {
      const cells = columns ? row.cells.slice(columns[0], columns[1] + 1) : row.cells;
      if (columns && cells.every(({ kind }) => kind === "empty")) continue;
      const merged = row.merged?.map((column) => column - (columns?.[0] ?? 0));
      const cut = { ...row, number: rowNumberIn(at, row.number), cells, ...(merged && { merged }) };
      budget.take(cut);
      yield cut;
    }
  }
}
