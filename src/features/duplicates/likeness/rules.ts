import {
  type Comparable,
  comparable,
  judge,
  type PairReason,
} from "@/features/imports/people/evidence/rules";
import type { ParsedPerson } from "@/features/imports/rows/person/rules";

export type DuplicateReason = PairReason | "same_place";

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

export type Likeness = { certain: boolean; score: number; reasons: DuplicateReason[] };
export type Prepared = { traits: Traits; comparable: Comparable };

/** Made once for everybody who is compared with several. */
export const prepared = (traits: Traits): Prepared => ({ traits, comparable: comparable(personOf(traits)) });

/** Whether two people may be one, by the import's own matcher; null when nothing says so, or something says no. */
export function likeness(one: Prepared, other: Prepared): Likeness | null {
  const { confidence, score, reasons, likeness: names } = judge(one.comparable, other.comparable);
  if (confidence === "certain" || confidence === "probable")
    return { certain: confidence === "certain", score, reasons };
  if (names === "same" && nothingTellsApart(one.traits, other.traits))
    return { certain: false, score: placeScore, reasons: ["same_name", "same_place"] };
  return null;
}

const placeScore = 6;

/** Namesakes at one place are common: only where no number and no day tells the two apart is it worth a question. */
function nothingTellsApart(one: Traits, other: Traits): boolean {
  const differs = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;
  const samePlace =
    one.workplaceId !== null &&
    one.workplaceId === other.workplaceId &&
    !differs(one.departmentId, other.departmentId);
  return (
    samePlace &&
    !(one.phones.length > 0 && other.phones.length > 0) &&
    !differs(one.employeeNumber, other.employeeNumber) &&
    !differs(one.nationalId, other.nationalId) &&
    !differs(one.birthDate, other.birthDate) &&
    !differs(one.cardNumber, other.cardNumber)
  );
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
