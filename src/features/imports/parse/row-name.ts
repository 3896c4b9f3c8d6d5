import { cellText } from "@/lib/spreadsheets/cell";
import { saysNothing } from "./blank";
import { isLate, withoutLate } from "./deceased";
import { cleanName, withoutTitles } from "./name";
import type { RowFields } from "./row-fields";

export interface PersonName {
  name: string;
  nameWithoutTitles: string;
  firstName: string | null;
  middleName: string | null;
  lastName: string | null;
  suffix: string | null;
  nickname: string | null;
}

/** The name that the row gives, from one column or from several; "" when it gives none. */
export function writtenName(fields: RowFields): string {
  const whole = part(fields, "contact.name");
  if (whole) return whole;
  const parts = (
    ["contact.firstName", "contact.middleName", "contact.lastName", "contact.suffix"] as const
  ).map((field) => part(fields, field));
  const [first, , last] = parts;
  return first || last ? parts.filter(Boolean).join(" ") : "";
}

export function readName(fields: RowFields): PersonName {
  const turned = turnAround(writtenName(fields));
  return {
    name: turned.name,
    nameWithoutTitles: withoutTitles(turned.name),
    firstName: part(fields, "contact.firstName") || turned.first,
    middleName: part(fields, "contact.middleName") || null,
    lastName: part(fields, "contact.lastName") || turned.last,
    suffix: part(fields, "contact.suffix") || null,
    nickname: part(fields, "contact.nickname") || null,
  };
}

/** The name says that she has died. */
export function isNamedLate(fields: RowFields): boolean {
  return (["contact.name", "contact.firstName", "contact.lastName"] as const).some((field) =>
    isLate(cleanName(cellText(fields.cell(field)))),
  );
}

/** "Last, First" becomes "First Last"; a comma before a degree stays. */
function turnAround(name: string): { name: string; first: string | null; last: string | null } {
  const split = /^([^,]+),\s*([^,]+)$/.exec(name);
  const [, last, first] = split ?? [];
  if (
    !last ||
    !first ||
    withoutTitles(name) !== name ||
    /^(sr|jr|ii|iii|iv)\.?$/i.test(first) ||
    /\.\p{L}/u.test(first)
  ) {
    return { name, first: null, last: null };
  }
  return { name: `${first} ${last}`, first, last };
}

function part(
  fields: RowFields,
  field:
    | "contact.name"
    | "contact.firstName"
    | "contact.middleName"
    | "contact.lastName"
    | "contact.suffix"
    | "contact.nickname",
): string {
  const cell = fields.cell(field);
  if (cell?.kind === "date" || cell?.kind === "bool") return "";
  const name = withoutLate(cleanName(cellText(cell)));
  return saysNothing(name) && !/^kosong$/i.test(name) ? "" : name;
}
