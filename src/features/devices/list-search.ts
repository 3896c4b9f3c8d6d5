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

const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** People in whom each typed word is found, in any order. */
export function found<P extends PhonePerson>(people: readonly P[], typed: string): P[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  return people.filter(({ name, nickname, department, line }) => {
    const text = folded([name, nickname, department, line].filter(Boolean).join(" "));
    return words.every((word) => text.includes(word));
  });
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
