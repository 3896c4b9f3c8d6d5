/** Letters that a number begins with, its zeros, and the digits that tell people apart. */
const written = /^(\p{L}*)[\s._/-]*0*([1-9]\d{2,})$/u;

/** By what equal numbers are found: "CL-00705", "00705" and "705" are one; a number of another shape is itself. */
export function numberKey(number: string): string {
  return written.exec(number.trim().toUpperCase())?.[2] ?? number;
}

/** The same number, with or without its prefix and its leading zeros; two prefixes are two numbers. */
export function isSameNumber(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  if (a === b) return true;
  const [one, other] = [a, b].map((number) => written.exec(number.trim().toUpperCase()));
  if (!one || !other || one[2] !== other[2]) return false;
  return one[1] === "" || other[1] === "" || one[1] === other[1];
}
