import type { FieldKey } from "../columns/fields";
import type { MappedColumn } from "../parse/import-mapping";
import type { ColumnProfile } from "./column-profile";

/** Why a column was given its field. */
export interface ColumnReason {
  /** Key under messages `imports.why.<code>`. */
  code:
    | "heading"
    | "heading_and_values"
    | "values"
    | "preset"
    | "repeated_heading"
    | "hidden"
    | "sensitive"
    | "formula_errors"
    | "empty"
    | "unknown"
    | "running_number"
    | "running_or_own"
    | "status"
    | "split"
    | "date_parts"
    | "date_part"
    | "sheet_name"
    | "section";
  params: Record<string, string | number>;
}

export interface AnalysedColumn extends MappedColumn {
  letter: string;
  heading: string;
  hidden: boolean;
  /** Not in the rows: the name of their sheet, or the heading of their section. */
  origin?: "sheet" | "section";
  /** 0–1; below 0.6 the wizard asks. */
  confidence: number;
  why: ColumnReason;
  /** Other fields worth offering first in the list. */
  alternatives: FieldKey[];
  samples: string[];
  /** Days of it that say nothing without an order. */
  dateSamples?: string[];
  filled: number;
  empty: number;
  distinct: number;
}

export function blankColumn(
  index: number,
  heading: string,
  profile: ColumnProfile | undefined,
  hidden: boolean,
): AnalysedColumn {
  return {
    index,
    letter: columnLetter(index),
    heading,
    hidden,
    field: "ignore",
    confidence: 0,
    why: { code: "unknown", params: {} },
    alternatives: [],
    samples: profile?.samples ?? [],
    filled: profile?.filled ?? 0,
    empty: profile?.empty ?? 0,
    distinct: profile?.distinct ?? 0,
    facts: {},
  };
}

/** 0 → A, 26 → AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
