import { searchText } from "@/features/matching/search-text";
import { patched } from "./list-patch";
import type { EntryState } from "./outbox";
import type { PhoneEntryInput } from "./outbox.schema";
import type { PhoneList, PhonePerson } from "./phone-list";

/** A person of the list, with how many unsent entries there are about them. */
export type WrittenPerson = PhonePerson & { written?: number };

type Written = { state: EntryState; entry: PhoneEntryInput };

/** The list with the unsent entries applied. A person without any stays the same object. */
export function withWritten(list: PhoneList, outbox: readonly Written[]): WrittenPerson[] {
  const open = outbox.filter(({ state }) => state !== "told").map(({ entry }) => entry);
  const conversations = open.filter((entry) => entry.kind === "conversation");
  const written = new Map<string, number>();
  for (const { contactId } of conversations) written.set(contactId, (written.get(contactId) ?? 0) + 1);
  return open
    .reduce(patched, list)
    .people.map((person) =>
      written.has(person.id) ? { ...person, written: written.get(person.id) } : person,
    );
}

// Folding a name takes longer than looking into it, and the list stays the same from key to key.
const texts = new WeakMap<PhonePerson, string>();

function textOf(person: PhonePerson): string {
  const { name, nickname, department, line } = person;
  const known = texts.get(person);
  if (known !== undefined) return known;
  const text = ` ${searchText(name, nickname, [department ?? "", line ?? ""])}`;
  texts.set(person, text);
  return text;
}

/** People in whom each typed word begins a word, in any order and any spelling, as in the search of all contacts. */
export function found<P extends PhonePerson>(people: readonly P[], typed: string): P[] {
  const words = searchText(typed).split(" ").filter(Boolean);
  return people.filter((person) => words.every((word) => textOf(person).includes(` ${word}`)));
}

export type PersonGroup<P> = { key: string; workplace: string | null; shift: string | null; people: P[] };

/** By workplace and shift; new people first, then those with a follow-up. */
export function grouped<P extends PhonePerson>(people: readonly P[]): PersonGroup<P>[] {
  const groups = new Map<string, PersonGroup<P>>();
  for (const person of people) {
    const { workplace, shift } = person;
    const key = JSON.stringify([workplace, shift]);
    const group = groups.get(key) ?? { key, workplace, shift, people: [] };
    group.people.push(person);
    groups.set(key, group);
  }
  const rank = ({ workplace, people: [first] }: PersonGroup<P>) =>
    [workplace ?? "", String(first?.shiftPosition ?? 999).padStart(4, "0")].join(" ");
  return [...groups.values()].sort((a, b) => rank(a).localeCompare(rank(b)));
}
