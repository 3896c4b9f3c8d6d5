import { searchText } from "@/features/matching/search-text";
import { maybe, type Row } from "./tables";

/** A field that is chosen, and its column. */
const mergeFields = {
  name: "name",
  nickname: "nickname",
  sex: "sex",
  birthDate: "birth_date",
  birthPlace: "birth_place",
  nationalId: "national_id_key",
  address: "address_cipher",
  language: "language",
  externalId: "external_id",
  background: "background_cipher",
  owner: "owner_id",
} as const;

export type MergeField = keyof typeof mergeFields;
export const mergeFieldNames = Object.keys(mergeFields) as MergeField[];

export type Side = "survivor" | "gone";
export type Choices = { [Field in MergeField | "job"]?: Side | undefined };

/** The chosen side's value, or that of the only side that has one. */
export function sideOf(field: MergeField, survivor: Row, gone: Row, choices: Choices): Side {
  const column = mergeFields[field];
  if (maybe(survivor, column) === null) return "gone";
  if (maybe(gone, column) === null) return "survivor";
  return choices[field] ?? "survivor";
}

/** Both texts as one, sealed. */
type JoinTexts = (ours: string, theirs: string) => string | null;
type Merging = { choices: Choices; join: JoinTexts };

/** The survivor's columns after the merge, without the sealed national id. */
export function mergedPerson(survivor: Row, gone: Row, { choices, join }: Merging): Row {
  const columns = mergeFieldNames
    .filter((field) => field !== "nationalId")
    .map((field) => {
      const from = sideOf(field, survivor, gone, choices) === "survivor" ? survivor : gone;
      return [mergeFields[field], from[mergeFields[field]] ?? null] as const;
    });
  const person = Object.fromEntries(columns);
  return {
    ...person,
    background_cipher: bothNotes({ survivor, gone, choices, join }),
    search_text: searchText(String(person.name), maybe(person, "nickname")),
    closed: bothClosed(survivor, gone),
    do_not_contact: survivor.do_not_contact === true || gone.do_not_contact === true,
    deceased_on: survivor.deceased_on ?? gone.deceased_on ?? null,
  };
}

/** What either refused stays refused, until they say otherwise. */
function bothClosed(survivor: Row, gone: Row): string[] {
  const of = ({ closed }: Row) => (Array.isArray(closed) ? closed.map(String) : []);
  return [...new Set([...of(survivor), ...of(gone)])].toSorted();
}

type Both = Merging & { survivor: Row; gone: Row };

/** Texts are joined unless one side was chosen. */
function bothNotes({ survivor, gone, choices, join }: Both): string | null {
  const [ours, theirs] = [maybe(survivor, "background_cipher"), maybe(gone, "background_cipher")];
  if (ours === null || theirs === null) return ours ?? theirs;
  if (choices.background) return choices.background === "survivor" ? ours : theirs;
  return join(ours, theirs);
}
