import type { Cell, Row } from "@/lib/spreadsheets/cell";
import type { FieldKey } from "../columns/fields";
import { type Part, placeOfRow } from "../row-number";
import { type AnalysedColumn, blankColumn } from "./analysed-column";
import { type Section, sectionField } from "./sections";

/** What rows have in common without saying it in a cell: the sheet they stand in, the heading above their section. */
export interface RowContext {
  /** How many columns the rows have themselves; the context's come after them. */
  width: number;
  sheets: readonly string[] | null;
  sections: readonly Section[] | null;
}

type Seen = {
  columns: readonly AnalysedColumn[];
  parts: readonly Part[];
  sections: readonly (Section & { raw: string })[];
  rowsOfPart: ReadonlyMap<string, number>;
  rowsOfSection: ReadonlyMap<string, number>;
};

/** The columns that are in no row, to be mapped like any other, and what is needed to fill them in. */
export function contextOf({ columns, parts, sections, rowsOfPart, rowsOfSection }: Seen): {
  context: RowContext | null;
  added: AnalysedColumn[];
} {
  const width = columns.length;
  const taken = new Set<FieldKey>(columns.flatMap(({ field, split }) => split?.fields ?? [field]));
  const names = parts.map(({ name }) => name);
  const severalSheets = new Set(names).size > 1;
  const added: AnalysedColumn[] = [];
  if (sections.length > 0) added.push(sectionColumn(width, { sections, rowsOfSection, taken }));
  const divided = taken.has("job.department") || added.some(({ field }) => field === "job.department");
  if (severalSheets) added.push(sheetColumn(width + added.length, rowsOfPart, divided));
  if (added.length === 0) return { context: null, added };
  const plain = sections.map(({ row, text }) => ({ row, text })).toSorted((a, b) => a.row - b.row);
  return {
    context: { width, sheets: severalSheets ? names : null, sections: sections.length > 0 ? plain : null },
    added,
  };
}

function sectionColumn(
  index: number,
  {
    sections,
    rowsOfSection,
    taken,
  }: Pick<Seen, "sections" | "rowsOfSection"> & { taken: ReadonlySet<FieldKey> },
): AnalysedColumn {
  const { field, confidence } = sectionField(
    sections,
    sections.map(({ raw }) => raw),
    taken,
  );
  return {
    ...blankColumn(index, "", undefined, false),
    ...counted(rowsOfSection),
    letter: "",
    origin: "section",
    field,
    confidence: new Set(sections.map(({ text }) => text)).size > 1 ? confidence : 0.5,
    why: { code: "section", params: {} },
    alternatives: ["job.department", "job.line", "job.shift"],
  };
}

function sheetColumn(
  index: number,
  rowsOfPart: ReadonlyMap<string, number>,
  divided: boolean,
): AnalysedColumn {
  return {
    ...blankColumn(index, "", undefined, false),
    ...counted(rowsOfPart),
    letter: "",
    origin: "sheet",
    confidence: divided ? 0.9 : 0.5,
    why: { code: "sheet_name", params: {} },
    alternatives: ["job.department", "job.line", "job.shift", "job.workplace"],
  };
}

function counted(rows: ReadonlyMap<string, number>): Pick<AnalysedColumn, "filled" | "distinct" | "samples"> {
  const texts = [...rows.keys()].filter(Boolean);
  const filled = texts.reduce((sum, text) => sum + (rows.get(text) ?? 0), 0);
  return { filled, distinct: texts.length, samples: texts.slice(0, 3) };
}

/** Puts the context's cells after a row's own. Rows of a file without any come back as they are. */
export function inContext({ context }: { context: RowContext | null }): (row: Row) => Row {
  if (!context) return (row) => row;
  const { width, sheets, sections } = context;
  return (row) => {
    const cells = row.cells.slice(0, width);
    while (cells.length < width) cells.push({ kind: "empty" });
    if (sections) cells.push(textCell(sectionAt(sections, row.number)));
    if (sheets) cells.push(textCell(sheets[placeOfRow(row.number).part] ?? ""));
    return { ...row, cells };
  };
}

function textCell(text: string): Cell {
  return text === "" ? { kind: "empty" } : { kind: "text", text };
}

/** The last section heading above the row, in its own part. */
function sectionAt(sections: readonly Section[], number: number): string {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.row ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  const found = sections[low - 1];
  return found && placeOfRow(found.row).part === placeOfRow(number).part ? found.text : "";
}
