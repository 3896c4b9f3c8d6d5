import type { useFormatter, useTranslations } from "next-intl";
import type { Line, ReviewRow, RowFilter } from "../../rows.schema";

const columnsByFilter = {
  matched: ["row", "inFile", "here", "why"],
  new: ["row", "inFile", "here"],
  joined: ["row", "inFile", "joinedTo", "here"],
  rejected: ["row", "reason", "cells"],
  warnings: ["row", "name", "field", "problem"],
  repaired: ["row", "name", "field", "problem"],
} as const;
export type TableFilter = Extract<RowFilter, keyof typeof columnsByFilter>;
export type Column = (typeof columnsByFilter)[TableFilter][number];

export const columnsOf = (filter: TableFilter): readonly Column[] => columnsByFilter[filter];

/** The words for rows, on a screen or in a file. */
export type RowWords = {
  decisions: ReturnType<typeof useTranslations<"import-decisions">>;
  steps: ReturnType<typeof useTranslations<"import-steps">>;
  imports: ReturnType<typeof useTranslations<"imports">>;
  format: ReturnType<typeof useFormatter>;
};

/** What stands in a column of a row, in words. */
export function textOf(column: Column, row: ReviewRow, words: RowWords): string {
  const { decisions, steps, imports } = words;
  const note = row.notes[0] ?? "";
  switch (column) {
    case "row":
      return row.sheet === null
        ? String(row.row)
        : decisions("rows.inSheet", { sheet: row.sheet, row: row.row });
    case "name":
      return row.name ?? "";
    case "inFile":
      return lineText(row.inFile, words);
    case "here":
      return lineText(row.here, words);
    case "joinedTo":
      return String(row.joinedTo ?? "");
    case "why":
      return row.notes
        .map((reason) => decisions(`reasons.${reason}` as Parameters<typeof decisions>[0]))
        .join(", ");
    case "field":
      return steps(`warned.${row.field}` as Parameters<typeof steps>[0]);
    case "problem":
      return imports(`warnings.${note}` as Parameters<typeof imports>[0]);
    case "reason":
      return imports(`reasons.${note}` as Parameters<typeof imports>[0]);
    case "cells":
      return cellsOf(row, words, shortened).join(" · ");
  }
}

/** What a rejected row said, or that it says nothing any more. */
export function cellsOf({ cells }: ReviewRow, { steps }: RowWords, as = (said: string[]) => said): string[] {
  if (cells === "unreadable") return [steps("rejected.unreadable")];
  return cells ? as(cells) : [steps("rejected.removed")];
}

const lineText = (line: Line | null, words: RowWords): string =>
  line ? [line.name, ...factsOf(line, words)].join(" · ") : "";

export function factsOf({ bornOn, facts }: Line, { format }: Pick<RowWords, "format">): string[] {
  const born = bornOn && format.dateTime(new Date(bornOn), { dateStyle: "medium", timeZone: "UTC" });
  return [...(born ? [born] : []), ...facts];
}

const longest = 40;
const most = 8;

function shortened(cells: readonly string[]): string[] {
  const filled = cells.map((cell) => cell.trim().slice(0, longest)).filter(Boolean);
  return filled.slice(0, most);
}
