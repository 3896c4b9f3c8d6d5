import type { Comparable } from "../evidence/rules";

const largestBlock = 40;

/** Pairs worth comparing: those that share a number, a day of birth or a name. Never all with all. */
export function* candidatePairs(people: readonly Comparable[]): Generator<[Comparable, Comparable]> {
  const seen = new Set<string>();
  for (const block of sharedBlocks(people)) {
    for (const [index, a] of block.entries()) {
      for (const b of block.slice(index + 1)) {
        const key = `${a.person.row}:${b.person.row}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield [a, b];
      }
    }
  }
}

function* sharedBlocks(people: readonly Comparable[]): Generator<Comparable[]> {
  const byKey = groupedByKeys(people, blockKeys);
  for (const block of byKey.values()) {
    if (block.length < 2) continue;
    if (block.length <= largestBlock) yield block;
    else yield* smallerBlocks(block);
  }
}

function blockKeys({ person, name, phones, emails }: Comparable): string[] {
  const keys = [...phones].map((phone) => `p${phone}`);
  for (const email of emails) keys.push(`e${email}`);
  if (person.nationalId) {
    keys.push(
      `n${person.nationalId}`,
      `h${person.nationalId.slice(0, 8)}${person.birthDate ?? ""}`,
      `t${person.nationalId.slice(-8)}`,
    );
  }
  if (person.job.employeeNumber) keys.push(`j${person.job.employeeNumber}`);
  if (person.membership.cardNumber) keys.push(`c${person.membership.cardNumber}`);
  // A day of birth alone is shared by many in a large file: some word of the name must begin alike too.
  if (person.birthDate)
    for (const sound of name.sounds) keys.push(`b${person.birthDate}${sound.slice(0, 2)}`);
  if (name.sorted) keys.push(`s${name.sorted}`);
  return keys;
}

/** A boarding house's telephone or the first of January: only those whose names begin alike are compared. */
function* smallerBlocks(block: Comparable[]): Generator<Comparable[]> {
  const byName = groupedByKeys(block, ({ name }) => name.sounds.map((sound) => sound.slice(0, 3)));
  for (const part of byName.values()) if (part.length > 1) yield part.slice(0, largestBlock * 4);
}

function groupedByKeys(
  people: readonly Comparable[],
  keysOf: (entry: Comparable) => string[],
): Map<string, Comparable[]> {
  const byKey = new Map<string, Comparable[]>();
  for (const entry of people) {
    for (const key of new Set(keysOf(entry))) {
      const block = byKey.get(key);
      if (block) block.push(entry);
      else byKey.set(key, [entry]);
    }
  }
  return byKey;
}
