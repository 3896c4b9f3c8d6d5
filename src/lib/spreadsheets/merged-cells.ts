import { type Cell, emptyCell, type Row } from "./cell";
import { FileRefusal } from "./refusal";

/** Of a list of twenty thousand people, fifty columns. */
const most = 1_000_000;

/** Cells that are merged downwards: what stands in the first counts for every filled row beside it. */
export class MergedCells {
  private spread = 0;
  private readonly open = new Map<number, { to: number; cell: Cell }>();

  /** From the next row on, to the row named. */
  begin(column: number, to: number, cell: Cell): void {
    this.open.set(column, { to, cell });
  }

  onto(row: Row): void {
    for (const [column, { to, cell }] of this.open) {
      if (row.number > to) this.open.delete(column);
      else spread(row, column, cell);
    }
    this.spread += row.merged?.length ?? 0;
    if (this.spread > most) throw new FileRefusal("too_much_data");
  }
}

function spread(row: Row, column: number, cell: Cell): void {
  if ((row.cells[column] ?? emptyCell).kind !== "empty") return;
  while (row.cells.length < column) row.cells.push(emptyCell);
  row.cells[column] = cell;
  row.merged ??= [];
  row.merged.push(column);
}
