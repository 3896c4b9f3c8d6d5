import { editDistance } from "@/lib/edit-distance";
import { soundOf, soundsOf } from "./name-key";
import { generations, oldLetters, spokenWords } from "./name-spelling";
import { isNickname } from "./nicknames";

/** A name made ready to be compared many times. */
export interface ComparableName {
  words: string[];
  sounds: string[];
  joined: string;
  joinedSounds: string;
  /** As if it were in the old spelling: Soejono is Suyono and Wahju Wahyu, while Joergen stays Jörgen above. */
  oldSpelling: string;
  sorted: string;
  /** Sr., Jr., II: father and son are two. */
  generation: string;
}

export type NameLikeness = "same" | "similar" | "swapped" | "nickname" | "part" | "different";

const old = (word: string) =>
  soundOf(
    oldLetters.reduce((text, [pattern, plain]) => text.replace(pattern, plain), word).replaceAll("j", "y"),
  );

export function comparableName(name: string): ComparableName {
  const all = spokenWords(name);
  const words = all.filter((word) => !generations.has(word));
  const sounds = soundsOf(words);
  return {
    words,
    sounds,
    joined: words.join(""),
    joinedSounds: sounds.join(""),
    oldSpelling: soundsOf(words, old).join(""),
    sorted: sounds.toSorted().join(" "),
    generation: generations.get(all.find((word) => generations.has(word)) ?? "") ?? "",
  };
}

export function compareNames(a: ComparableName, b: ComparableName): NameLikeness {
  if (a.joined === b.joined) return "same";
  if (a.joinedSounds === b.joinedSounds || a.oldSpelling === b.oldSpelling) return "similar";
  if (a.sorted === b.sorted) return "swapped";
  if (fitsShortened(a, b) || isCutOff(a, b) || isSlip(a.joinedSounds, b.joinedSounds)) return "similar";
  if (isNicknamed(a, b)) return "nickname";
  return isFirstWord(a, b) ? "part" : "different";
}

/** Word by word the same, or a word cut to its first letter: Evi S. and Evi Sa'adah; words left out at the end too. */
function fitsShortened(a: ComparableName, b: ComparableName): boolean {
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const whole = short.sounds.filter(
    (sound, index) => sound === long.sounds[index] && sound.length > 1,
  ).length;
  const fits = short.sounds.every(
    (sound, index) => sound === long.sounds[index] || isInitial(short.words[index], long.words[index]),
  );
  return fits && whole >= 1 && (short.words.length === long.words.length || whole >= 2);
}

/** Its first letter, or three and more where two or more are left out: "Jer." for Jeremy. */
function isInitial(a = "", b = ""): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const isCut = short.length >= 3 && long.length >= short.length + 2;
  return (short.length === 1 || isCut) && long.startsWith(short);
}

/** The narrowest field that payrolls cut names to, blanks counted. */
const narrowest = 14;

function isCutOff(a: ComparableName, b: ComparableName): boolean {
  const [short, long] = a.joined.length < b.joined.length ? [a, b] : [b, a];
  return short.words.join(" ").length >= narrowest && long.joined.startsWith(short.joined);
}

function isSlip(a: string, b: string): boolean {
  const letters = Math.min(a.length, b.length);
  if (letters < 8) return false;
  return editDistance(a, b, 2) <= (letters >= 14 ? 2 : 1);
}

/** Who is called by one name, and written with all of them: Endang and Endang Sri Rejeki. */
function isFirstWord(a: ComparableName, b: ComparableName): boolean {
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  return short.words.length === 1 && short.joined.length > 2 && short.sounds[0] === long.sounds[0];
}

function isNicknamed(a: ComparableName, b: ComparableName): boolean {
  const sameLast = a.words.length > 1 && b.words.length > 1 && a.sounds.at(-1) === b.sounds.at(-1);
  return sameLast && isNickname(a.words[0] ?? "", b.words[0] ?? "");
}
