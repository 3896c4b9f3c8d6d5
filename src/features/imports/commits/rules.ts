import type { ParsedPerson } from "../rules";

/** A contact as it stands, in the columns that an import may fill. */
export type Standing = {
  id: string;
  nickname: string | null;
  sex: string | null;
  birth_date: string | null;
  birth_place: string | null;
  address: string | null;
  external_id: string | null;
  language: string | null;
  national_id_key: string | null;
};

export const fillable = [
  "nickname",
  "sex",
  "birth_date",
  "birth_place",
  "address",
  "external_id",
  "language",
] as const;
export type Fillable = (typeof fillable)[number];
export type Filling = Partial<Record<Fillable, string>>;

export function fieldsOf(person: ParsedPerson): Record<Fillable, string | null> {
  const { nickname, sex, birthDate, birthPlace, externalId, language } = person;
  const address =
    [person.address, person.postcode, person.town, person.region].filter(Boolean).join(", ") || null;
  return {
    nickname,
    sex,
    birth_date: birthDate,
    birth_place: birthPlace,
    address,
    external_id: externalId,
    language,
  };
}

/** What the file knows and we don't. What is there stays: overwriting is a decision that nobody has taken. */
export function filling(standing: Standing, person: ParsedPerson): Filling {
  const given = fieldsOf(person);
  const gaps = fillable.filter((field) => standing[field] === null && given[field] !== null);
  return Object.fromEntries(gaps.map((field) => [field, given[field] ?? ""]));
}

/** Days that the database would refuse are left out rather than the person: an end before its beginning. */
export function orderedDays(
  start: string | null,
  end: string | null,
): { start: string | null; end: string | null } {
  return start && end && end < start ? { start, end: null } : { start, end };
}
