import type { TextAsked } from "@/lib/spreadsheets/text-options";
import type { CodedField, GroupedField } from "../columns/fields";
import type { Purpose, PurposeReason } from "../columns/purpose";
import type { CodedWord } from "../parse/codes";
import type { ImportMapping } from "../parse/import-mapping";
import type { ValueGroup } from "../parse/spelling-groups";
import type { Part } from "../row-number";
import type { AnalysedColumn } from "./analysed-column";
import type { Preset } from "./programs";
import type { LeftOutRange } from "./row-classifier";
import type { RowContext } from "./row-context";

/** Different texts of a column with their rows. */
export type ColumnValues = [text: string, rows: number][];

/** The small vocabularies of a file: names of units to be joined and renamed, and words that stand for a code. */
export interface Vocabularies {
  groups: Partial<Record<GroupedField, ValueGroup[]>>;
  words: Partial<Record<CodedField, CodedWord[]>>;
}

export type AnalysisIssue =
  | "no_header"
  | "no_name_column"
  | "no_rows"
  | "hidden_columns"
  | "hidden_rows"
  | "ambiguous_dates"
  | "repeated_headings"
  | "side_by_side"
  | "filled_once"
  | "columns_to_decide";

/** What a file was understood as. Plain JSON: it is kept with the batch. */
export interface Analysis {
  headerRows: number[];
  firstDataRow: number | null;
  lastDataRow: number | null;
  columns: AnalysedColumn[];
  leftOut: LeftOutRange[];
  /** Rows that interpretRow should be called with: people and rejections. */
  dataRows: number;
  /** How many of them a filter hides in the file. */
  hiddenRows: number;
  preset: Preset | null;
  purpose: Purpose;
  purposeWhy: PurposeReason;
  columnCount: number | null;
  groups: Vocabularies["groups"];
  /** The words of coded columns with their counts, known or not; not there in older readings. */
  words?: Vocabularies["words"];
  /** By column: what stands in those that a person may call a vocabulary. */
  values?: Record<string, ColumnValues>;
  /** The same of the issues named in columns that may be given to issues; not there in older readings. */
  issueValues?: Record<string, ColumnValues>;
  /** What the union called its issues when the file was read. */
  issueNames?: readonly string[];
  parts: readonly Part[];
  /** Tables side by side under one heading, to be read as parts. */
  blocks: [number, number][] | null;
  asked: TextAsked | null;
  context: RowContext | null;
  /** Codes under messages `imports.issues.<code>`. */
  issues: { code: AnalysisIssue; params: Record<string, string | number> }[];
}

/** What the analysis proposes, ready to be edited and then to interpret rows with. */
export function mappingOf(analysis: Analysis): ImportMapping {
  const columns = analysis.columns.map(({ index, field, facts, split }) => ({ index, field, facts, split }));
  return { columns, columnCount: analysis.columnCount, groups: analysis.groups };
}

/** True for rows that are titles, totals, blanks, footers … and are not to be interpreted. */
export function isLeftOut({ leftOut }: Pick<Analysis, "leftOut">, rowNumber: number): boolean {
  let low = 0;
  let high = leftOut.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const entry = leftOut[middle];
    if (!entry) return false;
    if (rowNumber < entry.from) high = middle - 1;
    else if (rowNumber > entry.to) low = middle + 1;
    else return true;
  }
  return false;
}
