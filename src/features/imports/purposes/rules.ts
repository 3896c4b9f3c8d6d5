import type { FieldKey } from "../columns/fields/rules";
import { plainHeading } from "../columns/vocabulary/rules";

/** What kind of list a file is. It decides what is read from it, who becomes a member by it and whether it counts the workforce. */
export const purposes = ["roster", "members", "dues", "attendance", "contacts"] as const;
export type Purpose = (typeof purposes)[number];

/** Who of the file is a member: whom a column calls one, everybody, or whoever has an amount above zero. */
export const memberRules = ["stated", "listed", "paying"] as const;
export type MemberRule = (typeof memberRules)[number];

export interface PurposeReason {
  /** Key under messages `import-steps.purpose.why.<code>`. */
  code: "title" | "columns" | "program" | "signatures" | "nothing";
  params: Record<string, string>;
}
export interface PurposeGuess {
  purpose: Purpose;
  why: PurposeReason;
}

type Column = { field: FieldKey; heading: string; letter: string };
type Seen = {
  columns: readonly Column[];
  /** Titles above the table, the sheet's name, the file's name. */
  titles: readonly string[];
  /** The export of a program that keeps contacts. */
  fromProgram: boolean;
};

const signs: Record<Purpose, Partial<Record<FieldKey, number>>> = {
  roster: {
    "job.startedOn": 3,
    "job.contractType": 3,
    "job.contractEndsOn": 3,
    "job.employeeNumber": 1,
    "job.title": 1,
    "job.department": 1,
  },
  members: { "membership.cardNumber": 3, "membership.joinedOn": 3, "membership.isMember": 1 },
  dues: { "dues.amount": 4, "contact.phones": -3, "contact.birthDate": -3, "contact.email": -3 },
  attendance: { "job.startedOn": -3, "job.contractType": -3, "dues.amount": -3 },
  contacts: { "contact.email": 1, "contact.externalId": 1 },
};

const titled: [Purpose, RegExp][] = [
  ["dues", /\b(cos|check ?off|iuran|potongan|pemotongan|dues|deductions?)\b/],
  [
    "attendance",
    /\b(hadir|kehadiran|absen\w*|presensi|attendance|tanda tangan|signatures?|petisi|petition|peserta)\b/,
  ],
  ["members", /\b(anggota|keanggotaan|members?|membership|kta)\b/],
  ["roster", /\b(karyawan|pegawai|pekerja|buruh|employees?|staff|roster|hrd|personalia|headcount)\b/],
];
const signature = /\b(ttd|tanda tangan|paraf|signature|hadir|attendance|kehadiran)\b/i;

/** A proposal with its reason; the admin decides. */
export function guessPurpose({ columns, titles, fromProgram }: Seen): PurposeGuess {
  if (fromProgram) return { purpose: "contacts", why: { code: "program", params: {} } };
  const title = titleOf(titles);
  const signed = columns.find(({ heading }) => signature.test(heading));
  const scores = purposes.map((purpose) => ({
    purpose,
    score:
      scoreOf(purpose, columns) +
      (title?.purpose === purpose ? 3 : 0) +
      (signed && purpose === "attendance" ? 3 : 0) +
      (purpose === "contacts" ? 1.5 : 0),
  }));
  const { purpose } = scores.reduce((best, next) => (next.score > best.score ? next : best));
  return { purpose, why: whyOf(purpose, { columns, title, signed }) };
}

function scoreOf(purpose: Purpose, columns: readonly Column[]): number {
  const fields = new Set(columns.map(({ field }) => field));
  return [...fields].reduce((sum, field) => sum + (signs[purpose][field] ?? 0), 0);
}

type Title = { purpose: Purpose; text: string };

function titleOf(titles: readonly string[]): Title | undefined {
  for (const text of titles) {
    const plain = plainHeading(text.replaceAll("_", " "));
    // Of "Karyawan dan keanggotaan" the first word says what the list is.
    const [first] = titled
      .map(([purpose, pattern]) => ({ purpose, at: plain.search(pattern) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at);
    if (first) return { purpose: first.purpose, text: text.trim().slice(0, 80) };
  }
  return undefined;
}

type Found = { columns: readonly Column[]; title: Title | undefined; signed: Column | undefined };

function whyOf(purpose: Purpose, { columns, title, signed }: Found): PurposeReason {
  if (title?.purpose === purpose) return { code: "title", params: { title: title.text } };
  if (purpose === "attendance" && signed) return { code: "signatures", params: { heading: signed.heading } };
  const telling = columns.filter(({ field }) => (signs[purpose][field] ?? 0) > 0 && purpose !== "contacts");
  if (telling.length === 0) return { code: "nothing", params: {} };
  const headings = telling.slice(0, 4).map(({ heading, letter }) => heading || letter);
  return { code: "columns", params: { headings: headings.join(", ") } };
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

/** A list of members makes members of those on it, unless a column tells them apart. A deduction alone makes nobody a member. */
export function memberRuleFor(purpose: Purpose, fields: readonly FieldKey[]): MemberRule {
  return purpose === "members" && !fields.includes("membership.isMember") ? "listed" : "stated";
}

/** Which rules can be chosen with these columns. */
export function memberRulesFor(fields: readonly FieldKey[]): MemberRule[] {
  return memberRules.filter((rule) => rule !== "paying" || fields.includes("dues.amount"));
}

export const identifiers = [
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
