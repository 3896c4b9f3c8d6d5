import { cellText, tidy } from "@/lib/spreadsheets/cell";
import type { GroupedField } from "../columns/fields";
import { isDitto, saysNothing } from "./blank";
import type { ImportMapping } from "./import-mapping";
import type { RowFields } from "./row-fields";
import type { ValueGroup } from "./spelling-groups";

type Index = Map<string, string | null>;
const indexes = new WeakMap<ValueGroup[], Index>();

/** The name that the admin gave to the spelling in the cell; a spelling nobody decided on stays as it is. */
export function readUnit(fields: RowFields, field: GroupedField, mapping: ImportMapping): string | null {
  const written = cellText(fields.cell(field));
  const text = tidy(written);
  if (saysNothing(text) || isDitto(text)) return null;
  const groups = mapping.groups[field];
  if (!groups) return text;
  const index = spellingsOf(groups);
  const label = index.get(written) ?? index.get(text);
  return label === undefined ? text : label;
}

/** What every spelling of these groups is called; null where it is left empty. */
export function spellingsOf(groups: ValueGroup[]): Index {
  const known = indexes.get(groups);
  if (known) return known;
  const index: Index = new Map();
  for (const { label, spellings } of groups) {
    for (const { text } of spellings) {
      index.set(text, label);
      if (!index.has(tidy(text))) index.set(tidy(text), label);
    }
  }
  indexes.set(groups, index);
  return index;
}
