import type { Cell } from "@/lib/spreadsheets/cell";
import { cellText, emptyCell } from "@/lib/spreadsheets/cell";
import type { FieldKey } from "./fields";

export const splitMarks = ["slash", "dash", "comma", "semicolon", "bar", "line", "bracket", "space"] as const;
export type SplitMark = (typeof splitMarks)[number];

/** One cell that holds several things, parted by a mark: what stands before it, between and after. */
export interface ColumnSplit {
  mark: SplitMark;
  fields: FieldKey[];
}

/** How each mark is written. */
export const markPatterns: Record<SplitMark, RegExp> = {
  slash: /\s*\/\s*/,
  dash: /\s*[-–—]\s*/,
  comma: /\s*,\s*/,
  semicolon: /\s*;\s*/,
  bar: /\s*\|\s*/,
  line: /\s*[\r\n]+\s*/,
  bracket: /\s*\(\s*/,
  space: /\s+/,
};

/** As many parts as there are fields; the last takes whatever is left. */
export function splitText(text: string, { mark, fields }: ColumnSplit): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (parts.length < fields.length - 1) {
    const found = markPatterns[mark].exec(rest);
    if (!found) break;
    parts.push(rest.slice(0, found.index));
    rest = rest.slice(found.index + found[0].length);
  }
  return [...parts, mark === "bracket" && parts.length > 0 ? rest.replace(/\s*\)\s*$/, "") : rest];
}

/** The cell of each of the split's fields. What is no text is not taken apart: it is the first thing as it stands. */
export function splitCell(cell: Cell, split: ColumnSplit): Cell[] {
  if (cell.kind !== "text") return split.fields.map((_, at) => (at === 0 ? cell : emptyCell));
  const parts = splitText(cellText(cell), split);
  return split.fields.map((_, at) => {
    const text = parts[at] ?? "";
    return text === "" ? emptyCell : { kind: "text", text };
  });
}

type Split = { field: FieldKey; split?: ColumnSplit | undefined };

/** What a column feeds: one field, or those that it is split into. */
export function fieldsOfColumn({ field, split }: Split): FieldKey[] {
  return split ? split.fields : [field];
}

/** Every field that these columns feed. */
export function fieldsOfColumns(columns: readonly Split[]): FieldKey[] {
  return columns.flatMap(fieldsOfColumn).filter((field) => field !== "ignore");
}
