import type { Comparable } from "./compare";
import { numberKey } from "./number-key";
import type { PersonCache } from "./person-cache";

const largestBlock = 40;
/** In a block that is larger, each is compared with so many who follow in the order of names. */
const neighbours = 3;

/** Who stands in a block so large that not each of them was compared with each, by the place in the list. */
export type Blocking = { crowded: Set<number> };

/**
 * Pairs worth comparing: those that share a number, a day of birth or a name. Never all with all: a block of more than forty is
 * parted by the sound of names, and where a part is too large as well, only neighbours in the order of names are compared.
 * `blocking` says afterwards who that was.
 */
export function* candidatePairs(
  people: PersonCache,
  blocking: Blocking = { crowded: new Set() },
): Generator<[Comparable, Comparable]> {
  const seen = new SeenPairs(people.size);
  for (const { key, members } of sharedBlocks(people)) {
    if (members.length > largestBlock) yield* smallerBlocks(people, members, { seen, blocking });
    else {
      for (const [a, b] of eachWithEach(members)) if (!seen.has(a, b)) yield pairOf(people, a, b);
      seen.done(key, members);
    }
  }
}

function pairOf(people: PersonCache, a: number, b: number): [Comparable, Comparable] {
  return [people.at(a), people.at(b)];
}

function* eachWithEach(members: readonly number[]): Generator<[number, number]> {
  for (const [at, a] of members.entries())
    for (let next = at + 1; next < members.length; next += 1) yield [a, members[next] ?? a];
}

/**
 * Which pairs were given out, in little room: the small blocks that each person was in, as a chain from the last of them back to
 * the first, and the few pairs of large ones.
 */
class SeenPairs {
  private readonly last: Int32Array;
  private keys: Uint32Array<ArrayBuffer>;
  private before: Int32Array<ArrayBuffer>;
  private used = 1;
  private readonly pairs = new Set<number>();

  constructor(private readonly size: number) {
    this.last = new Int32Array(size);
    this.keys = new Uint32Array(size * 4 + 16);
    this.before = new Int32Array(size * 4 + 16);
  }

  has(a: number, b: number): boolean {
    return this.shareBlock(a, b) || (this.pairs.size > 0 && this.pairs.has(this.numberOf(a, b)));
  }

  done(key: number, members: readonly number[]): void {
    for (const member of members) {
      if (this.used === this.keys.length) this.grow();
      this.keys[this.used] = key;
      this.before[this.used] = at(this.last, member);
      this.last[member] = this.used;
      this.used += 1;
    }
  }

  add(a: number, b: number): void {
    this.pairs.add(this.numberOf(a, b));
  }

  /** Blocks come in the order of their keys, so both chains go down: the one that is ahead steps on. */
  private shareBlock(a: number, b: number): boolean {
    let one = at(this.last, a);
    let other = at(this.last, b);
    while (one > 0 && other > 0) {
      const ahead = at(this.keys, one) - at(this.keys, other);
      if (ahead === 0) return true;
      if (ahead > 0) one = at(this.before, one);
      else other = at(this.before, other);
    }
    return false;
  }

  private grow(): void {
    const { keys, before } = this;
    this.keys = new Uint32Array(keys.length * 2);
    this.before = new Int32Array(keys.length * 2);
    this.keys.set(keys);
    this.before.set(before);
  }

  private numberOf(a: number, b: number): number {
    return Math.min(a, b) * this.size + Math.max(a, b);
  }
}

const at = (list: Int32Array | Uint32Array, place: number) => list[place] ?? 0;

/** A boarding house's telephone or the first of January: only those whose names begin alike are compared. */
function* smallerBlocks(
  people: PersonCache,
  block: readonly number[],
  { seen, blocking }: { seen: SeenPairs; blocking: Blocking },
): Generator<[Comparable, Comparable]> {
  for (const part of partsBySound(people, block)) {
    for (const [a, b] of pairsOf(people, part, blocking)) {
      if (seen.has(a, b)) continue;
      seen.add(a, b);
      yield pairOf(people, a, b);
    }
  }
}

function pairsOf(people: PersonCache, part: readonly number[], { crowded }: Blocking) {
  if (part.length <= largestBlock) return eachWithEach(part);
  for (const member of part) crowded.add(member);
  return inOrder(people, part);
}

function partsBySound(people: PersonCache, block: readonly number[]): number[][] {
  const parts = new Map<string, number[]>();
  for (const member of block) {
    for (const begin of new Set(people.at(member).name.sounds.map((sound) => sound.slice(0, 3)))) {
      const part = parts.get(begin);
      if (part) part.push(member);
      else parts.set(begin, [member]);
    }
  }
  return [...parts.values()].filter(({ length }) => length > 1);
}

/** Sorted as strings of one length, the place in the list at their end: quicker than by a comparison of their own. */
function* inOrder(people: PersonCache, part: readonly number[]): Generator<[number, number]> {
  const ordered = part
    .map((member) => `${orderOf(people.at(member))} ${String(member).padStart(7, "0")}`)
    .sort()
    .map((text) => Number(text.slice(-7)));
  for (const [at, a] of ordered.entries())
    for (let next = at + 1; next <= at + neighbours && next < ordered.length; next += 1)
      yield [a, ordered[next] ?? a];
}

/** The people that a person is compared with: those with an equal key. */
const orderOf = ({ name, person }: Comparable) => `${name.sorted} ${person.said ?? ""}`;

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
  if (person.job.employeeNumber) keys.push(`j${numberKey(person.job.employeeNumber)}`);
  if (person.membership.cardNumber) keys.push(`c${numberKey(person.membership.cardNumber)}`);
  // A day of birth alone is shared by many in a large file: some word of the name must begin alike too.
  if (person.birthDate)
    for (const sound of name.sounds) keys.push(`b${person.birthDate}${sound.slice(0, 2)}`);
  if (name.sorted) keys.push(`s${name.sorted}`);
  return keys;
}

/** A double holds 53 bits: 32 of the key's hash, 21 of the person's place. Two keys of one hash only cost a comparison. */
const places = 2 ** 21;

function* sharedBlocks(people: PersonCache): Generator<{ key: number; members: number[] }> {
  const entries = sortedEntries(people);
  let members: number[] = [];
  let [key, before] = [-1, -1];
  for (const entry of entries) {
    if (entry === before) continue;
    before = entry;
    const hash = Math.floor(entry / places);
    if (hash !== key) {
      if (members.length > 1) yield { key, members };
      members = [];
      key = hash;
    }
    members.push(entry % places);
  }
  if (members.length > 1) yield { key, members };
}

function sortedEntries(people: PersonCache): Float64Array {
  if (people.size >= places) throw new Error("more people than a file can have rows");
  let entries = new Float64Array(people.size * 8);
  let used = 0;
  for (let at = 0; at < people.size; at += 1) {
    for (const key of blockKeys(people.at(at))) {
      if (used === entries.length) entries = grown(entries);
      entries[used] = hashOf(key) * places + at;
      used += 1;
    }
  }
  return entries.subarray(0, used).sort();
}

function grown(entries: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(entries.length * 2 + 16);
  larger.set(entries);
  return larger;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
