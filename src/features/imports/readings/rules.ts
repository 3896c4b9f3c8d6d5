import type { FieldKey, GroupedField } from "../columns/fields/rules";
import { fieldsOfColumns } from "../columns/splits/rules";
import type { FileInfo, Row } from "../files/cells/rules";
import { fieldFor, memberRuleFor, needsNoPlace, type Purpose, purposeRules } from "../purposes/rules";
import type { AnalysedColumn, Analysis, ImportMapping } from "../rules";
import type { Choices, PlaceChoice } from "../schema";

/**
 * What the reader process found in a file, as it is kept with the batch; `rows` are a few to look at. `sheets` are those that
 * were read, `alike` those that can be read together with the first.
 */
export type Reading = { file: FileInfo; sheets: number[]; alike: number[]; analysis: Analysis; rows: Row[] };

/** What is kept when the import is over: nothing of anybody. */
export function withoutPeople(reading: Reading): Reading {
  const columns = reading.analysis.columns.map((column) => ({ ...column, samples: [] }));
  return { ...reading, rows: [], analysis: { ...reading.analysis, columns } };
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
export function decide({ analysis }: Reading, choices: Omit<Choices, "batchId">): Decisions {
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
  const renamed = Object.entries(analysis.groups).map(([field, list]) => {
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
      members: choices.members ?? memberRuleFor(purpose, fieldsOfColumns(columns)),
    },
    purpose,
    place,
    recordHeadcount,
    templateId: choices.templateId ?? null,
  };
}

/** Below this the reader's own word is not enough. */
const unsure = 0.6;

/** Read and understood, but this version has no place for them. */
export const notKept: ReadonlySet<FieldKey> = new Set<FieldKey>([
  "contact.phoneIsBad",
  "contact.emailIsBad",
  "contact.tags",
  "contact.createdAt",
  "contact.pointPerson",
  "contact.leader",
  "dues.amount",
  "consent.sms",
]);

type Chosen = { field: FieldKey; order?: string | undefined; touched: boolean };

const dated: ReadonlySet<FieldKey> = new Set<FieldKey>([
  "contact.birthDate",
  "contact.birthPlaceDate",
  "job.startedOn",
  "job.contractEndsOn",
  "membership.joinedOn",
]);

/** Day or month first fits every cell of the column: only a person can say. */
export function asksForOrder({ facts }: Pick<AnalysedColumn, "facts">, field: FieldKey): boolean {
  return facts.dateOrderAmbiguous === true && dated.has(field);
}

/** Whether the admin should look at a column before the rows are checked. */
export function needsDecision(column: AnalysedColumn, { field, order, touched }: Chosen): boolean {
  if (asksForOrder(column, field)) return order === undefined;
  return !touched && column.filled > 0 && column.confidence < unsure;
}

export type CompleteChoices = Required<Omit<Choices, "batchId">>;

/** What was chosen before, to go on from; the reader's proposal where nothing was. */
export function choicesOf(
  { analysis }: Pick<Reading, "analysis">,
  decisions: Decisions | null,
): CompleteChoices {
  const columns = decisions?.mapping.columns ?? analysis.columns;
  const orders = columns.flatMap(({ index, facts }) =>
    decisions && facts.dateOrder && facts.dateOrder !== "year_first" && facts.dateOrderAmbiguous === false
      ? [[String(index), facts.dateOrder]]
      : [],
  );
  const groups = Object.entries(analysis.groups).map(([field, list]) => {
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
    members: decisions?.mapping.members ?? memberRuleFor(purpose, fieldsOfColumns(columns)),
    fields: Object.fromEntries(fields),
    splits: Object.fromEntries(splits),
    dateOrders: Object.fromEntries(orders),
    groups: Object.fromEntries(groups),
    place: decisions?.place ?? null,
    recordHeadcount: decisions?.recordHeadcount ?? purposeRules[purpose].countsWorkforce,
    templateId: decisions?.templateId ?? null,
  };
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

export function namesPeople({ columns }: Pick<ImportMapping, "columns">): boolean {
  return fieldsOfColumns(columns).some((field) =>
    ["contact.name", "contact.firstName", "contact.lastName"].includes(field),
  );
}

/** Whether somebody must say where these people work. */
export function asksForPlace({ mapping, purpose }: Pick<Decisions, "mapping" | "purpose">): boolean {
  return !namesWorkplaces(mapping) && !needsNoPlace(purpose, fieldsOfColumns(mapping.columns));
}
