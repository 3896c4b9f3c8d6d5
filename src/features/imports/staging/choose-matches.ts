import { groupedBy } from "@/lib/grouped-by";

/** A row of the file beside a contact that it may be, and how much says so. */
export type Candidate = { row: number; id: string; score: number };

/** Less than this between two candidates is no difference. */
const margin = 0.2;

/**
 * Which contact each row is: the best evidence first, each row and each contact once. Two candidates between which nothing
 * decides: nobody is matched. Of a million rows nearly all have one candidate, which nobody else wants: those take no room here.
 */
export function chooseMatches(candidates: readonly Candidate[]): Map<number, string> {
  const rows = repeated(candidates, ({ row }) => row);
  const contacts = repeated(candidates, ({ id }) => id);
  const isContested = ({ row, id }: Candidate) => rows.has(row) || contacts.has(id);
  const chosen = new Map<number, string>();
  for (const candidate of candidates) if (!isContested(candidate)) chosen.set(candidate.row, candidate.id);
  for (const { row, id } of won(candidates.filter(isContested))) chosen.set(row, id);
  return chosen;
}

function* won(candidates: readonly Candidate[]): Generator<Candidate> {
  const ordered = candidates.toSorted((a, b) => b.score - a.score || a.row - b.row);
  const byRow = groupedBy(ordered, ({ row }) => row);
  const byContact = groupedBy(ordered, ({ id }) => id);
  const rows = new Set<number>();
  const contacts = new Set<string>();
  const isFree = ({ row, id }: Candidate) => !rows.has(row) && !contacts.has(id);
  for (const candidate of ordered) {
    if (!isFree(candidate)) continue;
    const near = (other: Candidate) =>
      other !== candidate && isFree(other) && candidate.score - other.score < margin;
    if (byRow.get(candidate.row)?.some(near) || byContact.get(candidate.id)?.some(near)) continue;
    rows.add(candidate.row);
    contacts.add(candidate.id);
    yield candidate;
  }
}

function repeated<T, K>(list: readonly T[], keyOf: (item: T) => K): Set<K> {
  const [once, several] = [new Set<K>(), new Set<K>()];
  for (const item of list) (once.has(keyOf(item)) ? several : once).add(keyOf(item));
  return several;
}

/** Between whom nothing decided: rows that are nobody, beside contacts that are no other row's. */
export function undecided<C extends Candidate>(
  candidates: readonly C[],
  chosen: ReadonlyMap<number, string>,
): C[] {
  const taken = new Set(chosen.values());
  return candidates.filter(({ row, id }) => !chosen.has(row) && !taken.has(id));
}
