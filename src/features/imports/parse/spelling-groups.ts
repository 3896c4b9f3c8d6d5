import { editDistance } from "@/lib/edit-distance";
import { groupedBy } from "@/lib/grouped-by";
import { tidy } from "@/lib/spreadsheets/cell";
import { saysNothing } from "./blank";
import { departmentWords, lookUpDepartment } from "./department-words";

export type SpellingKind =
  | "same"
  | "case"
  | "space"
  | "punctuation"
  | "typo"
  | "abbreviation"
  | "roman"
  | "synonym"
  | "number"
  | "label"
  | "word";

export interface ValueGroup {
  /** The proposed name; the wizard may change it, map it to an existing unit, or set it to null = leave the field empty. */
  label: string | null;
  /** What the group means, the same for every file: "1", "2", "3", "non", "night" … for shifts. */
  key: string;
  rows: number;
  /** `text` exactly as the cells have it. */
  spellings: { text: string; rows: number; kind: SpellingKind }[];
}

interface Spelling {
  text: string;
  rows: number;
  plain: string;
}

/** Case, accents, space and punctuation away. */
export function plainWord(text: string): string {
  return tidy(text)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * Which spellings of a small vocabulary belong together: a proposal with counts, for the admin to decide.
 * `english`: the headings are English, so of several languages the English word is proposed.
 */
export function groupSpellings(
  counts: ReadonlyMap<string, number>,
  english: boolean,
  keyOf: (plain: string) => string = conceptKey,
): ValueGroup[] {
  const spellings = usable(counts);
  const byKey = groupedBy(spellings, (spelling) => keyOf(spelling.plain));
  joinTypos(byKey);
  return [...byKey.values()]
    .map((group) => departmentGroup(group, english))
    .toSorted((a, b) => b.rows - a.rows);
}

/** The same word only: nothing is taken for a synonym or a typo. */
export function groupPlainly(
  counts: ReadonlyMap<string, number>,
  keyOf: (text: string) => string = (text) => plainWord(text).replace(/ /g, ""),
): ValueGroup[] {
  const byKey = groupedBy(usable(counts), ({ text }) => keyOf(text));
  return [...byKey.values()]
    .map((group) => departmentGroup(group, false))
    .toSorted((a, b) => b.rows - a.rows);
}

export function usable(counts: ReadonlyMap<string, number>): Spelling[] {
  return [...counts]
    .filter(([text]) => !saysNothing(tidy(text)))
    .map(([text, rows]) => ({ text, rows, plain: plainWord(text) }));
}

/** The same for every word of a department: Jahit, Sewing and Swing. */
export function conceptKey(plain: string): string {
  const entry = lookUpDepartment(plain) ?? lookUpDepartment(plain.replace(/ /g, ""));
  if (entry) return `#${entry.concept}`;
  const typo = plain.length >= 5 ? departmentWords.find((word) => isTypoOf(plain, word)) : undefined;
  const meant = typo === undefined ? undefined : lookUpDepartment(typo);
  return meant ? `#${meant.concept}` : plain.replace(/ /g, "");
}

/** More different words are no small vocabulary: comparing all with all would take minutes. */
const mostCompared = 1_000;

/** A rare word one slip away from a frequent one joins it; two frequent words stay two. */
function joinTypos(byKey: Map<string, Spelling[]>): void {
  if (byKey.size > mostCompared) return;
  const weight = (key: string) => (byKey.get(key) ?? []).reduce((sum, { rows }) => sum + rows, 0);
  const keys = [...byKey.keys()].toSorted((a, b) => weight(b) - weight(a));
  for (const rare of keys.toReversed()) {
    if (rare.startsWith("#")) continue;
    const host = keys.find(
      (key) =>
        key !== rare &&
        byKey.has(key) &&
        weight(key) >= 4 * weight(rare) &&
        hasTypo(byKey.get(key) ?? [], rare),
    );
    if (!host) continue;
    byKey.set(host, [...(byKey.get(host) ?? []), ...(byKey.get(rare) ?? [])]);
    byKey.delete(rare);
  }
}

function hasTypo(group: Spelling[], rare: string): boolean {
  return group.some(({ plain }) => isTypoOf(rare, plain.replace(/ /g, "")));
}

/** Digits are never typos: Line 1 and Line 2 are two lines. */
function isTypoOf(written: string, word: string): boolean {
  if (written.replace(/\D/g, "") !== word.replace(/\D/g, "")) return false;
  const letters = Math.min(written.length, word.length);
  if (letters < 5) return false;
  return editDistance(written, word, 2) <= (letters >= 9 ? 2 : 1);
}

function departmentGroup(group: Spelling[], english: boolean): ValueGroup {
  const label = labelOf(group, english);
  return {
    label,
    key: plainWord(label),
    rows: group.reduce((sum, { rows }) => sum + rows, 0),
    spellings: group.map(({ text, rows, plain }) => ({ text, rows, kind: kindOf(text, plain, label) })),
  };
}

function labelOf(group: Spelling[], english: boolean): string {
  const words = groupedBy(group, ({ plain }) => plain.replace(/ /g, ""));
  const scored = [...words].map(([word, spellings]) => {
    const rows = spellings.reduce((sum, spelling) => sum + spelling.rows, 0);
    const entry = lookUpDepartment(spellings[0]?.plain ?? "") ?? lookUpDepartment(word);
    return {
      spellings,
      score: rows + (english && entry?.english ? 1e9 : 0) - (entry?.kind === "abbreviation" ? 1e6 : 0),
    };
  });
  const best = scored.reduce((winner, next) => (next.score > winner.score ? next : winner));
  return bestSpelling(best.spellings.map(({ text, rows }) => ({ text: tidy(text), rows })));
}

/** Of the ways to write one word: mixed case before capitals, with its space, then the most frequent. */
export function bestSpelling(spellings: { text: string; rows: number }[]): string {
  const score = ({ text, rows }: { text: string; rows: number }) => {
    const isShort = text.replace(/[^\p{L}]/gu, "").length <= 3;
    const hasForm = isShort
      ? text === text.toUpperCase() && !text.includes(".")
      : /^\p{Lu}.*\p{Ll}/u.test(text);
    return rows + (hasForm ? 1e6 : 0) + (text.includes(" ") ? 1e5 : 0);
  };
  return spellings.reduce((winner, next) => (score(next) > score(winner) ? next : winner), {
    text: "",
    rows: -1e12,
  }).text;
}

function kindOf(text: string, plain: string, label: string): SpellingKind {
  if (text === label) return "same";
  const tidied = tidy(text);
  if (tidied !== text && tidied.toLowerCase() === label.toLowerCase()) return "space";
  if (tidied.toLowerCase() === label.toLowerCase()) return "case";
  const target = plainWord(label);
  if (plain.replace(/ /g, "") === target.replace(/ /g, "")) return "punctuation";
  const entry = lookUpDepartment(plain);
  if (entry?.kind === "abbreviation") return "abbreviation";
  return entry ? "synonym" : "typo";
}
