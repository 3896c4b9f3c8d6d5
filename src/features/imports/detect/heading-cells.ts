import { type Cell, cellText, isBlank, type Row, tidy } from "@/lib/spreadsheets/cell";

const looked = 15;

export function textOf(cell: Cell | undefined): string {
  return tidy(cellText(cell)).slice(0, 100);
}

export function filledCells(row: Row): Cell[] {
  return row.cells.filter((cell) => !isBlank(cell));
}

/** Words alone: what a heading is made of. */
export function isWord(cell: Cell | undefined): boolean {
  return cell?.kind === "text" && !isBlank(cell) && !/\d|@/.test(cell.text) && textOf(cell).length <= 60;
}

/** In some column this row has a word and those below have numbers or days: it is of another kind than they are. */
export function differsFrom(row: Row, below: readonly Row[]): boolean {
  const near = below.slice(0, looked);
  return row.cells.some((cell, at) => {
    if (!isWord(cell)) return false;
    const filled = near.map(({ cells }) => cells[at]).filter((other) => !isBlank(other));
    const others = filled.filter((other) => !isWord(other)).length;
    return filled.length > 0 && others >= filled.length * 0.7 && (others >= 2 || near.length < 2);
  });
}

/** One of its words stands again below, in the same column: then it is a value like those. */
export function isRepeated(row: Row, below: readonly Row[]): boolean {
  const own = row.cells.map((cell) => textOf(cell).toLowerCase());
  return below.slice(0, looked).some(({ cells }) => {
    const same = own.filter((text, at) => text !== "" && text === textOf(cells[at]).toLowerCase()).length;
    // The whole row again is the same heading on the next page.
    return same > 0 && same < own.filter(Boolean).length * 0.6;
  });
}
