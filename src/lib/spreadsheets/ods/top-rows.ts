import type { Row, SheetInfo } from "../cell";
import { FileRefusal } from "../refusal";
import type { XmlHandler } from "../xml";
import { TableHandler } from "./table";

/** More rows than are looked at to choose a sheet; the cells of all tables together. */
const limits = { rows: 500, cells: 500_000 };

export interface Top {
  rows: Row[];
  isWhole: boolean;
}

/**
 * All tables stand in one part, so that to read the last is to read them all. What is looked at of each is kept when they are
 * listed. What is wrong with one of them is said when it is read.
 */
export class TopsHandler implements XmlHandler {
  readonly sheets: SheetInfo[] = [];
  readonly tops = new Map<number, Top>();
  private cells = 0;
  private readonly tables = new TableHandler({
    sheets: this.sheets,
    wants: (index) => this.top(index).isWhole,
    give: (row, index) => this.give(row, this.top(index)),
  });

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.tables.open(name, attributes);
  }

  text(text: string): void {
    this.tables.text(text);
  }

  close(name: string): void {
    try {
      this.tables.close(name);
    } catch (error) {
      if (!(error instanceof FileRefusal)) throw error;
      this.top(this.sheets.length - 1).isWhole = false;
    }
  }

  private top(index: number): Top {
    const top = this.tops.get(index) ?? { rows: [], isWhole: true };
    this.tops.set(index, top);
    return top;
  }

  private give(row: Row, top: Top): void {
    top.isWhole &&= top.rows.length < limits.rows && this.cells + row.cells.length <= limits.cells;
    if (!top.isWhole) return;
    this.cells += row.cells.length;
    top.rows.push(row);
  }
}
