import { withoutTitles } from "../rules";

const letters = new Map(
  Object.entries({ ß: "ss", œ: "oe", æ: "ae", ø: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" }),
);

/** The words of a name in plain small letters, without titles; what an apostrophe parts stays one word. */
export function nameWords(name: string): string[] {
  return withoutTitles(name)
    .toLowerCase()
    .replace(/[ßœæøłđðþı]/g, (letter) => letters.get(letter) ?? letter)
    .normalize("NFKD")
    .replace(/[\p{M}'’‘`´]/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

const sounds: [RegExp, string][] = [
  [/oe/g, "o"],
  [/ae/g, "a"],
  [/ue/g, "u"],
  [/kh/g, "h"],
  [/dj/g, "j"],
  [/tj/g, "c"],
  [/sy/g, "s"],
  [/ph/g, "f"],
  [/(t|d)h/g, "$1"],
  [/y/g, "i"],
  [/(.)\1+/g, "$1"],
];

const commonForms = new Map(
  Object.entries({
    muh: "muhamad",
    moh: "muhamad",
    mohd: "muhamad",
    muhd: "muhamad",
    mochamad: "muhamad",
    moch: "muhamad",
    mohamad: "muhamad",
    muhammad: "muhamad",
    st: "siti",
    sti: "siti",
    abd: "abdul",
    abdoel: "abdul",
  }),
);

/** One way to write what is said one way: Khotimah and Hotimah, Wulandary and Wulandari, Jörgen and Joergen. */
export function soundOf(word: string): string {
  const sound = sounds.reduce((text, [pattern, plain]) => text.replace(pattern, plain), word);
  return commonForms.get(word) ?? commonForms.get(sound) ?? sound;
}

/** The same for every order and spelling of a name's words: what a database can index. */
export function nameKey(name: string): string {
  return nameWords(name).map(soundOf).toSorted().join(" ");
}
