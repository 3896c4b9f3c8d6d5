import { groupedBy } from "../../values/groups/clusters/rules";

/** A row of the file beside a contact that it may be, and how much says so. */
export type Candidate = { row: number; id: string; score: number };

/** Less than this between two candidates is no difference. */
const margin = 0.2;

/**
 * Which contact each row is: the best evidence first, each row and each contact once. Two candidates between which nothing
 * decides: nobody is matched.
 */
export function chooseMatches(candidates: readonly Candidate[]): Map<number, string> {
  const ordered = candidates.toSorted((a, b) => b.score - a.score || a.row - b.row);
  const byRow = groupedBy(ordered, ({ row }) => row);
  const byContact = groupedBy(ordered, ({ id }) => id);
  const chosen = new Map<number, string>();
  const taken = new Set<string>();
  const isFree = ({ row, id }: Candidate) => !chosen.has(row) && !taken.has(id);
  for (const candidate of ordered) {
    if (!isFree(candidate)) continue;
    const near = (other: Candidate) =>
      other !== candidate && isFree(other) && candidate.score - other.score < margin;
    if (byRow.get(candidate.row)?.some(near) || byContact.get(candidate.id)?.some(near)) continue;
    chosen.set(candidate.row, candidate.id);
    taken.add(candidate.id);
  }
  return chosen;
}

/** Between whom nothing decided: rows that are nobody, beside contacts that are no other row's. */
export function undecided<C extends Candidate>(
  candidates: readonly C[],
  chosen: ReadonlyMap<number, string>,
): C[] {
  const taken = new Set(chosen.values());
  return candidates.filter(({ row, id }) => !chosen.has(row) && !taken.has(id));
}
