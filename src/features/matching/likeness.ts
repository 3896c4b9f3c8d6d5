import { type Alike, alike } from "./alike";
import { type Comparable, type Compared, comparable } from "./compare";

export type { AlikeReason as DuplicateReason } from "./alike";

/** What tells a person from others, whether already a contact or only being typed. */
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

/** Made once for a person who is compared with several. */
export const prepared = (traits: Traits): Prepared => ({ traits, comparable: comparable(personOf(traits)) });

/** Whether two people may be one, by the import's own matcher; null when nothing says so, or something says no. */
export function likeness(one: Prepared, other: Prepared): Alike | null {
  return alike(one.comparable, other.comparable, { samePlace: isSamePlace(one.traits, other.traits) });
}

function isSamePlace(one: Traits, other: Traits): boolean {
  const departments = new Set([one.departmentId, other.departmentId].filter(Boolean));
  return one.workplaceId !== null && one.workplaceId === other.workplaceId && departments.size < 2;
}

function personOf(traits: Traits): Compared {
  const { name, nationalId, birthDate, address, emails, employer, employeeNumber, cardNumber } = traits;
  return {
    ...{ row: 0, name, nationalId, birthDate, address, emails },
    phones: traits.phones.map((value) => ({ value })),
    job: { employer, employeeNumber },
    membership: { cardNumber },
  };
}
