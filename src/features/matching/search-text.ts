import { leadingShortForms, oldLetters, spellings, spokenWords } from "./name-spelling";

const letters: [RegExp, string][] = [
  ...oldLetters,
  [/sj|sh/g, "sy"],
  [/^ch(?=ai|o|u)/g, "h"],
  [/^ch(?=r)/g, "k"],
  [/^ch/g, "c"],
  [/ch|kh/g, "h"],
  [/ph|v/g, "f"],
  [/dh/g, "d"],
  [/th/g, "t"],
  [/q/g, "k"],
  [/x/g, "ks"],
  [/z/g, "s"],
  [/ae/g, "ai"],
  [/([a-z])\1+/g, "$1"],
  [/([bcdfghjklmnprstw])y$/g, "$1i"],
];

/**
 * What a person is found by, and what a query becomes before it is compared with that: lower case, without accents, punctuation,
 * titles and degrees, in one spelling of Indonesian. `extra` is anything else she may be called.
 */
export function searchText(name: string, nickname?: string | null, extra: readonly string[] = []): string {
  const words = [name, nickname ?? "", ...extra].flatMap(nameWords);
  // Of a name made of signs that stand for whole sentences: more than this fits into no index.
  return [...new Set(words)].join(" ").slice(0, 600);
}

/** The folded words of one name, in order. A search for the father finds the son as well. */
function nameWords(name: string): string[] {
  return spokenWords(name.replace(/,\s*[js]r\b\.?/gi, "")).map((word, at, all) =>
    foldWord(word, at === 0 && all.length > 1),
  );
}

function foldWord(word: string, leading: boolean): string {
  const short = leading ? leadingShortForms.get(word) : undefined;
  if (short) return short;
  const known = spellings.get(word);
  if (known) return known;
  const folded = letters.reduce((text, [pattern, letter]) => text.replace(pattern, letter), word);
  return spellings.get(folded) ?? folded;
}

export type QueryParts = { words: string[]; whole: string[]; numbers: string[] };

/**
 * What a query asks for: the beginnings of folded words of a name, whole words, and numbers (telephone, employee, card, national
 * id) or an e-mail address. One letter alone asks for nothing. What folds into one letter ("zz", "aa") is the whole word that it
 * says, not the beginning of every name with that letter.
 */
export function queryParts(query: string): QueryParts {
  const text = query.trim();
  if (/^[\d\s+().-]+$/.test(text)) return { words: [], whole: [], numbers: [text.replace(/[\s().]/g, "")] };
  const parts = text.split(/\s+/);
  const numbers = parts.filter((part) => /[\d@]/.test(part));
  const names = parts.filter((part) => !numbers.includes(part));
  const words = nameWords(names.join(" "));
  const short = words.filter((word) => word.length < 2);
  const long = words.filter((word) => word.length >= 2);
  const repeats = names.some((name) => name.length > 1 && foldsToOne(name));
  if (repeats) return { words: long, whole: short, numbers };
  return { words: long.length > 0 ? words : [], whole: [], numbers };
}

const foldsToOne = (word: string) => nameWords(word).some((folded) => folded.length === 1);
