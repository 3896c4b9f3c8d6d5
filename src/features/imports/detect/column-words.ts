import {
  type CodedField,
  codedFields,
  type FieldKey,
  type GroupedField,
  groupedFields,
} from "../columns/fields";
import { type CodedWord, codeOf, mostWords, wordKey } from "../parse/codes";
import type { MappedColumn } from "../parse/import-mapping";
import { issueName, issuesIn, longestIssue } from "../parse/issues";
import { groupShifts } from "../parse/shift-groups";
import { groupPlainly, groupSpellings, type ValueGroup } from "../parse/spelling-groups";
import type { AnalysedColumn } from "./analysed-column";
import type { Analysis, ColumnValues, Vocabularies } from "./analysis";
import { isEnglish } from "./dictionary/match-heading";

export type Counts = ReadonlyMap<string, number>;
type Headed = Pick<Analysis, "preset"> & { columns: readonly Pick<AnalysedColumn, "heading">[] };

/** Spellings of one field, put together as far as they are the same. */
export function groupsOf(field: GroupedField, counts: Counts, { columns, preset }: Headed): ValueGroup[] {
  // In a file of ours every spelling is one that the union itself decided on.
  if (preset === "serikat" && field === "contact.issues") return groupPlainly(counts, issueName);
  if (preset === "serikat" || field === "job.workplace") return groupPlainly(counts);
  if (field === "job.shift") return groupShifts(counts);
  // Two words for one issue may be two issues of this union: only slips of the pen are joined.
  if (field === "contact.issues") return groupSpellings(counts, false, (plain) => plain.replace(/ /g, ""));
  return groupSpellings(counts, isEnglish(columns.map(({ heading }) => heading)));
}

/**
 * The words of a coded field, the frequent ones first, with what the rows take them for; none where there are too many to be a
 * vocabulary.
 */
export function wordsOf(field: CodedField, counts: Counts, columns: readonly Mapped[]): CodedWord[] {
  const [first] = feeding(columns, field);
  const facts = columns.find(({ index }) => index === first)?.facts;
  const byKey = new Map<string, CodedWord>();
  for (const [text, rows] of counts) {
    const known = byKey.get(wordKey(text));
    if (known) known.rows += rows;
    else byKey.set(wordKey(text), { text: text.trim(), rows, code: codeOf(field, text, facts) });
  }
  return byKey.size > mostWords ? [] : [...byKey.values()].toSorted((a, b) => b.rows - a.rows);
}

type Mapped = Pick<MappedColumn, "index" | "field" | "split" | "facts">;

/** The vocabularies under a mapping: those that were counted, or anew where a column was given another field. */
export function vocabulariesOf(analysis: Analysis, mapped: readonly Mapped[]): Vocabularies {
  const result: Vocabularies = { groups: {}, words: {} };
  for (const field of groupedFields) {
    const anew = recount(analysis, mapped, field);
    const list = anew ? groupsOf(field, anew, analysis) : analysis.groups[field];
    if (list?.length) result.groups[field] = list;
  }
  for (const field of codedFields) {
    const anew = recount(analysis, mapped, field);
    const list = anew ? wordsOf(field, anew, mapped) : analysis.words?.[field];
    if (list?.length) result.words[field] = list;
  }
  return result;
}

/** null: the same columns feed the field as were counted. */
function recount(analysis: Analysis, mapped: readonly Mapped[], field: FieldKey): Counts | null {
  const [before, now] = [analysis.columns, mapped].map((columns) => feeding(columns, field));
  if (before?.join() === now?.join()) return null;
  const counts = new Map<string, number>();
  const isName = namedBy(analysis.issueNames);
  for (const index of now ?? [])
    for (const [text, rows] of keptOf(analysis, index, field) ?? [])
      for (const value of valuesIn(field, text, isName)) counts.set(value, (counts.get(value) ?? 0) + rows);
  return counts;
}

function keptOf(analysis: Analysis, index: number, field: FieldKey): ColumnValues | undefined {
  const issues = field === "contact.issues" ? analysis.issueValues?.[index] : undefined;
  return issues ?? analysis.values?.[index];
}

/** Columns that a person gave to issues, though nothing was counted in them: no name can be chosen for what they hold. */
export function uncountedIssues(analysis: Analysis, mapped: readonly Mapped[]): AnalysedColumn[] {
  const field = "contact.issues";
  const before = feeding(analysis.columns, field);
  const now = new Set(feeding(mapped, field));
  return analysis.columns.filter(
    ({ index, filled }) =>
      filled > 0 && now.has(index) && !before.includes(index) && !keptOf(analysis, index, field)?.length,
  );
}

/** Whether the union has an issue of this name. */
export function namedBy(names: readonly string[] = []): (text: string) => boolean {
  const known = new Set(names.map(issueName));
  return (text) => known.has(issueName(text));
}

/** A cell is one value of its field, but for issues: it may name several. */
export function valuesIn(
  field: FieldKey,
  text: string,
  isName: (text: string) => boolean = () => false,
): string[] {
  if (field !== "contact.issues") return [text];
  return issuesIn(text, isName).filter((issue) => issue.length <= longestIssue);
}

function feeding(columns: readonly Mapped[], field: FieldKey): number[] {
  return columns.flatMap((column) =>
    (column.split ? column.split.fields : [column.field]).includes(field) ? [column.index] : [],
  );
}
