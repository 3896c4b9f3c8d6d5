import { comparableName, compareNames } from "@/features/matching/person-name";

export const answers = ["same", "different", "same_phone"] as const;
export type Answer = (typeof answers)[number];

/** How many rows of a batch have each outcome, and how many questions are open. */
export type OutcomeCounts = {
  created: number;
  known: number;
  /** People whose rows wait for an answer: not written until somebody decides. */
  toConfirm: number;
  rejected: number;
  joined: number;
  /** Open questions about people who are here already, and about two rows of the file. */
  openContacts: number;
  openRows: number;
  answered: number;
};

/** One field of two people, side by side. */
export type Compared = { field: string; left: string[]; right: string[]; differs: boolean };

type Values = readonly string[];
const plain = (values: readonly string[]) => values.map((value) => value.trim().toLowerCase()).toSorted();

/** What the two say, field by field; a field of which neither says anything is left out. */
export function comparedFields(
  left: Record<string, readonly string[]>,
  right: Record<string, readonly string[]>,
): Compared[] {
  return Object.keys(left).flatMap((field) => {
    const [one, other] = [left[field] ?? [], right[field] ?? []];
    if (one.length + other.length === 0) return [];
    const differs = one.length > 0 && other.length > 0 && !agrees(field, one, other);
    return [{ field, left: [...one], right: [...other], differs }];
  });
}

function agrees(field: string, one: Values, other: Values): boolean {
  if (plain(one).join() === plain(other).join()) return true;
  return field === "name" && isOneName(one.join(" "), other.join(" "));
}

/** However it is written; father and son are two. */
function isOneName(one: string, other: string): boolean {
  const [a, b] = [comparableName(one), comparableName(other)];
  return compareNames(a, b) === "same" && a.generation === b.generation;
}
