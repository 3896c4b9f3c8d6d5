import { editDistance } from "@/lib/edit-distance";
import { readNik } from "./national-id";
import { isSameNumber } from "./number-key";
import { type ComparableName, comparableName, compareNames, type NameLikeness } from "./person-name";

export type PairReason =
  | "same_national_id"
  | "similar_national_id"
  | "same_employee_number"
  | "same_card_number"
  | "same_email"
  | "same_phone"
  | "same_birth_date"
  | "same_address"
  | "same_name"
  | "similar_name"
  | "swapped_names"
  | "nickname"
  | "part_of_name";

/** What of a person can say that she is another: a row of a file, or a contact. */
export type Compared = {
  row: number;
  name: string;
  /** The id that a file of ours has for the person. */
  serikatId?: string | null;
  nationalId: string | null;
  /** YYYY-MM-DD */
  birthDate: string | null;
  address: string | null;
  emails: readonly string[];
  /** E.164 */
  phones: readonly { value: string }[];
  job: { employer: string | null; employeeNumber: string | null };
  membership: { cardNumber: string | null };
  /** All that a row of a file says, where that is more than a name. */
  said?: string | null;
};

/** A person made ready to be compared many times. */
export interface Comparable {
  person: Compared;
  name: ComparableName;
  phones: ReadonlySet<string>;
  emails: ReadonlySet<string>;
  address: string;
}

export interface Verdict {
  confidence: "certain" | "probable" | "different" | "unrelated";
  score: number;
  reasons: PairReason[];
  likeness: NameLikeness;
}

const weights: Record<PairReason, number> = {
  same_national_id: 12,
  same_employee_number: 10,
  same_card_number: 8,
  same_email: 8,
  similar_national_id: 6,
  same_phone: 5,
  same_birth_date: 5,
  same_name: 4,
  similar_name: 3,
  swapped_names: 3,
  nickname: 2,
  part_of_name: 1,
  same_address: 2,
};

const nameReasons: Partial<Record<NameLikeness, PairReason>> = {
  same: "same_name",
  similar: "similar_name",
  swapped: "swapped_names",
  nickname: "nickname",
  part: "part_of_name",
};

export function comparable(person: Compared): Comparable {
  return {
    person,
    name: comparableName(person.name),
    phones: new Set(person.phones.map(({ value }) => value)),
    emails: new Set(person.emails),
    address: (person.address ?? "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim(),
  };
}

/** A shared personal number and a name that does not contradict it is certain; a phone is never more than a signal. */
export function judge(a: Comparable, b: Comparable): Verdict {
  const likeness = compareNames(a.name, b.name);
  const reasons = reasonsFor(a, b, likeness);
  const score = reasons.reduce((sum, reason) => sum + weights[reason], 0);
  const confidence = sayTheSame(a.person, b.person) ? "certain" : confidenceOf(a, b, likeness, reasons);
  return { confidence, score, reasons, likeness };
}

/** One row that stands in the list twice. */
function sayTheSame(a: Compared, b: Compared): boolean {
  return Boolean(a.said) && a.said === b.said;
}

function reasonsFor(a: Comparable, b: Comparable, likeness: NameLikeness): PairReason[] {
  const found: [boolean, PairReason][] = [
    [same(a.person.nationalId, b.person.nationalId), "same_national_id"],
    [isSimilarId(a.person.nationalId, b.person.nationalId), "similar_national_id"],
    [isSameNumber(a.person.job.employeeNumber, b.person.job.employeeNumber), "same_employee_number"],
    [isSameNumber(a.person.membership.cardNumber, b.person.membership.cardNumber), "same_card_number"],
    [overlap(a.emails, b.emails), "same_email"],
    [overlap(a.phones, b.phones), "same_phone"],
    [same(a.person.birthDate, b.person.birthDate), "same_birth_date"],
    [a.address !== "" && a.address === b.address, "same_address"],
  ];
  const reasons = found.filter(([applies]) => applies).map(([, reason]) => reason);
  const named = nameReasons[likeness];
  return named ? [...reasons, named] : reasons;
}

const links = [
  "same_national_id",
  "same_employee_number",
  "same_card_number",
  "same_email",
  "similar_national_id",
  "same_phone",
  "same_birth_date",
] as const;

function confidenceOf(
  a: Comparable,
  b: Comparable,
  likeness: NameLikeness,
  reasons: PairReason[],
): Verdict["confidence"] {
  const has = new Set<PairReason>(reasons);
  if (a.person.serikatId && b.person.serikatId && a.person.serikatId !== b.person.serikatId)
    return "different";
  if (!links.some((link) => has.has(link))) return likeness === "same" ? "different" : "unrelated";
  if (likeness === "different" || isOtherGeneration(a, b)) return "different";
  if (likeness === "part") return ofPart(a, b, has);
  if (has.has("same_national_id")) return "certain";
  if (isContradicted(a, b)) return "different";
  return sharesPersonalNumber(a.person, b.person, likeness, has) ? "certain" : "probable";
}

/** A number that one person has at a time: with another name somebody must say whether she was renamed or it was given out again. */
export function sharesOwnNumber(a: Comparable, b: Comparable, has: ReadonlySet<PairReason>): boolean {
  const isShared =
    (has.has("same_employee_number") && sameEmployer(a.person, b.person)) || has.has("same_card_number");
  return isShared && !isContradicted(a, b);
}

/** What makes one word of a name worth a question: a day of birth is shared with too many. */
const pointed = links.filter((link) => link !== "same_birth_date" && link !== "similar_national_id");

function ofPart(a: Comparable, b: Comparable, has: ReadonlySet<PairReason>): Verdict["confidence"] {
  return pointed.some((link) => has.has(link)) && !isContradicted(a, b) ? "probable" : "different";
}

/** Their citizen numbers or their days of birth say that they are two. */
export const isContradicted = (a: Comparable, b: Comparable) =>
  idsContradict(a.person, b.person) || birthsContradict(a.person, b.person);

/** What says that the two are two, whatever number they share. */
export type Contradiction = "other_name" | "other_birth_date" | "other_national_id";

export function contradictionsOf(a: Comparable, b: Comparable, likeness: NameLikeness): Contradiction[] {
  const found: [boolean, Contradiction][] = [
    [likeness === "different" || isOtherGeneration(a, b), "other_name"],
    [birthsContradict(a.person, b.person), "other_birth_date"],
    [idsContradict(a.person, b.person), "other_national_id"],
  ];
  return found.filter(([applies]) => applies).map(([, contradiction]) => contradiction);
}

/** Sr. and Jr. */
function isOtherGeneration(a: Comparable, b: Comparable): boolean {
  return a.name.generation !== b.name.generation && a.name.generation !== "" && b.name.generation !== "";
}

function sharesPersonalNumber(
  a: Compared,
  b: Compared,
  likeness: NameLikeness,
  has: ReadonlySet<PairReason>,
): boolean {
  if (has.has("same_employee_number") && sameEmployer(a, b)) return true;
  if (has.has("same_email") && likeness !== "nickname") return true;
  return has.has("same_card_number") && !hasStrongerNumber(a) && !hasStrongerNumber(b);
}

/** Where one row has a number that the other neither confirms nor denies, the card alone is worth a question. */
function hasStrongerNumber({ nationalId, job }: Compared): boolean {
  return nationalId !== null || job.employeeNumber !== null;
}

function same(a: string | null, b: string | null): boolean {
  return a !== null && a === b;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const value of a) if (b.has(value)) return true;
  return false;
}

/** One digit typed wrong, or two changed places. */
function isSimilarId(a: string | null, b: string | null): boolean {
  return (
    a !== null &&
    b !== null &&
    a !== b &&
    a.length === b.length &&
    a.length >= 10 &&
    editDistance(a, b, 1) === 1
  );
}

function idsContradict(a: Compared, b: Compared): boolean {
  return (
    a.nationalId !== null &&
    b.nationalId !== null &&
    a.nationalId !== b.nationalId &&
    !isSimilarId(a.nationalId, b.nationalId)
  );
}

/** The citizen number tells the day of birth where the column does not. */
function birthsContradict(a: Compared, b: Compared): boolean {
  if (a.birthDate && b.birthDate) return a.birthDate !== b.birthDate;
  const [first, second] = [birthDay(a), birthDay(b)];
  return first !== null && second !== null && first !== second;
}

function birthDay({ birthDate, nationalId }: Compared): string | null {
  return birthDate?.slice(2) ?? (nationalId ? (readNik(nationalId)?.birthDay ?? null) : null);
}

/** The same employee number at two employers is two people's. */
function sameEmployer(a: Compared, b: Compared): boolean {
  return !a.job.employer || !b.job.employer || a.job.employer.toLowerCase() === b.job.employer.toLowerCase();
}
