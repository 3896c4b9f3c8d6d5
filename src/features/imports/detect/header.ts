import { isBlank, type Row } from "@/lib/spreadsheets/cell";
import type { HeadingMatch } from "./dictionary/entry";
import { matchHeading } from "./dictionary/match-heading";
import { differsFrom, filledCells, isRepeated, isWord, textOf } from "./heading-cells";
import { findPreset } from "./presets";
import {
  goesOn,
  groups,
  type Heading,
  isCalendar,
  isHint,
  isNumbering,
  isTranslation,
  stacked,
} from "./stacked-headings";

export interface Header {
  rows: number[];
  /** By column; a heading over several rows is given joined, by its lowest part and in its parts. */
  headings: Heading[];
}

/** How many of the first rows are searched for the heading. */
export const headerDepth = 60;
const mostRows = 3;
/** In so many rows a heading's words are looked for as values. */
const mostOthers = 16;
/** How many of a row's cells are read: whether they are headings shows by then, and a row can be thousands wide. */
const widestLook = 100;

/** The row that reads most like headings, with the rows above or below it that belong to them. 0 chosen: there are none. */
export function findHeader(rows: readonly Row[], chosen?: number): Header | null {
  const at = chosen === undefined ? bestRow(rows) : rows.findIndex((row) => row.number === chosen);
  const main = rows[at];
  if (!main) return null;
  const stack = [main];
  const last = () => stack.at(-1) ?? main;
  for (
    let next = rows[at + 1];
    next && follows(last(), next) && stack.length < mostRows;
    next = rows[at + stack.length]
  ) {
    if (isNumbering(next, main) || !goesOn(last(), next, rows.slice(at + stack.length + 1))) break;
    stack.push(next);
  }
  for (let step = 1; stack.length < mostRows; step += 1) {
    const [above, first] = [rows[at - step], stack[0]];
    if (!above || !first || !follows(above, first) || !groups(above, first)) break;
    stack.unshift(above);
  }
  return {
    rows: [...stack.map(({ number }) => number), ...furtherRows(rows, at, last())],
    headings: stacked(stack),
  };
}

/** Rows below the headings: the columns numbered, the same words in another language, how to fill them in. */
function furtherRows(rows: readonly Row[], at: number, last: Row): number[] {
  const further: number[] = [];
  const from = rows.indexOf(last, at) + 1;
  for (const row of rows.slice(from, from + 2)) {
    const before = further.at(-1) ?? last.number;
    if (row.number !== before + 1 || !saysNothingNew(row, last)) break;
    further.push(row.number);
  }
  return further;
}

function saysNothingNew(row: Row, headings: Row): boolean {
  return isNumbering(row, headings) || isTranslation(row, headings) || isHint(row) || isCalendar(row);
}

function follows(upper: Row, lower: Row): boolean {
  return lower.number === upper.number + 1;
}

function bestRow(rows: readonly Row[]): number {
  let best = -1;
  let bestScore = 0;
  const searched = rows.slice(0, headerDepth);
  for (const [index, row] of searched.entries()) {
    const score = headerScore(row, searched.slice(index + 1));
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best >= 0 ? best : rowOfAnotherKind(searched);
}

function headerScore(row: Row, below: readonly Row[]): number {
  const texts = filledCells(row).map(textOf);
  if (findPreset(texts)) return 1_000;
  if (row.cells.some((cell) => cell.kind === "error")) return 0;
  const recognised = texts
    .slice(0, widestLook)
    .filter((text) => text.length <= 60 && /\p{L}|^(no\.?|#)$/iu.test(text) && !/\d{5}/.test(text))
    .flatMap((text) => matchHeading(text).slice(0, 1));
  if (row.cells.some((cell) => cell.kind === "date") && !isAboveDays(row, recognised)) return 0;
  if (recognised.length >= 2) return recognised.length * (isValues(row, below) ? 0.4 : 1);
  // A remark far to the right is no heading of what stands below it.
  const alone = recognised.length === 1 && texts.length <= 3 && !row.cells.slice(0, 3).every(isBlank);
  const certain = recognised[0]?.field === "contact.name" || differsFrom(row, below) || below.length === 0;
  return alone && certain && !isRepeated(row, below) ? 0.5 : 0;
}

/** An attendance list has the days of its meetings among its headings: its words are headings nearly all. */
function isAboveDays(row: Row, recognised: readonly HeadingMatch[]): boolean {
  const words = filledCells(row).filter(({ kind }) => kind !== "date").length;
  const isNamed = recognised.some(({ field }) => /^contact\.(name|firstName|lastName)$/.test(field));
  return isNamed && recognised.length >= 2 && recognised.length >= words * 0.6;
}

/** A word that stands again below, other than as the same heading in another language, speaks for a row of the table. */
function isValues(row: Row, below: readonly Row[]): boolean {
  const [next] = below;
  const others = next && isTranslation(next, row) ? below.slice(1) : below;
  return isRepeated(
    row,
    others.slice(0, mostOthers).filter((other) => !isAllHeadings(other)),
  );
}

/** The headings of another table below, as of a recapitulation. */
function isAllHeadings(row: Row): boolean {
  const texts = filledCells(row).slice(0, widestLook).map(textOf);
  return texts.length > 1 && texts.every((text) => matchHeading(text).length > 0);
}

/** Headings whose words nobody knows: the first row of the table has words where all the rows below have numbers or days. */
function rowOfAnotherKind(rows: readonly Row[]): number {
  const at = rows.findIndex((row) => filledCells(row).length >= 2);
  const row = rows[at];
  if (!row || !filledCells(row).every(isWord)) return -1;
  const below = rows.slice(at + 1);
  return below.length >= 2 && differsFrom(row, below) && !isRepeated(row, below) ? at : -1;
}
