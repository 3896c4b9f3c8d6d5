/**
 * What is said of names once, for the database, which finds people by them, and for the matcher, which compares them. Nobody is
 * ever shown a name that went through here.
 */
const titles = new Set(
  "h hm hj haji hajjah kh ustadz ustadzah ust ustad ustaz ir drs dra drg dr prof tn tuan ny nyonya nn nona rr bpk bapak pak ibu bu mas mbak mba kang teh bang abang sdr sdri mr mrs ms miss herr frau".split(
    " ",
  ),
);

/** Written before, behind or in brackets after the name of a person who has died. */
const marks = new Set(["alm", "almh", "almarhum", "almarhumah"]);

const degrees = new Set(
  "se sh si st sp ss sag sip sik skm skep ssi spd spdi spdsd spsi sos ssos skom spi spt sst shi sked sfarm sgz sars strkeb strkep mm mh mt msi mpd mpdi mkom mkes mag mba msc ma map bsc ba phd amd amdkeb amdkep amdkom amdak amk amkeb amkep amg apt ak ca ners ns cpa dipling".split(
    " ",
  ),
);

/** Written as these are, with neither comma nor dots, they may be a name. */
const alsoNames = new Set("ma ba ca map mag ak apt ns".split(" "));

/** Father and son are two; each word with its short form. */
export const generations = new Map([
  ...["sr", "jr", "ii", "iii", "iv"].map((word): [string, string] => [word, word]),
  ["senior", "sr"],
  ["junior", "jr"],
]);

/** How one name is spelt by several hands; also as their letters are when they were folded. */
export const spellings = new Map(
  Object.entries({
    muhammad:
      "muh moh moch mohd muhd mhd mohamad mohamed mohammad mohammed muhamad muhamed mohamat muhamat mochamad mochammad muchamad",
    ahmad: "ahmat ahmed ach achmad akhmad",
    abdul: "abd abdl abdol abdoel",
    siti: "sity sti",
    yusuf: "jusuf yusup jusup yusof",
    yahya: "jahja jahya",
    yakub: "jakub yakup",
    nur: "nor",
  }).flatMap(([name, others]) => others.split(" ").map((other) => [other, name] as const)),
);

/** Short for a name only where another name follows: "M. Yusuf", "St. Aminah". */
export const leadingShortForms = new Map([
  ["m", "muhammad"],
  ["md", "muhammad"],
  ["st", "siti"],
]);

/** Balinese names begin with what a child is by birth, written out or not. */
const balinese = new Map(
  Object.entries({
    wayan: "wyn",
    gede: "gd",
    made: "md",
    nyoman: "nym nyn nmn",
    ketut: "kt",
    kadek: "kd kdk",
    putu: "pt",
    gusti: "gst",
    ngurah: "ngr",
  }).flatMap(([name, others]) => others.split(" ").map((other) => [other, name] as const)),
);

/** The spelling before 1972, in the order in which its letters are read. */
export const oldLetters: readonly [RegExp, string][] = [
  [/oe/g, "u"],
  [/dj/g, "j"],
  [/tj/g, "c"],
  [/nj/g, "ny"],
];

const letters = new Map(
  Object.entries({ ß: "ss", œ: "oe", æ: "ae", ø: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" }),
);

/** The words of a name in plain small letters, without titles, degrees and marks; what an apostrophe parts stays one word. */
export function spokenWords(name: string): string[] {
  const bare = withoutDegrees(plain(name));
  const words = bare.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const living = words.filter((word) => !marks.has(word));
  return inBali(withoutTitles(withoutLastDegrees(living.length > 0 ? living : words)));
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[ßœæøłđðþı]/g, (letter) => letters.get(letter) ?? letter)
    .normalize("NFKD")
    .replace(/[\p{M}'’‘`´ʼ]/gu, "");

const isDegree = (word: string) => degrees.has(word.replace(/[^a-z]/g, ""));
/** S.Tr.Keb. or B.Ed: whatever it is, it is no name. */
const isDotted = (word: string) => /^(\p{L}{1,4}\.)+\p{L}{1,4}\.?$/u.test(word);

/** Degrees follow a comma, or have their dots; what is written like them in the middle of a name is a name. */
function withoutDegrees(text: string): string {
  const [first = "", ...rest] = text.split(",");
  const [name = "", ...words] = first.trim().split(/\s+/);
  const kept = rest.filter(
    (part) =>
      !isDegree(part) &&
      !part
        .trim()
        .split(/\s+/)
        .every((word) => isDegree(word) || isDotted(word)),
  );
  const undotted = words.filter((word) => !(word.includes(".") && isDegree(word)));
  return [name, ...undotted, ...kept].join(" ");
}

/** "DARSONO SE": behind a name the letters of a degree are one, unless they may be a name. */
function withoutLastDegrees(words: string[]): string[] {
  const last = words.findLastIndex((word) => !degrees.has(word) || alsoNames.has(word));
  return words.slice(0, Math.max(last, 0) + 1);
}

function withoutTitles(words: string[]): string[] {
  const start = words.findIndex((word) => !titles.has(word));
  return start === -1 ? words : words.slice(start);
}

/** "Ni Luh Putu" is "Ni Putu", and "I Md" is "I Made". */
function inBali(words: string[]): string[] {
  const [first = "", second] = words;
  if (words.length < 2 || (first !== "i" && first !== "ni")) return words;
  const rest = words.slice(first === "ni" && second === "luh" && words.length > 2 ? 2 : 1);
  return [first, ...rest.map((word) => balinese.get(word) ?? word)];
}
