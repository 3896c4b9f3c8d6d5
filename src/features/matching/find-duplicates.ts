import { type Blocking, candidatePairs } from "./blocking";
import {
  type Comparable,
  type Contradiction,
  contradictionsOf,
  judge,
  type PairReason,
  sharesOwnNumber,
  type Verdict,
} from "./compare";
import type { PersonCache } from "./person-cache";

interface PersonPair {
  /** Ascending. */
  rows: [number, number];
  confidence: "certain" | "probable";
  score: number;
  /** What speaks for one person, and against it. */
  reasons: (PairReason | Contradiction)[];
}

/** Pairs that look like one person and are not joined; shown so that nobody wonders. */
interface LookAlike {
  rows: [number, number];
  kind: "number_shared" | "twins" | "household" | "generations" | "namesakes";
}

export interface PeopleFindings {
  pairs: PersonPair[];
  /** The first ten thousand of them: common names make millions of pairs. */
  lookAlikes: LookAlike[];
  lookAlikeCount: number;
  /** People in blocks so large that not each of them was compared with each. */
  crowded: number;
  /** Numbers that several people have, by the rows of each. */
  sharedPhones: { phone: string; rows: number[] }[];
  /** row → the lowest row of its person, joining certain pairs only; rows that stand alone are not in it. */
  personOfRow: Record<number, number>;
}

const keptLookAlikes = 10_000;

/** Which rows of one file are one person. */
export function findDuplicates(people: PersonCache): PeopleFindings {
  const pairs: PersonPair[] = [];
  const lookAlikes: LookAlike[] = [];
  let lookAlikeCount = 0;
  const blocking: Blocking = { crowded: new Set() };
  for (const [a, b] of candidatePairs(people, blocking)) {
    const verdict = judge(a, b);
    const { confidence, score } = verdict;
    const pair = pairOf(a, b, verdict);
    if (pair) {
      pairs.push({ rows: rowsOf(a, b), score, ...pair });
      continue;
    }
    const kind = confidence === "different" ? lookAlikeKind(a, b, verdict) : null;
    if (!kind) continue;
    lookAlikeCount += 1;
    if (lookAlikes.length < keptLookAlikes) lookAlikes.push({ rows: rowsOf(a, b), kind });
  }
  pairs.sort((a, b) => a.rows[0] - b.rows[0] || a.rows[1] - b.rows[1]);
  const certain = joined(pairs.filter(({ confidence }) => confidence === "certain"));
  return {
    pairs,
    lookAlikes,
    lookAlikeCount,
    crowded: blocking.crowded.size,
    sharedPhones: findSharedPhones(people, joined(pairs)),
    personOfRow: certain,
  };
}

/** A citizen number is one person's, and at an employer or in the union her number: under two names it is a question. */
function pairOf(
  a: Comparable,
  b: Comparable,
  { confidence, reasons, likeness }: Verdict,
): Pick<PersonPair, "confidence" | "reasons"> | null {
  if (confidence === "certain" || confidence === "probable") return { confidence, reasons };
  const isRenamed = likeness === "different" && sharesOwnNumber(a, b, new Set(reasons));
  if (confidence !== "different" || !(isRenamed || reasons.includes("same_national_id"))) return null;
  return { confidence: "probable", reasons: [...reasons, ...contradictionsOf(a, b, likeness)] };
}

function rowsOf(a: Comparable, b: Comparable): [number, number] {
  return a.person.row < b.person.row ? [a.person.row, b.person.row] : [b.person.row, a.person.row];
}

function lookAlikeKind(
  a: Comparable,
  b: Comparable,
  { likeness, reasons }: Verdict,
): LookAlike["kind"] | null {
  const has = new Set(reasons);
  if (likeness === "different" || likeness === "part") return strangersKind(has);
  if (a.name.generation !== b.name.generation) return "generations";
  const liveTogether = has.has("same_phone") || has.has("same_address");
  return has.has("same_birth_date") && liveTogether ? "twins" : "namesakes";
}

function strangersKind(has: ReadonlySet<PairReason>): LookAlike["kind"] | null {
  if (has.has("same_national_id") || has.has("same_employee_number") || has.has("same_card_number"))
    return "number_shared";
  return has.has("same_email") || (has.has("same_phone") && has.has("same_address")) ? "household" : null;
}

function joined(pairs: readonly PersonPair[]): Record<number, number> {
  const parent = new Map<number, number>();
  const rootOf = (row: number): number => {
    let root = row;
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root))
      root = next;
    parent.set(row, root);
    return root;
  };
  for (const { rows } of pairs) {
    const [first, second] = [rootOf(rows[0]), rootOf(rows[1])];
    parent.set(Math.max(first, second), Math.min(first, second));
  }
  return Object.fromEntries([...parent.keys()].map((row) => [row, rootOf(row)]));
}

function findSharedPhones(
  people: PersonCache,
  personOfRow: Record<number, number>,
): PeopleFindings["sharedPhones"] {
  const owners = new Map([...repeatedPhones(people)].map((phone): [string, number[]] => [phone, []]));
  for (let at = 0; at < people.size && owners.size > 0; at += 1) {
    const { row, phones } = people.person(at);
    for (const { value } of phones) owners.get(value)?.push(row);
  }
  return [...owners]
    .filter(([, rows]) => new Set(rows.map((row) => personOfRow[row] ?? row)).size > 1)
    .map(([phone, rows]) => ({ phone, rows }));
}

function repeatedPhones(people: PersonCache): Set<string> {
  const [once, several] = [new Set<string>(), new Set<string>()];
  for (let at = 0; at < people.size; at += 1)
    for (const { value } of people.person(at).phones) (once.has(value) ? several : once).add(value);
  return several;
}
