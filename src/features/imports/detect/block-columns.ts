import { cellText, isBlank, type Row, tidy } from "@/lib/spreadsheets/cell";
import type { FieldKey } from "../columns/fields";
import type { MappedColumn } from "../parse/import-mapping";
import type { AnalysedColumn } from "./analysed-column";

const units = new Set<FieldKey>(["job.department", "job.shift", "job.line", "job.workplace"]);

type Seen = {
  rows: number;
  filled: number;
  last: string;
  isOpen: boolean;
  reaching: number;
  isBroken: boolean;
};

/** Columns of units that are filled in at the top of each block alone, as if their cells reached down. */
export class BlockColumns {
  private readonly seen: ReadonlyMap<number, Seen>;

  constructor(columns: readonly AnalysedColumn[]) {
    const looked = columns.filter(({ field, split, hidden }) => units.has(field) && !split && !hidden);
    this.seen = new Map(
      looked.map(({ index }) => [
        index,
        { rows: 0, filled: 0, last: "", isOpen: false, reaching: 0, isBroken: false },
      ]),
    );
  }

  add({ cells }: Row): void {
    for (const [index, seen] of this.seen) {
      const cell = cells[index];
      look(seen, isBlank(cell) ? "" : tidy(cellText(cell)).toLowerCase());
    }
  }

  has({ index }: MappedColumn): boolean {
    const seen = this.seen.get(index);
    if (!seen || seen.isBroken) return false;
    return seen.reaching * 2 > seen.filled && seen.filled * 2 <= seen.rows;
  }
}

/** A first row that says nothing, or a word twice in a row, is no top of a block. */
function look(seen: Seen, text: string): void {
  if (text === "" ? seen.rows === 0 : text === seen.last) seen.isBroken = true;
  seen.rows += 1;
  if (text === "") {
    if (seen.isOpen) seen.reaching += 1;
    seen.isOpen = false;
    return;
  }
  seen.filled += 1;
  seen.last = text;
  seen.isOpen = true;
}
