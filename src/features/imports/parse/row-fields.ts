import { type Cell, emptyCell, isBlank, type Row } from "@/lib/spreadsheets/cell";
import type { ColumnFacts, MappedColumn } from "../detect/match-columns";
import { dateCell } from "../detect/three-part-date";
import { datedFields } from "../detect/date-order";
import type { CodedField, FieldKey, GroupedField } from "../columns/fields";
import type { MemberRule } from "../columns/purpose";
import { splitCell } from "../columns/split";
import type { ValueGroup } from "./spelling-groups";

/** What one file needs to be interpreted; plain JSON, so that it can be stored with the batch. */
export interface ImportMapping {
  columns: MappedColumn[];
  /** Number of columns that the heading of a text file has; null: its records differ in length anyway, or it is a sheet. */
  columnCount: number | null;
  groups: Partial<Record<GroupedField, ValueGroup[]>>;
  /** What words of the file mean where the admin has said so, by `wordKey`; "" leaves the field empty. */
  words?: Partial<Record<CodedField, Record<string, string>>> | undefined;
  /** Rows that a filter hid in the file stay out. */
  leaveOutHidden?: boolean | undefined;
  /** Who is a member where no cell says so; without it nobody. */
  members?: MemberRule | undefined;
}

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
