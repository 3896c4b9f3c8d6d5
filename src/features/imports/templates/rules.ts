import type { GroupedField } from "../columns/fields/rules";
import { plainHeading } from "../columns/vocabulary/rules";
import type { Leaving } from "../leavers/rules";
import type { OverwriteRule } from "../overwrites/rules";
import { type CompleteChoices, choicesOf, type Decisions, type Reading } from "../readings/rules";
import type { Analysis, ValueGroup } from "../rules";

/** What is remembered of an import: how its file was understood, and what it might do to people who are here already. */
export type Remembered = Decisions & {
  overwrites?: Partial<Record<string, OverwriteRule>> | null;
  leaving?: Leaving;
};

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
  const words = columns.map(({ heading, origin }) => (origin ? `#${origin}` : plainHeading(heading)));
  return words.join("|").replace(/\|+$/, "");
}

const months =
  /\b(jan\w*|[fp]eb\w*|mar(et|ch)?|apr\w*|mei|may|jun[ei]?|jul[iy]?|ag(us|st|t)\w*|aug\w*|sep\w*|o[kc]t\w*|no[vp]\w*|de[cs]\w*)\b/gi;

/** A name for the choices of a file: its own, without what changes from month to month. */
export function nameFor(fileName: string): string {
  const words = fileName
    .replace(/\.[a-z]{2,4}$/i, "")
    .replace(/[_\d()[\]·.]+/g, " ")
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
export function carriedOver(decisions: Decisions, reading: Pick<Reading, "analysis">): CompleteChoices {
  const groups = Object.entries(reading.analysis.groups).map(([field, list]) => {
    const known = labels(decisions.mapping.groups[field as GroupedField] ?? []);
    return [
      field,
      list.map((group) => {
        const spelling = group.spellings.find(({ text }) => known.has(text.trim().toLowerCase()));
        return spelling ? { ...group, label: known.get(spelling.text.trim().toLowerCase()) ?? null } : group;
      }),
    ];
  });
  const mapping = { ...decisions.mapping, groups: Object.fromEntries(groups) };
  return choicesOf(reading, { ...decisions, mapping });
}

function labels(groups: readonly ValueGroup[]): Map<string, string | null> {
  return new Map(
    groups.flatMap(({ label, spellings }) =>
      spellings.map(({ text }): [string, string | null] => [text.trim().toLowerCase(), label]),
    ),
  );
}
