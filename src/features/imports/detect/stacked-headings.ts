import { type Cell, cellText, isBlank, type Row } from "@/lib/spreadsheets/cell";
import { matchHeading } from "./dictionary/match-heading";
import { differsFrom, filledCells, isRepeated, isWord, textOf } from "./heading-cells";

/** A heading over several rows: joined, by its lowest part alone, and by all of its parts from the top. */
export interface Heading {
  text: string;
  lower: string;
  parts: string[];
}

const isKnown = (text: string) => matchHeading(text).length > 0;

/** Whether a row goes on with the headings above it, rather than with people: all of its words must be headings. */
export function goesOn(upper: Row, lower: Row, below: readonly Row[]): boolean {
  if (isMergedInto(upper, lower, below)) return true;
  const filled = filledCells(lower);
  if (filled.length === 0 || filled.some((cell) => cell.kind !== "text" || /\d{3}|@/.test(cellText(cell))))
    return false;
  if (wordCount(upper) < 2 || !isUnderGap(upper, lower) || isRepeated(lower, below)) return false;
  const differs = differsFrom(lower, below) || below.length === 0;
  const fits = (cell: Cell, at: number) => {
    const text = textOf(cell);
    if (isBlank(cell) || isKnown(text)) return true;
    if (!differs || !isWord(cell)) return false;
    const above = textOf(upper.cells[at]);
    return above === "" ? at > 0 : isSpanStart(upper, lower, at) && isKnown(`${text} ${above}`);
  };
  const says = (cell: Cell, at: number) =>
    !isBlank(cell) &&
    (isKnown(textOf(cell)) ||
      (isSpanStart(upper, lower, at) && isKnown(`${textOf(cell)} ${textOf(upper.cells[at])}`)));
  return lower.cells.some(says) && lower.cells.every(fits);
}

/** No heading is higher than this many rows: what goes on further is a cell beside the people, for their signatures. */
const highest = 4;

/** A heading that reaches down into a row makes it one of headings, unless the row counts people. */
function isMergedInto(upper: Row, lower: Row, below: readonly Row[]): boolean {
  const goesOnDown = (at: number) =>
    below.length >= highest && below.slice(0, highest).every(({ merged }) => merged?.includes(at));
  const reaches = (at: number) =>
    (upper.merged?.includes(at) || !isBlank(upper.cells[at])) && !goesOnDown(at);
  return (
    filledCells(lower).length > 0 &&
    (lower.merged?.some(reaches) ?? false) &&
    !isCounted(upper, lower, below[0])
  );
}

/** Under a heading of its own a number that the next row is one more than. */
function isCounted(upper: Row, lower: Row, next: Row | undefined): boolean {
  const number = (row: Row | undefined, at: number) => {
    const text = textOf(row?.cells[at]);
    return /^\d{1,5}\.?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
  };
  return lower.cells.some((_, at) => !isBlank(upper.cells[at]) && number(next, at) === number(lower, at) + 1);
}

/** Whether the row above the headings groups them: some of its words span several, and it is no title. */
export function groups(upper: Row, main: Row): boolean {
  const texts = filledCells(upper).map(textOf);
  const isTitle = texts.some((text) => text.length > 40 || /[:=]|\d{4}|^\d+ |\b(page|halaman)\b/i.test(text));
  return !isTitle && wordCount(upper) >= 2 && isUnderGap(upper, main);
}

function isUnderGap(upper: Row, lower: Row): boolean {
  return lower.cells.some((cell, at) => at > 0 && !isBlank(cell) && isBlank(upper.cells[at]));
}

function isSpanStart(upper: Row, lower: Row, at: number): boolean {
  return isBlank(upper.cells[at + 1]) && !isBlank(lower.cells[at + 1]);
}

function wordCount(row: Row): number {
  return row.cells.filter((cell) => cell.kind === "text" && !isBlank(cell)).length;
}

/** "1 2 3 4" or "(1) (2) (3) (4)" below the headings: columns of a form, numbered. */
export function isNumbering(row: Row, headings: Row): boolean {
  const texts = filledCells(row).map((cell) => textOf(cell).replace(/^[([]|[.)\]]+$/g, ""));
  const wide = filledCells(headings).length;
  if (texts.length < Math.min(3, wide) || texts.length < 2 || texts.length < wide * 0.6) return false;
  const values = texts.map((text) =>
    /^\d{1,2}$/.test(text)
      ? Number(text)
      : /^[a-z]$/i.test(text)
        ? text.toLowerCase().charCodeAt(0) - 96
        : Number.NaN,
  );
  return values.every((value, at) => at === 0 || value === (values[at - 1] ?? 0) + 1) && values[0] === 1;
}

/** What to write, in brackets, or a row that is marked as an example. */
export function isHint(row: Row): boolean {
  const texts = filledCells(row).map(textOf);
  const isBracketed = texts.length >= 2 && texts.every((text) => /^[([].*[)\]]$/.test(text));
  return isBracketed || (texts.length >= 3 && /^(contoh|cth|example|sample)\s*[.:]?$/i.test(texts[0] ?? ""));
}

const weekday =
  /^(mi?n?g?|sn|sl|rb|km|jm|sb|sen(in)?|sel(asa)?|rabu?|kam(is)?|jum(['’]?at)?|sab(tu)?|minggu|ahad|(mon|tue|wed|thu|fri|sat|sun)(\w*day)?|[0-3]?\d)$/i;

/** Below the headings, the days of a calendar and nothing else. */
export function isCalendar(row: Row): boolean {
  const texts = filledCells(row).map(textOf);
  return texts.length >= 3 && texts.every((text) => weekday.test(text));
}

/** The same headings once more in another language. */
export function isTranslation(row: Row, headings: Row): boolean {
  const filled = row.cells.flatMap((cell, at) => (isBlank(cell) ? [] : [at]));
  if (filled.length < 2 || filled.some((at) => !isWord(row.cells[at]) || isBlank(headings.cells[at])))
    return false;
  const fields = filled.map((at) =>
    [headings.cells[at], row.cells[at]].map((cell) => matchHeading(textOf(cell))[0]?.field),
  );
  const same = fields.filter(([one, other]) => one !== undefined && one === other).length;
  return same >= 2 && same >= filled.length * 0.6;
}

/** Words of upper rows count for the gaps on their right as far as something stands below. */
export function stacked(rows: readonly Row[]): Heading[] {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  let headings: Heading[] = Array.from({ length: width }, () => ({ text: "", lower: "", parts: [] }));
  for (const row of rows) headings = below(headings, row);
  return headings;
}

function below(headings: readonly Heading[], row: Row): Heading[] {
  let spanning: string[] = [];
  return headings.map(({ parts }, at) => {
    const text = textOf(row.cells[at]);
    if (parts.length > 0) spanning = parts;
    const over = parts.length > 0 ? parts : text ? spanning : [];
    const all = text ? [...over, text] : over;
    return { text: all.join(" "), lower: all.at(-1) ?? "", parts: all };
  });
}
