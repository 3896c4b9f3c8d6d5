import type { GroupedField } from "../columns/fields";
import { issueMeaning } from "./issues";
import { groupShifts } from "./shift-groups";
import { conceptKey, plainWord, type ValueGroup } from "./spelling-groups";

/** Names of units that are there already. */
export type ExistingUnits = Partial<Record<GroupedField, readonly string[]>>;
type Groups = Partial<Record<GroupedField, readonly ValueGroup[]>>;
type Names = Partial<Record<GroupedField, Record<string, string>>>;

const plain = (text: string) => plainWord(text).replace(/ /g, "");

/** What a unit means whatever it is called: two that mean the same are one. */
function meaningOf(field: GroupedField, name: string): string {
  if (field === "job.shift") return groupShifts(new Map([[name, 1]]))[0]?.key ?? plain(name);
  if (field === "contact.issues") return issueMeaning(name);
  return field === "job.department" ? conceptKey(plainWord(name)) : plain(name);
}

/** The unit that a group of spellings names: by one of its spellings, else by its meaning where only one has it. */
export function existingUnit(
  field: GroupedField,
  group: ValueGroup,
  names: readonly string[],
): string | null {
  const written = new Set([group.label ?? "", ...group.spellings.map(({ text }) => text)].map(plain));
  const same = names.filter((name) => written.has(plain(name)));
  if (same.length > 0) return same.find((name) => name === group.label) ?? same[0] ?? null;
  const meanings = new Set([...written].filter(Boolean).map((text) => meaningOf(field, text)));
  if (field === "job.shift") meanings.add(group.key);
  const alike = names.filter((name) => meanings.has(meaningOf(field, name)));
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

type Said = { names: Names; touched: ReadonlySet<string> };

export const groupId = (field: GroupedField, label: string) => `${field} ${label}`;

/** The name of every group: what a person said, else the unit that is there, else the proposal. "" leaves the field empty. */
export function namesOfGroups(groups: Groups, { names, touched }: Said, existing: ExistingUnits): Names {
  const entries = Object.entries(groups).map(([key, list]) => {
    const field = key as GroupedField;
    const named = list.flatMap((group): [string, string][] => {
      const { label } = group;
      if (label === null) return [];
      const said = names[field]?.[label];
      if (said !== undefined && touched.has(groupId(field, label))) return [[label, said]];
      return [[label, existingUnit(field, group, existing[field] ?? []) ?? label]];
    });
    return [field, Object.fromEntries(named)];
  });
  return Object.fromEntries(entries);
}
