import { type Cell, emptyCell, isBlank, type Row } from "@/lib/spreadsheets/cell";
import type { FieldKey } from "../columns/fields";
import { datedFields } from "../columns/fields";
import { splitCell } from "../columns/split";
import { dateCell } from "./date-parts";
import type { ColumnFacts, ImportMapping, MappedColumn } from "./import-mapping";

export interface MappedCell {
  cell: Cell;
  facts: ColumnFacts;
}

/** The cell under a column, or the date that it and the two after it are parts of. */
function cellOf({ cells }: Row, { index, field, facts: { dateParts } }: MappedColumn): Cell {
  if (dateParts && datedFields.has(field))
    return dateCell(cells.slice(index, index + dateParts.length), dateParts);
  return cells[index] ?? emptyCell;
}

/** The cells of one row by the field they feed. */
export class RowFields {
  private readonly byField = new Map<FieldKey, MappedCell[]>();

  constructor(
    readonly row: Row,
    mapping: Pick<ImportMapping, "columns">,
  ) {
    for (const { index, field, facts, split } of mapping.columns) {
      const cell = cellOf(row, { index, field, facts });
      if (split)
        for (const [at, part] of splitCell(cell, split).entries()) this.put(split.fields[at], part, facts);
      else this.put(field, cell, facts);
    }
  }

  private put(field: FieldKey | undefined, cell: Cell, facts: ColumnFacts): void {
    if (!field || field === "ignore") return;
    const list = this.byField.get(field);
    if (list) list.push({ cell, facts });
    else this.byField.set(field, [{ cell, facts }]);
  }

  all(field: FieldKey): MappedCell[] {
    return this.byField.get(field) ?? [];
  }

  /** The first cell of the field that holds something. */
  first(field: FieldKey): MappedCell | undefined {
    const list = this.all(field);
    return list.find(({ cell }) => !isBlank(cell)) ?? list[0];
  }

  cell(field: FieldKey): Cell | undefined {
    return this.first(field)?.cell;
  }

  has(field: FieldKey): boolean {
    return this.byField.has(field);
  }
}
