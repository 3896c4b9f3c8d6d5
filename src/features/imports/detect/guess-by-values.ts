import type { FieldKey } from "../columns/fields";
import { lookUpDepartment } from "../parse/department-words";
import { issueName, issuesIn, longestIssue } from "../parse/issues";
import { plainWord } from "../parse/spelling-groups";
import type { ColumnProfile } from "./column-profile";
import type { HeadingMatch } from "./dictionary/entry";
import type { ValueKind } from "./value-kinds";

const days: ValueKind[] = ["date", "dayDigits"];
const expected: Partial<Record<FieldKey, ValueKind[]>> = {
  "contact.nationalId": ["nik"],
  "contact.phones": ["phone", "phoneLike"],
  "contact.email": ["email"],
  "contact.birthDate": days,
  "job.startedOn": days,
  "job.contractEndsOn": days,
  "job.endedOn": days,
  "membership.joinedOn": days,
  "membership.leftOn": days,
  "contact.sex": ["sex"],
  "membership.isMember": ["membership"],
  "job.contractType": ["contract"],
  "assessment.level": ["level"],
  "contact.title": ["honorific"],
  "contact.name": ["name"],
};

/** An office in the union says nothing of the work. */
const unionOffice =
  /^(wakil |wkl\.? ?)?(ketua|sekretaris|bendahara|kabid|ketua bidang|koordinator bidang|pengawas puk|penasehat|penasihat|chair(man|person|woman)?|president|secretary|treasurer|shop steward)( (umum|i+|1|2|3|bidang .*))?$/i;

/** Nothing else looks like these. */
const unmistakable: ReadonlySet<ValueKind> = new Set<ValueKind>(["phone", "email", "nik"]);

export type Judged = {
  field: FieldKey;
  confidence: number;
  supported: boolean;
  /** What the heading names, where only a person can say whether the column is that. */
  instead?: FieldKey;
};

/** Values that belong to a heading strengthen it; values of quite another kind weaken it. */
export function adjustByValues(
  match: HeadingMatch,
  profile: ColumnProfile | undefined,
  country: string,
): Judged {
  if (!profile || profile.isSilent)
    return { field: match.field, confidence: match.confidence, supported: false };
  if (match.field === "contact.issues" && isProse(profile))
    return { field: "contact.note", confidence: Math.min(match.confidence, 0.5), supported: false };
  const other = otherMeaning(match, profile);
  if (other) return { ...other, supported: true };
  const kinds = expected[match.field];
  // Citizen numbers have a shape of their own only where the shape is known.
  if (!kinds || (match.field === "contact.nationalId" && country !== "ID"))
    return { ...match, supported: false };
  const share = Math.max(...kinds.map((kind) => profile.share(kind)));
  if (share >= 0.5) return strengthened(match, { kinds, share });
  const isOneWord = match.field === "contact.name" && profile.share("digits") < 0.5;
  if (share >= 0.15 || profile.filled < 3 || isOneWord) return { ...match, supported: false };
  return { field: match.field, confidence: match.confidence * 0.6, supported: false };
}

function strengthened(
  { field, confidence }: HeadingMatch,
  { kinds, share }: { kinds: ValueKind[]; share: number },
): Judged {
  const least = share >= 0.8 && kinds.some((kind) => unmistakable.has(kind)) ? 0.8 : 0;
  return { field, confidence: Math.min(0.99, Math.max(confidence + 0.04, least)), supported: true };
}

type Other = {
  when: FieldKey;
  mostly: ValueKind;
  rarely?: ValueKind[];
  also?: (match: HeadingMatch, profile: ColumnProfile) => boolean;
  is: FieldKey;
  isAsked?: boolean;
  confidence: number | ((match: HeadingMatch) => number);
};

/** Headings that mean one thing in one list and another in the next. */
const others: Other[] = [
  { when: "job.employeeNumber", mostly: "nik", is: "contact.nationalId", confidence: 0.9 },
  { when: "job.employeeNumber", mostly: "name", is: "contact.name", confidence: 0.7 },
  {
    when: "contact.nationalId",
    mostly: "digits",
    rarely: ["nik"],
    also: (_, { width }) => width !== undefined && width < 12,
    is: "job.employeeNumber",
    confidence: 0.55,
  },
  {
    when: "contact.name",
    mostly: "digits",
    also: ({ confidence }) => confidence < 0.75,
    is: "job.employeeNumber",
    confidence: 0.7,
  },
  {
    when: "membership.isMember",
    mostly: "name",
    rarely: ["membership"],
    is: "contact.name",
    confidence: 0.7,
  },
  {
    when: "membership.isMember",
    mostly: "date",
    rarely: ["membership"],
    is: "membership.joinedOn",
    confidence: 0.7,
  },
  {
    when: "membership.joinedOn",
    mostly: "membership",
    rarely: ["date"],
    is: "membership.isMember",
    confidence: 0.7,
  },
  {
    when: "job.employeeNumber",
    mostly: "wholeNumber",
    also: ({ confidence }, { isRunning }) => confidence < 0.7 && isRunning,
    is: "ignore",
    // A row's number, or the number of a fingerprint clock by which next month's list is matched.
    isAsked: true,
    confidence: 0.55,
  },
  // That a person has a card is not its number.
  {
    when: "membership.cardNumber",
    mostly: "membership",
    rarely: ["wholeNumber", "digits"],
    is: "ignore",
    isAsked: true,
    confidence: 0.5,
  },
  // That a person will pay is not an amount.
  {
    when: "dues.amount",
    mostly: "membership",
    rarely: ["wholeNumber", "amount"],
    is: "ignore",
    isAsked: true,
    confidence: 0.5,
  },
  { when: "job.title", mostly: "honorific", is: "contact.title", confidence: 0.9 },
  // "Status" alone may be either; "Status Karyawan" with the words of members, a person has to say.
  {
    when: "job.contractType",
    mostly: "membership",
    rarely: ["contract"],
    is: "membership.isMember",
    confidence: ({ confidence }) => (confidence >= 0.65 ? 0.5 : 0.8),
  },
];

function otherMeaning(
  match: HeadingMatch,
  profile: ColumnProfile,
): Pick<Judged, "field" | "confidence" | "instead"> | null {
  if (match.field === "job.title" && profile.shareLike(unionOffice) > 0.5)
    return { field: "ignore", confidence: 0.5, instead: "job.title" };
  if (match.field === "dues.amount" && profile.filled >= 3 && countsNothing(profile))
    return { field: "ignore", confidence: 0.5, instead: "dues.amount" };
  const found = others.find(
    ({ when, mostly, rarely = [], also }) =>
      when === match.field &&
      profile.share(mostly) > 0.5 &&
      rarely.every((kind) => profile.share(kind) < 0.3) &&
      (also?.(match, profile) ?? true),
  );
  if (!found) return null;
  const { is, confidence, isAsked } = found;
  return {
    field: is,
    confidence: typeof confidence === "number" ? confidence : confidence(match),
    ...(isAsked && { instead: match.field }),
  };
}

/** "check-off" and "cash" say how she pays, not how much. */
const countsNothing = (profile: ColumnProfile): boolean => profile.shareLike(/\d/) < 0.3;

/** Sentences, numbers, or so many different words that nobody could go through them: no names of issues. */
function isProse(profile: ColumnProfile): boolean {
  const pieces = new Set<string>();
  const told = profile.shareOf((text) => {
    const issues = issuesIn(text, () => false);
    for (const issue of issues) pieces.add(issueName(issue));
    return issues.some((issue) => issue.length > longestIssue || issue.split(" ").length > 6);
  });
  const isWide = pieces.size > Math.max(30, profile.filled * 0.3) || pieces.size > 300;
  return isWide || told > 0.25 || profile.share("digits") > 0.5;
}

/** Of the different values, those that are the union's own issues and nothing else. */
function namesIssues(profile: ColumnProfile, isIssue: (text: string) => boolean): number {
  return profile.shareOf((text) => {
    const issues = issuesIn(text, isIssue);
    return issues.length > 0 && issues.every(isIssue);
  });
}

/** What a column without a telling heading is, from its values alone. */
export function guessByValues(
  profile: ColumnProfile,
  isIssue: (text: string) => boolean = () => false,
): { field: FieldKey; confidence: number } | null {
  // One cell among empty ones tells little; of a list of one person it is all there is.
  if (profile.filled < 2 && (profile.filled === 0 || profile.empty > 0)) return null;
  const isOld = (profile.medianYear ?? 9_999) < 2_002;
  const saysMember = profile.distinct <= 6 && profile.shareLike(/anggota|member|union|serikat/i) >= 0.5;
  const guesses: [boolean, FieldKey, number][] = [
    [profile.share("email") > 0.7, "contact.email", 0.9],
    [profile.share("nik") > 0.7, "contact.nationalId", 0.85],
    [profile.share("phone") > 0.7 && profile.width !== 8, "contact.phones", 0.75],
    [profile.share("sex") > 0.9 && profile.distinct <= 8, "contact.sex", 0.65],
    [profile.share("contract") > 0.8, "job.contractType", 0.65],
    [profile.share("membership") > 0.8 && saysMember, "membership.isMember", 0.55],
    [profile.distinct > 1 && namesIssues(profile, isIssue) > 0.6, "contact.issues", 0.65],
    [
      profile.shareOf((text) => lookUpDepartment(plainWord(text)) !== undefined) > 0.6,
      "job.department",
      0.55,
    ],
    [profile.share("date") > 0.8, isOld ? "contact.birthDate" : "job.startedOn", 0.45],
    [profile.share("name") > 0.7 && profile.distinct > profile.filled * 0.6, "contact.name", 0.5],
  ];
  const found = guesses.find(([fits]) => fits);
  return found ? { field: found[1], confidence: found[2] } : null;
}
