import type { FileInfo, Row } from "@/lib/spreadsheets/cell";
import type { TextAsked } from "@/lib/spreadsheets/text-options";
import { codedFields, datedFields, type FieldKey, type GroupedField } from "../columns/fields";
import {
  fieldFor,
  mayTellMembers,
  memberRuleFor,
  needsNoPlace,
  type Purpose,
  purposeRules,
} from "../columns/purpose";
import { fieldsOfColumns } from "../columns/split";
import type { AnalysedColumn } from "../detect/analysed-column";
import type { Analysis } from "../detect/analysis";
import { vocabulariesOf } from "../detect/column-words";
import type { TopRow } from "../detect/sheets";
import { codesOf } from "../parse/codes";
import type { ImportMapping, MappedColumn } from "../parse/import-mapping";
import type { Choices, PlaceChoice } from "./choices.schema";

/**
 * What the reader process found in a file, as it is kept with the batch; `rows` are a few to look at. `sheets` are those that
 * were read, `alike` those that can be read together with the first.
 */
export type FileAnalysis = {
  file: FileInfo;
  sheets: number[];
  alike: number[];
  /** Every sheet that names people; not there in older readings. */
  named?: number[];
  analysis: Analysis;
  rows: Row[];
  /** The first rows of the file, and what was said about how to read it; not there in older readings. */
  top?: TopRow[];
  asked?: ReadingOptions;
};

/** How a person wants the file to be read, where the reader's guess was wrong. */
type ReadingOptions = TextAsked & { headerRow?: number | undefined };

/** What is kept when the import is over: nothing of anybody. */
export function withoutPeople(reading: FileAnalysis): FileAnalysis {
  const columns = reading.analysis.columns.map(({ dateSamples: _, ...column }) => ({
    ...column,
    samples: [],
  }));
  const { samples: _, ...file } = reading.file;
  const analysis = { ...reading.analysis, columns, values: {}, issueValues: {} };
  return { ...reading, file, rows: [], top: [], analysis };
}

/** What the admin decided, as it is kept with the batch. */
export type Decisions = {
  mapping: ImportMapping;
  purpose: Purpose;
  place: PlaceChoice | null;
  recordHeadcount: boolean;
  templateId?: string | null;
};

/** The reader's proposal with the admin's choices laid over it. A group renamed to nothing leaves its field empty. */
export function decide({ analysis }: FileAnalysis, choices: Omit<Choices, "batchId">): Decisions {
  const { fields, dateOrders, splits, groups, place, recordHeadcount } = choices;
  const purpose = choices.purpose ?? analysis.purpose;
  const columns = analysis.columns.map(({ index, field, facts, ...column }) => {
    const dateOrder = dateOrders[index];
    const split = splits ? splits[index] : column.split;
    return {
      index,
      field: split?.fields[0] ?? fields[index] ?? fieldFor(purpose, field),
      facts: dateOrder ? { ...facts, dateOrder, dateOrderAmbiguous: false } : facts,
      ...(split && { split }),
    };
  });
  const renamed = Object.entries(vocabulariesOf(analysis, columns).groups).map(([field, list]) => {
    const names = groups[field as GroupedField] ?? {};
    return [
      field,
      list.map((group) =>
        group.label !== null && group.label in names
          ? { ...group, label: names[group.label] || null }
          : group,
      ),
    ];
  });
  return {
    mapping: {
      columns,
      columnCount: analysis.columnCount,
      groups: Object.fromEntries(renamed),
      words: saidWords(choices.words),
      leaveOutHidden: choices.leaveOutHidden ?? false,
      members:
        choices.members ?? memberRuleFor(purpose, fieldsOfColumns(columns), undecided(analysis, columns)),
    },
    purpose,
    place,
    recordHeadcount,
    templateId: choices.templateId ?? null,
  };
}

/** A column may say who is a member, and goes nowhere. */
export function undecided(
  { columns }: { columns: readonly AnalysedColumn[] },
  mapped: readonly MappedColumn[],
): boolean {
  return columns.some(
    (column) =>
      mayTellMembers(column) && mapped.find(({ index }) => index === column.index)?.field === "ignore",
  );
}

/** Their headings, to be asked about. */
export function undecidedHeadings(
  { columns }: Pick<Analysis, "columns">,
  mapped: readonly MappedColumn[],
): string[] {
  return columns
    .filter((column) => undecided({ columns: [column] }, mapped))
    .map(({ letter, heading }) => `${letter} “${heading}”`);
}

/** Only what a code can be; "" leaves the field empty. */
function saidWords(words: Choices["words"]): ImportMapping["words"] {
  const entries = codedFields.map((field) => {
    const said = Object.entries(words?.[field] ?? {});
    return [
      field,
      Object.fromEntries(said.filter(([, code]) => code === "" || codesOf[field].includes(code))),
    ];
  });
  return Object.fromEntries(entries.filter(([, said]) => Object.keys(said ?? {}).length > 0));
}

/** Below this the reader's own word is not enough. */
const unsure = 0.6;

/** Read and understood, but this version has no place for them; by what is said of them. */
export const notKept: ReadonlyMap<FieldKey, "plain" | "phones" | "leaving"> = new Map([
  ["contact.country", "phones"],
  ["job.endingReason", "leaving"],
  ...plainly([
    "contact.legalName",
    "contact.title",
    "contact.phoneIsBad",
    "contact.emailIsBad",
    "contact.tags",
    "contact.createdAt",
    "contact.pointPerson",
    "contact.leader",
    "dues.amount",
    "consent.sms",
  ]),
]);

function plainly(fields: readonly FieldKey[]): [FieldKey, "plain"][] {
  return fields.map((field) => [field, "plain"]);
}

type Chosen = { field: FieldKey; order?: string | undefined; touched: boolean };

/** Whether the day or the month comes first is not certain from the cells: only a person can say. */
export function asksForOrder({ facts }: Pick<AnalysedColumn, "facts">, field: FieldKey): boolean {
  return facts.dateOrderAmbiguous === true && !facts.dateOrderClear && datedFields.has(field);
}

/** Whether the admin should look at a column before the rows are checked. */
export function needsDecision(column: AnalysedColumn, { field, order, touched }: Chosen): boolean {
  if (asksForOrder(column, field)) return order === undefined;
  return !touched && column.filled > 0 && column.confidence < unsure;
}

/**
 * Columns that hold values of which nobody said where they go. A column that is not among the choices stays as the reader
 * proposed it, which is enough only where the reader is sure.
 */
export function leftUndecided(
  { columns }: Pick<Analysis, "columns">,
  { fields, splits = {} }: Pick<Choices, "fields" | "splits">,
): AnalysedColumn[] {
  return columns.filter(({ index, filled, confidence }) => {
    const isSaid = index in fields || index in splits;
    return !isSaid && filled > 0 && confidence < unsure;
  });
}

/** Of the columns with something in them, how many go somewhere for certain and how many wait for a decision. */
export function countMatched(
  columns: readonly AnalysedColumn[],
  { fields, dateOrders, splits }: Pick<CompleteChoices, "fields" | "dateOrders" | "splits">,
  touched: ReadonlySet<number>,
): { matched: number; need: number; total: number } {
  const filled = columns.filter((column) => column.filled > 0);
  const standing = filled.map((column) => {
    const { index } = column;
    const field = splits[index]?.fields[0] ?? fields[index] ?? column.field;
    const waits = needsDecision(column, { field, order: dateOrders[index], touched: touched.has(index) });
    return waits ? "waits" : field === "ignore" ? "out" : "goes";
  });
  const count = (wanted: (typeof standing)[number]) => standing.filter((each) => each === wanted).length;
  return { matched: count("goes"), need: count("waits"), total: filled.length };
}

export type CompleteChoices = Required<Omit<Choices, "batchId">>;

/** What was chosen before, to go on from; the reader's proposal where nothing was. */
export function choicesOf(
  reading: Pick<FileAnalysis, "analysis"> & Partial<Pick<FileAnalysis, "sheets" | "named">>,
  decisions: Decisions | null,
): CompleteChoices {
  const { analysis } = reading;
  const columns = decisions?.mapping.columns ?? analysis.columns;
  const orders = columns.flatMap(({ index, facts }) =>
    decisions && facts.dateOrder && facts.dateOrder !== "year_first" && facts.dateOrderAmbiguous === false
      ? [[String(index), facts.dateOrder]]
      : [],
  );
  const groups = Object.entries(vocabulariesOf(analysis, columns).groups).map(([field, list]) => {
    const chosen = decisions?.mapping.groups[field as GroupedField];
    const names = list.flatMap(({ label }, at) =>
      label === null ? [] : [[label, chosen ? (chosen[at]?.label ?? "") : label]],
    );
    return [field, Object.fromEntries(names)];
  });
  const purpose = decisions?.purpose ?? analysis.purpose;
  const splits = columns.flatMap(({ index, split }) => (split ? [[String(index), split]] : []));
  const fields = columns.map(({ index, field }) => [
    String(index),
    decisions ? field : fieldFor(purpose, field),
  ]);
  return {
    purpose,
    members:
      decisions?.mapping.members ??
      memberRuleFor(purpose, fieldsOfColumns(columns), undecided({ columns: analysis.columns }, columns)),
    words: decisions?.mapping.words ?? {},
    leaveOutHidden: decisions?.mapping.leaveOutHidden ?? false,
    fields: Object.fromEntries(fields),
    splits: Object.fromEntries(splits),
    dateOrders: Object.fromEntries(orders),
    groups: Object.fromEntries(groups),
    place: decisions?.place ?? null,
    recordHeadcount:
      decisions?.recordHeadcount ??
      (purposeRules[purpose].countsWorkforce && unreadSheets(reading).length === 0),
    templateId: decisions?.templateId ?? null,
  };
}

/** Sheets that name people and are not read: a part of the file is nobody's whole list. */
export function unreadSheets({
  sheets = [],
  named = [],
}: Partial<Pick<FileAnalysis, "sheets" | "named">>): number[] {
  return named.filter((index) => !sheets.includes(index));
}

/** A rejected row's cells without those of hidden and private columns that nobody asked for: wages stay in the file. */
export function cellsToKeep(
  cells: readonly string[],
  { columns }: Pick<Analysis, "columns">,
  decisions: Decisions,
): string[] {
  const asked = new Set(
    decisions.mapping.columns.flatMap(({ index, field }) => (field === "ignore" ? [] : [index])),
  );
  const isPrivate = ({ hidden, why }: AnalysedColumn) => hidden || why.code === "sensitive";
  const blanked = new Set(
    columns.filter((column) => isPrivate(column) && !asked.has(column.index)).map(({ index }) => index),
  );
  return cells.map((cell, index) => (blanked.has(index) ? "" : cell));
}

/** Whether the rows say themselves where people work. */
export function namesWorkplaces({ columns }: Pick<ImportMapping, "columns">): boolean {
  return fieldsOfColumns(columns).includes("job.workplace");
}

/** How many rows name no workplace though a column does so for others. */
export function rowsWithoutWorkplace(
  { columns }: Pick<Analysis, "columns">,
  mapped: readonly Pick<MappedColumn, "index" | "field" | "split">[],
): number {
  const naming = columns.filter(({ index }) => {
    const found = mapped.find((column) => column.index === index);
    return found !== undefined && namesWorkplaces({ columns: [{ facts: {}, ...found }] });
  });
  return naming.length === 0 ? 0 : Math.min(...naming.map(({ empty }) => empty));
}

export function namesPeople({ columns }: Pick<ImportMapping, "columns">): boolean {
  return fieldsOfColumns(columns).some((field) =>
    ["contact.name", "contact.firstName", "contact.lastName"].includes(field),
  );
}

/** Whether a user must say where these people work. */
export function asksForPlace({ mapping, purpose }: Pick<Decisions, "mapping" | "purpose">): boolean {
  return !namesWorkplaces(mapping) && !needsNoPlace(purpose, fieldsOfColumns(mapping.columns));
}
