import { cellText, isBlank, type Row } from "@/lib/spreadsheets/cell";
import {
  type CodedField,
  codedFields,
  type FieldKey,
  type GroupedField,
  groupedFields,
} from "../columns/fields";
import { valueText } from "../parse/blank";
import { rejectionOf } from "../parse/rejection";
import { RowFields } from "../parse/row-fields";
import type { AnalysedColumn } from "./analysed-column";
import type { Analysis, ColumnValues, Vocabularies } from "./analysis";
import { type Counts, groupsOf, valuesIn, wordsOf } from "./column-words";

const limits = { spellings: 5_000, length: 200, words: 200, wordLength: 80, issues: 1_000 };

/** Counts how often each spelling stands in the columns whose values are a small vocabulary, or may turn out to be one. */
export class WordCounter {
  private readonly counts = new Map<FieldKey, Map<string, number>>();
  private readonly byColumn = new Map<number, Map<string, number> | "many">();

  private readonly issues = new Map<number, Map<string, number>>();

  private readonly mapping: { columns: AnalysedColumn[] };

  /** `isIssue`: a name that the union has for an issue. */
  constructor(
    columns: readonly AnalysedColumn[],
    private readonly isIssue: (text: string) => boolean = () => false,
  ) {
    this.mapping = { columns: [...columns] };
    for (const column of columns) {
      if (!mayBeVocabulary(column)) continue;
      this.byColumn.set(column.index, new Map());
      if (mayNameIssues(column)) this.issues.set(column.index, new Map());
    }
  }

  /** `columnCount` of a text file: a row that is turned away counts for nothing. */
  add(row: Row, columnCount: number | null): void {
    const fields = new RowFields(row, this.mapping);
    if (rejectionOf(fields, { columnCount })) return;
    for (const field of groupedFields) this.countUnits(field, fields);
    for (const field of codedFields) {
      const cell = fields.cell(field);
      const isWord = cell?.kind === "text" && !cell.symbolFont && valueText(cell) !== "";
      if (isWord || (cell?.kind === "number" && field === "assessment.level"))
        this.count(field, cellText(cell).slice(0, limits.wordLength), limits.words);
    }
    this.countColumns(row);
    this.countIssues(row);
  }

  /** `sections`: the texts of a column that stands in no row. */
  vocabularies(analysis: Pick<Analysis, "columns" | "preset">, sections: Counts): Vocabularies {
    const result: Vocabularies = { groups: {}, words: {} };
    const ofSections = analysis.columns.find(({ origin }) => origin === "section")?.field;
    for (const field of groupedFields) {
      const counts = ofSections === field ? sections : this.counts.get(field);
      if (counts) result.groups[field as GroupedField] = groupsOf(field, counts, analysis);
    }
    for (const field of codedFields) {
      const counts = this.counts.get(field);
      if (counts) result.words[field as CodedField] = wordsOf(field, counts, analysis.columns);
    }
    return result;
  }

  /** What stands in the columns that a person may yet call departments, shifts or a status. */
  get values(): Record<string, ColumnValues> {
    const small = [...this.byColumn].flatMap(([index, counts]): [string, ColumnValues][] =>
      counts === "many" || !isSmall(counts) ? [] : [[String(index), [...counts]]],
    );
    return Object.fromEntries(small);
  }

  /** What the cells of columns name that are issues', or may yet be given to them. */
  get issueValues(): Record<string, ColumnValues> {
    return Object.fromEntries([...this.issues].map(([index, counts]) => [String(index), [...counts]]));
  }

  private countUnits(field: GroupedField, fields: RowFields): void {
    const cells =
      field === "contact.issues" ? fields.all(field).map(({ cell }) => cell) : [fields.cell(field)];
    const texts = cells.flatMap((cell) =>
      isBlank(cell)
        ? []
        : valuesIn(field, cellText(cell), this.isIssue).map((text) => text.slice(0, limits.length)),
    );
    for (const text of new Set(texts)) this.count(field, text, limits.spellings);
  }

  private count(field: FieldKey, text: string, most: number): void {
    const counts = this.counts.get(field) ?? new Map<string, number>();
    this.counts.set(field, counts);
    if (text !== "" && (counts.has(text) || counts.size < most))
      counts.set(text, (counts.get(text) ?? 0) + 1);
  }

  private countIssues(row: Row): void {
    for (const [index, counts] of this.issues) {
      const cell = row.cells[index];
      if (isBlank(cell)) continue;
      for (const name of valuesIn("contact.issues", cellText(cell), this.isIssue))
        if (counts.has(name) || counts.size < limits.issues) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }

  private countColumns(row: Row): void {
    for (const [index, counts] of this.byColumn) {
      const cell = row.cells[index];
      if (counts === "many" || isBlank(cell)) continue;
      const text = cellText(cell).slice(0, limits.wordLength);
      if (!counts.has(text) && counts.size >= limits.words) this.byColumn.set(index, "many");
      else counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
}

function mayNameIssues({ field, alternatives }: AnalysedColumn): boolean {
  return field === "contact.issues" || alternatives.includes("contact.issues");
}

/** Values that come again and again; a column of names is none. */
function isSmall(counts: ReadonlyMap<string, number>): boolean {
  const rows = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return rows > 0 && (counts.size <= 12 || counts.size <= rows / 2);
}

const vocabularies = new Set<FieldKey>([
  ...groupedFields,
  ...codedFields,
  "job.line",
  "job.title",
  "job.employer",
]);

/** Units, words that stand for codes, and what nobody understood; nothing that names, reaches or dates a person. */
function mayBeVocabulary({ field, hidden, why, confidence, split, alternatives }: AnalysedColumn): boolean {
  if (hidden || split || why.code === "sensitive") return false;
  if (vocabularies.has(field) || alternatives.includes("contact.issues")) return true;
  return field === "ignore" && confidence < 0.6;
}
