import { z } from "zod";
import type { GroupedField } from "./columns/fields";
import type { AnalysedColumn } from "./detect/analysed-column";
import type { Analysis } from "./detect/analysis";
import { vocabulariesOf } from "./detect/column-words";
import { plainHeading } from "./detect/dictionary/match-heading";
import type { PlaceChoice } from "./mapping/choices.schema";
import { type CompleteChoices, choicesOf, type Decisions, type FileAnalysis } from "./mapping/decisions";
import { decisionsSchema, storedAs } from "./mapping/stored";
import type { MappedColumn } from "./parse/import-mapping";
import type { ValueGroup } from "./parse/spelling-groups";
import { pastedName } from "./pasted-name";
import { absencePolicies } from "./review/absences";
import { storedOverwrites } from "./review/overwrite-policy";

/** What is remembered of an import: how its file was understood, and what it might do to people who are here already. */
export const storedTemplate = storedAs(
  1,
  decisionsSchema.extend({ overwrites: storedOverwrites, leaving: z.enum(absencePolicies) }),
);
export const sheetNames = z.array(z.string());

/** Choices that were made for a file with the same columns, laid over this one. */
export type TemplateOffer = {
  id: string;
  name: string;
  usedAt: Date;
  sheets: string[];
  choices: CompleteChoices;
};

/** The words of the headings in their order: files with the same are understood the same way. "" where there are none. */
export function headingsKey({ columns, headerRows }: Pick<Analysis, "columns" | "headerRows">): string {
  if (headerRows.length === 0) return "";
  const words = columns.filter((column) => !isOurs(column)).map(wordOf);
  return words.join("|").replace(/\|+$/, "");
}

type Headed = Pick<AnalysedColumn, "heading" | "origin">;

/** Our file of rejected rows puts the row and the reason before the columns of the file they are from. */
function isOurs({ heading, origin }: Headed): boolean {
  return !origin && /^(baris|alasan|row|reason)$/.test(plainHeading(heading));
}

/** Rows that were rejected and mended: some of a list, never the whole of it. */
export const isMended = ({ columns }: Pick<Analysis, "columns">) => columns.filter(isOurs).length > 1;

/** There, what stood above rows or on their sheet has become a column. */
const originHeadings: Record<NonNullable<AnalysedColumn["origin"]>, RegExp> = {
  sheet: /^(name of the sheet|nama lembar)$/,
  section: /^(heading above the rows|judul di atas baris)$/,
};

function wordOf({ heading, origin }: Headed): string {
  if (origin) return `#${origin}`;
  const plain = plainHeading(heading);
  const was = (["sheet", "section"] as const).find((each) => originHeadings[each].test(plain));
  return was ? `#${was}` : plain;
}

/** What is kept of decisions: those about the file's own columns, counted without ours. */
export function ownDecisions(decisions: Decisions, { columns }: Pick<Analysis, "columns">): Decisions {
  const own = columns.filter((column) => !isOurs(column)).map(({ index }) => index);
  const kept = decisions.mapping.columns.filter(({ index }) => own.includes(index));
  const mapped = kept.map((column) => ({ ...column, index: own.indexOf(column.index) }));
  return { ...decisions, mapping: { ...decisions.mapping, columns: mapped } };
}

/** Kept decisions under the indexes of a file: ours stay out. */
function placedIn({ columns }: Pick<Analysis, "columns">, mapped: readonly MappedColumn[]): MappedColumn[] {
  const own = columns.filter((column) => !isOurs(column)).map(({ index }) => index);
  const ours = columns
    .filter(isOurs)
    .map(({ index }): MappedColumn => ({ index, field: "ignore", facts: {} }));
  const placed = mapped.flatMap((column) => {
    const index = own[column.index];
    return index === undefined ? [] : [{ ...column, index }];
  });
  return [...ours, ...placed].toSorted((a, b) => a.index - b.index);
}

const months =
  /\b(jan\w*|[fp]eb\w*|mar(et|ch)?|apr\w*|mei|may|jun[ei]?|jul[iy]?|ag(us|st|t)\w*|aug\w*|sep\w*|o[kc]t\w*|no[vp]\w*|de[cs]\w*)\b/gi;

/** A name for the choices of a file: its own, without what changes from month to month. */
export function nameFor(fileName: string): string {
  if (fileName === pastedName) return fileName;
  const words = fileName
    .replace(/\.[a-z]{2,4}$/i, "")
    .replace(/[_()[\]·.]+/g, " ")
    .replace(/\d{4,}|(?<![\p{L}\d])\d+(?![\p{L}\d])/gu, " ")
    .replace(months, " ")
    .replace(/\s*[-–]\s*(?=$|[-–\s])/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return (words || fileName).slice(0, 100);
}

/**
 * What was decided for one file, laid over another with the same columns. Departments and the like are found by how they are
 * spelled; a spelling that is new stays as the reader proposes.
 */
export function carriedOver(decisions: Decisions, reading: Pick<FileAnalysis, "analysis">): CompleteChoices {
  const columns = placedIn(reading.analysis, decisions.mapping.columns);
  const { groups: counted } = vocabulariesOf(reading.analysis, columns);
  const groups = Object.entries(counted).map(([field, list]) => {
    const known = labels(decisions.mapping.groups[field as GroupedField] ?? []);
    return [
      field,
      list.map((group) => {
        const spelling = group.spellings.find(({ text }) => known.has(text.trim().toLowerCase()));
        return spelling ? { ...group, label: known.get(spelling.text.trim().toLowerCase()) ?? null } : group;
      }),
    ];
  });
  const mapping = { ...decisions.mapping, columns, groups: Object.fromEntries(groups) };
  const recordHeadcount = decisions.recordHeadcount && !isMended(reading.analysis);
  return choicesOf(reading, { ...decisions, mapping, recordHeadcount });
}

/** Where those people work now: a workplace that an import was to make is there since, one that was removed is chosen anew. */
export function placeToday(
  place: PlaceChoice | null,
  workplaces: readonly { id: string; name: string }[],
): PlaceChoice | null {
  if (!place) return null;
  if ("workplaceId" in place) return workplaces.some(({ id }) => id === place.workplaceId) ? place : null;
  const name = place.workplace.toLowerCase();
  const made = workplaces.find((workplace) => workplace.name.toLowerCase() === name);
  return made ? { workplaceId: made.id } : place;
}

function labels(groups: readonly ValueGroup[]): Map<string, string | null> {
  return new Map(
    groups.flatMap(({ label, spellings }) =>
      spellings.map(({ text }): [string, string | null] => [text.trim().toLowerCase(), label]),
    ),
  );
}
