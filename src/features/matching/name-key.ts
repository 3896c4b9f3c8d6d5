import { leadingShortForms, spellings, spokenWords } from "./name-spelling";

const sounds: [RegExp, string][] = [
  [/oe/g, "o"],
  [/ae/g, "a"],
  [/ue/g, "u"],
  [/ch(?=r)/g, "k"],
  [/[ck]h/g, "h"],
  [/dj/g, "j"],
  [/tj/g, "c"],
  [/s[jy]/g, "s"],
  [/ph/g, "f"],
  [/(t|d)h/g, "$1"],
  [/y/g, "i"],
  [/(.)\1+/g, "$1"],
];

/** Names repeat: of a list of a hundred thousand most words were heard before. */
const heard = new Map<string, string>();
const mostHeard = 50_000;

/** One way to write what is said one way: Khotimah, Chotimah and Hotimah, Wulandary and Wulandari, Jörgen and Joergen. */
export function soundOf(word: string): string {
  const known = heard.get(word);
  if (known !== undefined) return known;
  const sound = soundAnew(word);
  if (heard.size < mostHeard) heard.set(word, sound);
  return sound;
}

function soundAnew(word: string): string {
  const sound = plainly(spellings.get(word) ?? word);
  return plainly(spellings.get(sound) ?? sound);
}

const plainly = (word: string) =>
  sounds.reduce((text, [pattern, plain]) => text.replace(pattern, plain), word);

/** The sounds of a name's words in their order, each by `sound`. */
export function soundsOf(words: readonly string[], sound: (word: string) => string = soundOf): string[] {
  return words.map((word, at) => {
    const short = at === 0 && words.length > 1 ? leadingShortForms.get(word) : undefined;
    return sound(short ?? word);
  });
}

/** The same for every order and spelling of a name's words: what a database can index. */
export function nameKey(name: string): string {
  return soundsOf(spokenWords(name)).toSorted().join(" ");
}
