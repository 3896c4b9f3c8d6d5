import type { GroupedField } from "../columns/fields/rules";
import type { FileInfo } from "../files/cells/rules";
import type { Analysis, ImportMapping } from "../rules";
import type { Choices, PlaceChoice } from "../schema";

/** What the reader process found in a file, as it is kept with the batch. */
export type Reading = { file: FileInfo; sheet: number; analysis: Analysis };

/** What the admin decided, as it is kept with the batch. */
export type Decisions = { mapping: ImportMapping; place: PlaceChoice | null; recordHeadcount: boolean };

/** The reader's proposal with the admin's choices laid over it. A group renamed to nothing leaves its field empty. */
export function decide({ analysis }: Reading, { fields, groups, place, recordHeadcount }: Omit<Choices, "batchId">): Decisions {
  const columns = analysis.columns.map(({ index, field, facts }) => ({ index, field: fields[String(index)] ?? field, facts }));
  const renamed = Object.entries(analysis.groups).map(([field, list]) => {
    const names = groups[field as GroupedField] ?? {};
    return [field, list.map((group) => (group.label !== null && group.label in names ? { ...group, label: names[group.label] || null } : group))];
  });
  return { mapping: { columns, columnCount: analysis.columns.length, groups: Object.fromEntries(renamed) }, place, recordHeadcount };
}

/** Whether the rows say themselves where people work. */
export function namesWorkplaces({ columns }: Pick<ImportMapping, "columns">): boolean {
  return columns.some(({ field }) => field === "job.workplace");
}

export function namesPeople({ columns }: Pick<ImportMapping, "columns">): boolean {
  return columns.some(({ field }) => ["contact.name", "contact.firstName", "contact.lastName"].includes(field));
}
