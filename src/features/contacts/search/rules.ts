const titles = new Set(
  "h hj haji hajjah kh ustadz ustadzah ust ir drs dra dr prof bpk bapak pak ibu bu mas mbak mba kang teh bang abang sdr sdri mr mrs ms".split(
    " ",
  ),
);

const degrees = new Set(
  "se sh si st sp ss sag sip skm skep ssi spd sos ssos skom spi spt shi mm mh mt msi mpd mkom mkes mag mba msc bsc ba ma phd amd amk apt ak ca ners jr sr".split(
    " ",
  ),
);

/** How one name is spelt by several hands; keys are what is left after the letters were folded. */
const spellings = new Map(
  Object.entries({
    muhammad: "muh moh moch mohd mhd mohamad mohamed muhamad muhamed mohamat muhamat",
    ahmad: "ahmat ahmed ach",
    abdul: "abd abdl abdol",
    siti: "sity",
    yusuf: "jusuf yusup jusup yusof",
    yahya: "jahja jahya",
    yakub: "jakub yakup",
    nur: "nor",
  }).flatMap(([name, others]) => others.split(" ").map((other) => [other, name] as const)),
);

/** Short for a name only where another name follows: "M. Yusuf", "St. Aminah". */
const leadingShortForms = new Map([
  ["m", "muhammad"],
  ["md", "muhammad"],
  ["st", "siti"],
]);

const letters: [RegExp, string][] = [
  [/oe/g, "u"],
  [/dj/g, "j"],
  [/tj/g, "c"],
  [/nj/g, "ny"],
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

/** The folded words of one name, in order. */
export function nameWords(name: string): string[] {
  const words = withoutDegrees(plain(name)).split(" ").filter(Boolean);
  return withoutTitles(words).map((word, at, all) => foldWord(word, at === 0 && all.length > 1));
}

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}'’‘`ʼ]/gu, "")
    .toLowerCase();

/** Degrees follow a comma; elsewhere the same letters are a name. */
function withoutDegrees(text: string): string {
  const [first = "", ...rest] = text.split(",");
  const kept = rest.filter(
    (part) =>
      !part
        .trim()
        .split(/\s+/)
        .every((word) => degrees.has(word.replace(/[^a-z]/g, ""))),
  );
  return [first, ...kept].join(" ").replace(/[^\p{L}\p{N}]+/gu, " ");
}

function withoutTitles(words: string[]): string[] {
  const start = words.findIndex((word) => !titles.has(word));
  return start === -1 ? words : words.slice(start);
}

function foldWord(word: string, leading: boolean): string {
  const short = leading ? leadingShortForms.get(word) : undefined;
  if (short) return short;
  const known = spellings.get(word);
  if (known) return known;
  const folded = letters.reduce((text, [pattern, letter]) => text.replace(pattern, letter), word);
  return spellings.get(folded) ?? folded;
}

export type QueryParts = { words: string[]; numbers: string[] };

/** What a query asks for: folded words of a name, and numbers (telephone, employee, card, national id) or an e-mail address. */
export function queryParts(query: string): QueryParts {
  const text = query.trim();
  if (/^[\d\s+().-]+$/.test(text)) return { words: [], numbers: [text.replace(/[\s().]/g, "")] };
  const parts = text.split(/\s+/);
  const numbers = parts.filter((part) => /[\d@]/.test(part));
  return { words: nameWords(parts.filter((part) => !numbers.includes(part)).join(" ")), numbers };
}
