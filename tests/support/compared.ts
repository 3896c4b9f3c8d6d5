import type { Compared } from "@/features/matching/compare";

type Given = Partial<Omit<Compared, "phones" | "job" | "membership">> & {
  phones?: readonly string[];
  employer?: string;
  employeeNumber?: string;
  cardNumber?: string;
};

/** A person of whom nothing is known but what a test says. */
export function compared({
  phones = [],
  employer,
  employeeNumber,
  cardNumber,
  ...person
}: Given = {}): Compared {
  return {
    ...{ row: 0, name: "Siti Aminah", serikatId: null, nationalId: null, birthDate: null, address: null },
    emails: [],
    ...person,
    phones: phones.map((value) => ({ value })),
    job: { employer: employer ?? null, employeeNumber: employeeNumber ?? null },
    membership: { cardNumber: cardNumber ?? null },
  };
}
