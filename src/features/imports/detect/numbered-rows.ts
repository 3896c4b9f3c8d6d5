import { cellText, filledIn, isBlank, type Row, tidy } from "@/lib/spreadsheets/cell";

/** Of rows with few cells, those whose running number goes on with that of the row above: a person without a telephone. */
export class NumberedRows {
  private last = Number.NaN;
  private lastRow = 0;
  private readonly sparse = new Set<number>();

  constructor(
    private readonly width: number,
    private readonly nameColumn: number,
  ) {}

  add(row: Row): void {
    const filled = filledIn(row).length;
    const number = this.numberOf(row);
    const goesOn = this.goesOn(row);
    if (goesOn && filled <= Math.max(2, this.width * 0.3)) this.sparse.add(row.number);
    // What is numbered anew below the table, as the recipients of a letter, has little more than its number.
    if (!goesOn && (filled <= 2 || Number.isNaN(number))) return;
    this.last = number;
    this.lastRow = row.number;
  }

  isPerson(number: number): boolean {
    return this.sparse.has(number);
  }

  /** The row below a person's, with the next number. */
  goesOn(row: Row): boolean {
    return this.numberOf(row) === this.last + 1 && row.number === this.lastRow + 1;
  }

  private numberOf(row: Row): number {
    const { cells } = row;
    const at = filledIn(row)[0] ?? -1;
    const text = at < this.nameColumn && !isBlank(cells[this.nameColumn]) ? tidy(cellText(cells[at])) : "";
    return /^\d{1,6}\.?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN;
  }
}
