import type { CodedField, FieldKey, GroupedField } from "../columns/fields";
import type { MemberRule } from "../columns/purpose";
import type { ColumnSplit } from "../columns/split";
import type { DateOrder } from "./date";
import type { DatePart } from "./date-parts";
import type { MembershipReading } from "./membership";
import type { ValueGroup } from "./spelling-groups";

export interface ColumnFacts extends MembershipReading {
  /** The column says W for wanita: its P is pria, not perempuan. */
  saysPria?: boolean;
  /** The length that most numbers of an id column have; a shorter number has lost its leading zeros. */
  width?: number;
  dateOrder?: DateOrder;
  /** It and the two columns after it each hold one part of a date, in this order. */
  dateParts?: DatePart[];
  /** Some of its texts say nothing without an order. */
  hasDateOrder?: boolean;
  /** Neither dd/mm nor mm/dd is certain: ask once. */
  dateOrderAmbiguous?: boolean;
  /** All but a slip or two agree. */
  dateOrderClear?: boolean;
  /** What speaks for the order that is proposed: citizen numbers, or another column by its letter. */
  dateOrderBy?: { code: "national_id" | "column"; column: string };
}

/** One column → one field; this is what the wizard edits and what a template stores. */
export interface MappedColumn {
  index: number;
  field: FieldKey;
  facts: ColumnFacts;
  /** Its cells hold several things: `field` is then only the first of them. */
  split?: ColumnSplit | undefined;
}

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
