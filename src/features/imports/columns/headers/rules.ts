import { type Cell, cellText, isBlank, type Row, tidy } from "../../files/cells/rules";
import { findPreset } from "../presets/rules";
import { matchHeading } from "../vocabulary/rules";

export interface Header {
  rows: number[];
  /** By column; a heading over two rows is given joined, and by its lower half alone. */
  headings: { text: string; lower: string }[];
}

/** How many of the first rows are searched for the heading. */
export const headerDepth = 60;

/** The row that reads most like headings, with the row above or below it when the heading has two rows. */
export function findHeader(rows: readonly Row[], chosen?: number): Header | null {
  const at = chosen === undefined ? bestRow(rows) : rows.findIndex((row) => row.number === chosen);
  const main = rows[at];
  if (!main) return null;
  const above = neighbour(rows, at, -1);
  const below = neighbour(rows, at, 1);
  if (below && completes(main, below)) return twoRows(main, below);
  if (above && completes(above, main) && textCells(above) >= 2) return twoRows(above, main);
  return {
    rows: [main.number],
    headings: main.cells.map((cell) => ({ text: headingText(cell), lower: headingText(cell) })),
  };
}

export function headingText(cell: Cell | undefined): string {
  return tidy(cellText(cell)).slice(0, 100);
}

function bestRow(rows: readonly Row[]): number {
  let best = -1;
  let bestScore = 0;
  for (const [index, row] of rows.slice(0, headerDepth).entries()) {
    const score = headerScore(row);
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

function headerScore(row: Row): number {
  const texts = row.cells.filter((cell) => !isBlank(cell)).map(headingText);
  if (findPreset(texts)) return 1_000;
  if (row.cells.some((cell) => cell.kind === "date" || cell.kind === "error")) return 0;
  const recognised = texts.filter(
    (text) => text.length <= 60 && !/\d{5}/.test(text) && matchHeading(text).length > 0,
  ).length;
  if (recognised >= 2) return recognised;
  // A remark far to the right is no heading of what stands below it.
  return recognised === 1 && texts.length <= 3 && !row.cells.slice(0, 3).every(isBlank) ? 0.5 : 0;
}

function neighbour(rows: readonly Row[], at: number, step: 1 | -1): Row | null {
  const row = rows[at + step];
  const main = rows[at];
  return row && main && row.number === main.number + step ? row : null;
}

/** Lower row: only words, at least one heading under a gap or a spanning word, and nothing that reads as a person. */
function completes(upper: Row, lower: Row): boolean {
  const filled = lower.cells.filter((cell) => !isBlank(cell));
  if (filled.length === 0 || filled.some((cell) => cell.kind !== "text" || /\d{3}|@/.test(cellText(cell))))
    return false;
  const recognised = filled.filter((cell) => matchHeading(headingText(cell)).length > 0).length;
  const underGap = lower.cells.some(
    (cell, index) => !isBlank(cell) && isBlank(upper.cells[index]) && index > 0,
  );
  return underGap && recognised >= 1 && recognised >= filled.length / 3 && textCells(upper) >= 2;
}

function textCells(row: Row): number {
  return row.cells.filter((cell) => cell.kind === "text" && !isBlank(cell)).length;
}

function twoRows(upper: Row, lower: Row): Header {
  const width = Math.max(upper.cells.length, lower.cells.length);
  let spanning = "";
  const headings = Array.from({ length: width }, (_, index) => {
    const top = headingText(upper.cells[index]);
    const bottom = headingText(lower.cells[index]);
    if (top) spanning = top;
    const over = top || (bottom ? spanning : "");
    return { text: [over, bottom].filter(Boolean).join(" "), lower: bottom || top };
  });
  return { rows: [upper.number, lower.number], headings };
}
