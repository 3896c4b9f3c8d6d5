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
    suffix: part(fields, "contact.suffix") || turned.suffix,
    nickname: part(fields, "contact.nickname") || null,
  };
}

/** The name says that she has died. */
export function isNamedLate(fields: RowFields): boolean {
  return (["contact.name", "contact.firstName", "contact.lastName"] as const).some((field) =>
    isLate(cleanName(cellText(fields.cell(field)))),
  );
}

type Turned = { name: string; first: string | null; last: string | null; suffix: string | null };

const generation = /^(sr|jr|ii|iii|iv)\.?$/i;

/** "Last, First" becomes "First Last", with Jr. and III at the end wherever they stood; a comma before a degree stays. */
function turnAround(name: string): Turned {
  const asWritten = { name, first: null, last: null, suffix: null };
  const parts = name.split(",").map((each) => each.trim());
  const named = parts.filter((each) => each !== "" && !generation.test(each));
  const [family = "", given = ""] = named;
  if (named.length !== 2 || parts.length > 3 || generation.test(parts[0] ?? "")) return asWritten;
  if (
    withoutTitles(`${family}, ${given}`) !== `${family}, ${given}` ||
    /\.\p{L}/u.test(given) ||
    /^=/.test(name)
  )
    return asWritten;
  const [last, ofLast] = withoutGeneration(family);
  const [first, ofFirst] = withoutGeneration(given);
  const suffix = parts.find((each) => generation.test(each)) ?? ofFirst ?? ofLast;
  return { name: [first, last, suffix].filter(Boolean).join(" "), first, last, suffix };
}

function withoutGeneration(text: string): [bare: string, generation: string | null] {
  const words = text.split(" ");
  const last = words.at(-1) ?? "";
  return words.length > 1 && generation.test(last) ? [words.slice(0, -1).join(" "), last] : [text, null];
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
