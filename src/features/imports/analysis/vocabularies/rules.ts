import {
  type CodedField,
  codedFields,
  type FieldKey,
  type GroupedField,
  groupedFields,
} from "../../columns/fields/rules";
import type { AnalysedColumn, MappedColumn } from "../../columns/rules";
import { isEnglish } from "../../columns/vocabulary/rules";
import { type CodedWord, codeOf, mostWords, wordKey } from "../../values/codes/rules";
import { issueName, issuesIn, longestIssue } from "../../values/groups/issues/rules";
import { groupPlainly, groupSpellings, type ValueGroup } from "../../values/groups/rules";
import { groupShifts } from "../../values/groups/shifts/rules";
import type { Analysis } from "../rules";

export type Counts = ReadonlyMap<string, number>;
/** Different texts of a column with their rows. */
export type ColumnValues = [text: string, rows: number][];

/** The small vocabularies of a file: names of units to be joined and renamed, and words that stand for a code. */
export interface Vocabularies {
  groups: Partial<Record<GroupedField, ValueGroup[]>>;
  words: Partial<Record<CodedField, CodedWord[]>>;
}

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

/** The words of a coded field, the frequent ones first; none where there are too many to be a vocabulary. */
export function wordsOf(field: CodedField, counts: Counts): CodedWord[] {
  const byKey = new Map<string, CodedWord>();
  for (const [text, rows] of counts) {
    const known = byKey.get(wordKey(text));
    if (known) known.rows += rows;
    else byKey.set(wordKey(text), { text: text.trim(), rows, code: codeOf(field, text) });
  }
  return byKey.size > mostWords ? [] : [...byKey.values()].toSorted((a, b) => b.rows - a.rows);
}

type Mapped = Pick<MappedColumn, "index" | "field" | "split">;

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
    const list = anew ? wordsOf(field, anew) : analysis.words?.[field];
    if (list?.length) result.words[field] = list;
  }
  return result;
}

/** null: the same columns feed the field as were counted. */
function recount(analysis: Analysis, mapped: readonly Mapped[], field: FieldKey): Counts | null {
  const [before, now] = [analysis.columns, mapped].map((columns) => feeding(columns, field));
  if (before?.join() === now?.join()) return null;
  const counts = new Map<string, number>();
  for (const index of now ?? [])
    for (const [text, rows] of analysis.values?.[index] ?? [])
      for (const value of valuesIn(field, text)) counts.set(value, (counts.get(value) ?? 0) + rows);
  return counts;
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
