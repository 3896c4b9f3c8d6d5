import { isBlank, type Row } from "@/lib/spreadsheets/cell";

/** A row that is data as far as was known when it came, and where it stands. */
export type TakenRow = { row: Row; part: string; section: string; openingRow: number | null };

/** Signatures and remarks are never longer. */
const most = 1_000;

/**
 * Rows with few cells may turn out to be signatures at the end: they are counted once a fuller row follows them, or when the end
 * has left them in.
 */
export class HeldRows {
  private held: TakenRow[] = [];
  private readonly ended: TakenRow[] = [];

  constructor(private readonly count: (taken: TakenRow) => void) {}

  add(taken: TakenRow, width: number): void {
    this.held.push(taken);
    const { cells } = taken.row;
    const filled = cells.filter((cell) => !isBlank(cell)).length;
    const isFull = filled > Math.max(2, width * 0.3, cells.length * 0.3);
    if (isFull || this.held.length > most) this.countHeld();
  }

  endPart(): void {
    this.ended.push(...this.held);
    this.held = [];
  }

  finish(isLeftOut: (rowNumber: number) => boolean): void {
    this.endPart();
    for (const taken of this.ended) if (!isLeftOut(taken.row.number)) this.count(taken);
  }

  private countHeld(): void {
    for (const taken of this.held) this.count(taken);
    this.held = [];
  }
}
