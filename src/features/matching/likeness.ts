import { type Alike, alike } from "./alike";
import { type Comparable, comparable } from "./compare";
import type { ParsedPerson } from "./parsed-person";

export type { AlikeReason as DuplicateReason } from "./alike";

/** What is known of somebody that tells her from others, whether she is in the database or only being typed. */
export type Traits = {
  id: string;
  name: string;
  nationalId: string | null;
  birthDate: string | null;
  address: string | null;
  phones: readonly string[];
  emails: readonly string[];
  employer: string | null;
  employeeNumber: string | null;
  cardNumber: string | null;
  workplaceId: string | null;
  departmentId: string | null;
};

export type Prepared = { traits: Traits; comparable: Comparable };

/** Made once for everybody who is compared with several. */
export const prepared = (traits: Traits): Prepared => ({ traits, comparable: comparable(personOf(traits)) });

/** Whether two people may be one, by the import's own matcher; null when nothing says so, or something says no. */
export function likeness(one: Prepared, other: Prepared): Alike | null {
  return alike(one.comparable, other.comparable, { samePlace: isSamePlace(one.traits, other.traits) });
}

function isSamePlace(one: Traits, other: Traits): boolean {
  const departments = new Set([one.departmentId, other.departmentId].filter(Boolean));
  return one.workplaceId !== null && one.workplaceId === other.workplaceId && departments.size < 2;
}

function personOf(traits: Traits): ParsedPerson {
  const { name, nationalId, birthDate, address, employer, employeeNumber, cardNumber } = traits;
  return {
    ...nobody,
    name,
    nationalId,
    birthDate,
    address,
    phones: traits.phones.map((value) => ({ value, raw: value })),
    emails: [...traits.emails],
    job: { ...nobody.job, employer, employeeNumber },
    membership: { ...nobody.membership, cardNumber },
  };
}

const nobody: ParsedPerson = {
  kind: "person",
  row: 0,
  name: "",
  nameWithoutTitles: "",
  firstName: null,
  middleName: null,
  lastName: null,
  suffix: null,
  nickname: null,
  sex: null,
  nationalId: null,
  birthDate: null,
  birthPlace: null,
  address: null,
  town: null,
  region: null,
  postcode: null,
  country: null,
  phones: [],
  emails: [],
  externalId: null,
  language: null,
  deceased: false,
  leader: false,
  tags: [],
  issues: [],
  pointPerson: null,
  job: {
    employer: null,
    workplace: null,
    department: null,
    line: null,
    shift: null,
    title: null,
    employeeNumber: null,
    startedOn: null,
    contractType: null,
    contractEndsOn: null,
  },
  membership: { isMember: null, cardNumber: null, joinedOn: null },
  duesAmount: null,
  consent: { doNotContact: false, doNotCall: false, email: null, sms: null, unsubscribedAt: null },
  supportLevel: null,
  note: null,
  warnings: [],
};
