import { cellText, filledIn, type Row, tidy } from "@/lib/spreadsheets/cell";
import { isNumericDay } from "./value-kinds";

/** So many rows tell what stands in a column. */
const looked = 3_000;

type Sparse = { columns: number[]; isCounted: boolean };

/** Of rows with few cells, those of a person: a number or an address stands where the other rows have theirs. */
export class NamelessRows {
  private readonly filled = new Map<number, number>();
  private readonly reaching = new Map<number, number>();
  private readonly sparse = new Map<number, Sparse>();
  private seen = 0;

  constructor(
    private readonly width: number,
    private readonly nameColumn: number,
    private readonly today: string,
  ) {}

  add(row: Row): void {
    const filled = filledIn(row);
    const isSparse = filled.length <= Math.max(2, this.width * 0.3, row.cells.length * 0.3);
    const isCounted = this.seen < looked;
    this.seen += 1;
    if (!isSparse && !isCounted) return;
    const columns = filled.filter((index) => this.reaches(row, index));
    if (isCounted) {
      for (const index of filled) this.filled.set(index, (this.filled.get(index) ?? 0) + 1);
      for (const index of columns) this.reaching.set(index, (this.reaching.get(index) ?? 0) + 1);
    }
    if (isSparse && columns.length > 0 && this.saysEnough(filled, columns))
      this.sparse.set(row.number, { columns, isCounted });
  }

  isPerson(number: number): boolean {
    const found = this.sparse.get(number);
    return found?.columns.some((column) => this.isOfEverybody(column, found.isCounted ? 1 : 0)) ?? false;
  }

  /** “Sekretariat” with its telephone is an office: where a name could stand, a third cell has to speak for a person. */
  private saysEnough(filled: readonly number[], columns: readonly number[]): boolean {
    const others = filled.length - columns.length;
    return filled.includes(this.nameColumn) ? others > 1 : filled.length > 1;
  }

  private isOfEverybody(column: number, own: number): boolean {
    const reaching = (this.reaching.get(column) ?? 0) - own;
    return reaching > 0 && reaching * 2 > (this.filled.get(column) ?? 0) - own;
  }

  private reaches({ cells }: Row, index: number): boolean {
    const cell = cells[index];
    if (!cell || cell.kind === "date") return false;
    const text = tidy(cellText(cell));
    if (!/^(\+?\d[\d .()-]{6,}\d|\S+@\S+\.\S+)$/.test(text)) return false;
    return !/^\d{1,3}([.,]\d{3})+$/.test(text) && !isNumericDay(cell, text, this.today);
  }
}
