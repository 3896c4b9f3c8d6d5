import type { FieldKey } from "./fields";

/** What kind of list a file is. It decides what is read from it, who becomes a member by it and whether it counts the workforce. */
export const purposes = ["roster", "members", "dues", "attendance", "contacts"] as const;
export type Purpose = (typeof purposes)[number];

/** Who in the file is a member: the people whom a column calls members, everybody, or those with an amount above zero. */
export const memberRules = ["stated", "listed", "paying"] as const;
export type MemberRule = (typeof memberRules)[number];

export interface PurposeReason {
  /** Key under messages `import-steps.purpose.why.<code>`. */
  code: "title" | "title_against" | "columns" | "program" | "signatures" | "nothing";
  params: Record<string, string>;
}
export interface PurposeGuess {
  purpose: Purpose;
  why: PurposeReason;
}

const descriptions: readonly FieldKey[] = [
  "contact.sex",
  "contact.birthDate",
  "contact.birthPlace",
  "contact.birthPlaceDate",
  "contact.address",
  "contact.town",
  "contact.region",
  "contact.postcode",
  "contact.country",
  "contact.note",
  "contact.issues",
  "job.title",
  "job.startedOn",
  "job.contractType",
  "job.contractEndsOn",
];

interface PurposeRules {
  /** Read, but not taken over unless the admin asks: such a list is no authority on them. */
  leavesOut: readonly FieldKey[];
  /** One of each group should be there, or people can hardly be told apart. */
  wants: readonly (readonly FieldKey[])[];
  /** By it the size of the workforce is known. */
  countsWorkforce: boolean;
  /** Its people may come in without a place of work. */
  placeOptional: boolean;
}

const numbers = ["job.employeeNumber", "membership.cardNumber", "contact.nationalId"] as const;

export const purposeRules: Record<Purpose, PurposeRules> = {
  roster: {
    leavesOut: [],
    wants: [["job.employeeNumber", "contact.nationalId"]],
    countsWorkforce: true,
    placeOptional: false,
  },
  members: {
    leavesOut: [],
    wants: [[...numbers, "contact.phones", "contact.birthDate"]],
    countsWorkforce: false,
    placeOptional: false,
  },
  dues: { leavesOut: descriptions, wants: [numbers], countsWorkforce: false, placeOptional: false },
  attendance: {
    leavesOut: ["job.startedOn", "job.contractType", "job.contractEndsOn", "contact.note"],
    wants: [["contact.phones", ...numbers]],
    countsWorkforce: false,
    placeOptional: false,
  },
  contacts: {
    leavesOut: [],
    wants: [["contact.phones", "contact.email", "contact.externalId", ...numbers]],
    countsWorkforce: false,
    placeOptional: true,
  },
};

/** Where a column goes under a purpose when nobody has said otherwise. */
export function fieldFor(purpose: Purpose, proposed: FieldKey): FieldKey {
  return purposeRules[purpose].leavesOut.includes(proposed) ? "ignore" : proposed;
}

/**
 * A list of members makes members of those on it, unless a column tells them apart or may do so. A deduction alone makes nobody a
 * member.
 */
export function memberRuleFor(purpose: Purpose, fields: readonly FieldKey[], undecided = false): MemberRule {
  return purpose === "members" && !fields.includes("membership.isMember") && !undecided ? "listed" : "stated";
}

const saysMember =
  /\b(status|anggota|member\w*|keanggotaan|union|serikat|aktif|active|standing|bersedia|setuju|persetujuan|ber?gabung|mendaftar|cos)\b/i;

type Undecided = { heading: string; filled: number; hidden: boolean; confidence: number };

/** A column that nobody has understood and that may say who is a member: by its heading. */
export function mayTellMembers({ heading, filled, hidden, confidence }: Undecided): boolean {
  return filled > 0 && !hidden && confidence < 0.6 && saysMember.test(heading.replaceAll("_", " "));
}

/** Which rules can be chosen with these columns. */
export function memberRulesFor(fields: readonly FieldKey[]): MemberRule[] {
  return memberRules.filter((rule) => rule !== "paying" || fields.includes("dues.amount"));
}

const identifiers = [
  "contact.nationalId",
  "job.employeeNumber",
  "membership.cardNumber",
  "contact.externalId",
  "contact.phones",
  "contact.email",
  "contact.birthDate",
] as const;
export type Identifier = (typeof identifiers)[number];

/** By what the people of this file will be recognised: only by columns that come in. */
export function recognisedBy(fields: readonly FieldKey[]): Identifier[] {
  return identifiers.filter(
    (identifier) =>
      fields.includes(identifier) ||
      (identifier === "contact.birthDate" && fields.includes("contact.birthPlaceDate")),
  );
}

/** Groups of columns of which the purpose would need one and the file has none. */
export function missingFor(purpose: Purpose, fields: readonly FieldKey[]): (readonly FieldKey[])[] {
  return purposeRules[purpose].wants.filter((group) => !group.some((field) => fields.includes(field)));
}

/** Nobody needs to be given a place of work: the purpose allows it and no column speaks of one. */
export function needsNoPlace(purpose: Purpose, fields: readonly FieldKey[]): boolean {
  const speaks = fields.some(
    (field) => field.startsWith("job.") && field !== "job.employer" && field !== "job.title",
  );
  return purposeRules[purpose].placeOptional && !speaks;
}
