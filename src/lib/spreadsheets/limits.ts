import { type Cell, cellText, type Row } from "./cell";
import { largestFile } from "./file-kind";
import { FileRefusal } from "./refusal";

const limits = { characters: largestFile, rows: 2_000_000 };

/** The characters of a row, and one for each of its cells: in a text file, what it takes up. */
export function sizeOf({ cells }: Pick<Row, "cells">): number {
  let size = cells.length;
  for (const cell of cells) if (cell.kind !== "empty") size += cellText(cell).length;
  return size;
}

const longestShown = 500;

/** A row to be looked at: the beginnings of its long cells, with a mark, and without the text that they were cut from. */
export function shortened(row: Row): Row {
  return row.cells.some(isLong) ? { ...row, cells: row.cells.map(shortCell) } : row;
}

// Of a thousand cells of a row most are empty.
const isLong = (cell: Cell) => cell.kind !== "empty" && Object.values(cell).some(isLongText);
const isLongText = (value: unknown): value is string =>
  typeof value === "string" && value.length > longestShown;

function shortCell(cell: Cell): Cell {
  if (!isLong(cell)) return cell;
  const cut = (value: unknown) => (isLongText(value) ? `${detached(value.slice(0, longestShown))}…` : value);
  return Object.fromEntries(Object.entries(cell).map(([key, value]) => [key, cut(value)])) as Cell;
}

/** A slice holds on to the whole text that it is a part of; its own letters written anew do not. */
const detached = (text: string) => Buffer.from(text, "utf16le").toString("utf16le");

/**
 * What one reading may give out: as much as the largest text file holds. A small workbook that names one long string in a million
 * cells is a large list wherever it is written down.
 */
export class Budget {
  private left: { characters: number; rows: number };

  constructor(most: { characters: number; rows: number } = limits) {
    this.left = { ...most };
  }

  take(row: Row): void {
    this.left.rows -= 1;
    this.left.characters -= sizeOf(row);
    if (this.left.rows < 0) throw new FileRefusal("too_many_rows", { limit: limits.rows });
    if (this.left.characters < 0) throw new FileRefusal("too_much_data");
  }
}
