// Without 0 O, 1 I L, 2 Z, 5 S, 8 B, U V, which are confused when read. Twenty-three letters, a prime: the check letter
// finds every single error and every swap of neighbours.
const alphabet = "34679ACDEFGHJKMNPQRTWXY";
const base = alphabet.length;

export const sheetLetters = 5;
const mostCodes = base * base;

const numberOf = (letter: string) => alphabet.indexOf(letter);
const letterOf = (value: number) => alphabet.charAt(value % base);

function checkLetter(letters: string): string {
  const sum = [...letters].reduce((total, letter, at) => total + (at + 2) * numberOf(letter), 0);
  return letterOf(sum);
}

/** From five random numbers. */
export function sheetCode(drawn: readonly number[]): string {
  const letters = drawn.slice(0, sheetLetters).map(letterOf).join("");
  return letters + checkLetter(letters);
}

/** Neighbours look different, and another list's code fails its check. */
export function rowCode(sheet: string, position: number): string {
  const spread = (position * 100 + numberOf(sheet.charAt(0))) % mostCodes;
  const letters = letterOf(Math.floor(spread / base)) + letterOf(spread);
  return letters + checkLetter(sheet + letters);
}

type CodeProblem = "letters" | "length" | "check";
export type ReadCode = { code: string } | { problem: CodeProblem };

/** With or without the dash, in any case. */
export function readSheetCode(typed: string): ReadCode {
  const code = plain(typed);
  if ([...code].some((letter) => numberOf(letter) < 0)) return { problem: "letters" };
  if (code.length !== sheetLetters + 1) return { problem: "length" };
  return checkLetter(code.slice(0, -1)) === code.at(-1) ? { code } : { problem: "check" };
}

export function fitsSheet(sheet: string, typed: string): boolean {
  const code = plain(typed);
  return code.length === 3 && checkLetter(sheet + code.slice(0, 2)) === code.at(-1);
}

const plain = (typed: string) => typed.toUpperCase().replace(/[\s\-–.]/g, "");
