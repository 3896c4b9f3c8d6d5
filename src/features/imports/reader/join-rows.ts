import type { Contradiction, PairReason } from "@/features/matching/compare";
import type { CheckCounts } from "../mapping/stored";
import { issueName } from "../parse/issues";
import type { ParsedPerson, Rejection } from "../parse/parsed-person";
import type { Warning } from "../parse/warnings";

/** Nobody has more telephones than this, however often a file names her. */
const mostJoined = 100;

/** One person of several rows: what the first row leaves empty comes from the next; telephones and e-mails of all. */
export function joinRows(rows: readonly ParsedPerson[]): ParsedPerson {
  const [first, ...others] = rows;
  if (!first) throw new Error("a person has at least one row");
  return others.reduce(join, first);
}

function join(one: ParsedPerson, other: ParsedPerson): ParsedPerson {
  const latest = startedLater(other, one) ? other : one;
  const earlier = latest === one ? other : one;
  return {
    ...fill(one, other),
    job: fill(latest.job, earlier.job),
    membership: { ...fill(one.membership, other.membership), isMember: joinMember(one, other) },
    phones: distinct([...one.phones, ...other.phones], ({ value }) => value),
    emails: distinct([...one.emails, ...other.emails], (email) => email),
    tags: distinct([...one.tags, ...other.tags], (tag) => tag),
    issues: distinct([...one.issues, ...other.issues], issueName),
    consent: {
      ...fill(one.consent, other.consent),
      doNotContact: one.consent.doNotContact || other.consent.doNotContact,
      doNotCall: one.consent.doNotCall || other.consent.doNotCall,
      email: either(one.consent.email, other.consent.email),
      sms: either(one.consent.sms, other.consent.sms),
    },
    deceased: one.deceased || other.deceased,
    warnings: [...one.warnings, ...other.warnings].slice(0, mostJoined),
  };
}

/** A no in either row is a no. */
function either(one: boolean | null, other: boolean | null): boolean | null {
  return one === false || other === false ? false : (one ?? other);
}

/** Another employee number is another job: of a person hired again, the one that began later is the present one. */
function startedLater(one: ParsedPerson, other: ParsedPerson): boolean {
  if (one.job.employeeNumber === other.job.employeeNumber) return false;
  return (one.job.startedOn ?? "") > (other.job.startedOn ?? "");
}

function joinMember(one: ParsedPerson, other: ParsedPerson): boolean | null {
  if (one.membership.isMember || other.membership.isMember) return true;
  return one.membership.isMember ?? other.membership.isMember;
}

function fill<T extends object>(one: T, other: T): T {
  const filled = Object.entries(one).map(([key, value]) => [key, value ?? other[key as keyof T]]);
  return Object.fromEntries(filled) as T;
}

function distinct<T>(list: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(list.map((item) => [keyOf(item), item])).values()].slice(0, mostJoined);
}

/** What could not be trusted in a row's cells. */
type Doubt = Pick<Warning, "field" | "kind">;

/**
 * Some rows of a file as they are staged: people of one or several rows, whose further rows are `[row, first row]`; and the
 * doubts of each row that has any, people's and joined ones alike.
 */
export type CheckedPiece = {
  people: ParsedPerson[];
  joined: [number, number][];
  rejected: Rejection[];
  doubts: [number, Doubt[]][];
};

/** Two staged rows that may be one person. */
export type RowPair = {
  row: number;
  otherRow: number;
  score: number;
  reasons: (PairReason | Contradiction)[];
};

/** What the file alone says, before anybody is looked up. */
export type FileCounts = Pick<
  CheckCounts,
  | "rows"
  | "rejected"
  | "joined"
  | "members"
  | "probable"
  | "lookAlikes"
  | "crowded"
  | "sharedPhones"
  | "firstAlike"
  | "firstShared"
  | "warnings"
  | "warningsByKind"
>;
