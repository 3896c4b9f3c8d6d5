import { z } from "zod";
import type { FieldKey } from "../columns/fields";

/** What a value of the file does to a value that is there: fills a gap only, replaces it, or leaves it be. */
export const overwriteRules = ["fill", "file", "ours"] as const;
export type OverwriteRule = (typeof overwriteRules)[number];

const fillOnly = ["fill", "ours"] as const;
/** Nobody chooses: an opt-out counts whatever stands here, and a consent fills a gap. */
const always = ["fill"] as const;

/**
 * The fields that a file may change of people who are here already, with what may be chosen for each. Telephones and e-mail
 * addresses are only ever added; a membership begins by an import and never ends by one; a name is not replaced unless asked.
 */
const choices = {
  "contact.name": ["ours", "file"],
  "contact.nickname": overwriteRules,
  "contact.sex": overwriteRules,
  "contact.birthDate": overwriteRules,
  "contact.birthPlace": overwriteRules,
  "contact.address": overwriteRules,
  "contact.nationalId": fillOnly,
  "contact.phones": fillOnly,
  "contact.email": fillOnly,
  "contact.externalId": overwriteRules,
  "contact.language": overwriteRules,
  "contact.note": fillOnly,
  "contact.issues": fillOnly,
  "contact.deceased": fillOnly,
  "consent.doNotContact": always,
  "consent.phone": always,
  "consent.email": always,
  "job.workplace": overwriteRules,
  "job.department": overwriteRules,
  "job.shift": overwriteRules,
  "job.line": overwriteRules,
  "job.title": overwriteRules,
  "job.employeeNumber": overwriteRules,
  "job.contractType": overwriteRules,
  "job.contractEndsOn": overwriteRules,
  "job.startedOn": fillOnly,
  "membership.isMember": fillOnly,
  "membership.cardNumber": overwriteRules,
  "membership.joinedOn": fillOnly,
  "assessment.level": overwriteRules,
} as const satisfies Partial<Record<FieldKey | "consent.phone", readonly OverwriteRule[]>>;

export type RuledField = keyof typeof choices;
export type Overwrites = Record<RuledField, OverwriteRule>;
export const ruledFields = Object.keys(choices) as RuledField[];

export const choicesFor = (field: RuledField): readonly OverwriteRule[] => choices[field];

/** Columns that feed a field of another name. */
const feeds: Partial<Record<FieldKey, readonly RuledField[]>> = {
  "contact.firstName": ["contact.name"],
  "contact.middleName": ["contact.name"],
  "contact.lastName": ["contact.name"],
  "contact.birthPlaceDate": ["contact.birthDate", "contact.birthPlace"],
  "contact.town": ["contact.address"],
  "contact.region": ["contact.address"],
  "contact.postcode": ["contact.address"],
  "consent.doNotCall": ["consent.phone"],
  "consent.doNotEmail": ["consent.email"],
  "consent.unsubscribedAt": ["consent.email"],
  "consent.doNotContact": ["consent.doNotContact", "consent.phone", "consent.email"],
};

/** `import_batch.overwrites`: what the admin has said, by field; null where nothing was said. */
export const storedOverwrites = z.record(z.string(), z.enum(overwriteRules)).nullable();

const isRuled = (field: string): field is RuledField => field in choices;

/** The fields that a file with these columns can change, in the order in which they are shown. */
export function fieldsOfFile(
  columns: readonly { field: FieldKey }[],
  { placed }: { placed: boolean },
): RuledField[] {
  const fed = new Set(columns.flatMap(({ field }) => feeds[field] ?? (isRuled(field) ? [field] : [])));
  if (placed) fed.add("job.workplace");
  return ruledFields.filter((field) => fed.has(field));
}

/** What each kind of list is an authority on. Of anything else only gaps are filled. */
const authority: Record<string, readonly RuledField[]> = {
  roster: [
    "job.workplace",
    "job.department",
    "job.shift",
    "job.line",
    "job.title",
    "job.employeeNumber",
    "job.contractType",
    "job.contractEndsOn",
  ],
  members: ["membership.cardNumber"],
};

function defaultRule(purpose: string | null, field: RuledField): OverwriteRule {
  if (field === "contact.name") return "ours";
  return purpose !== null && authority[purpose]?.includes(field) ? "file" : "fill";
}

/** The purpose's defaults with the admin's choices laid over them. */
export function overwritesOf(
  purpose: string | null,
  chosen: Partial<Record<string, OverwriteRule>> | null,
): Overwrites {
  const entries = ruledFields.map((field) => {
    const rule = chosen?.[field];
    return [field, rule && choicesFor(field).includes(rule) ? rule : defaultRule(purpose, field)];
  });
  return Object.fromEntries(entries) as Overwrites;
}
