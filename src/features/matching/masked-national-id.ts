/** The digits and letters that count, however it was typed. */
export const plainNationalId = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "").toUpperCase();

/** "3604121204880004" → "36•• •••• •••• ••04". */
export const maskedNationalId = (value: string): string => masked(value, []);

const toldApartBy = 2;

/**
 * Two numbers that differ, masked but for the first marks in which they do: one digit typed wrong, or two changed places.
 * Never more, so that comparing is no way to read a number.
 */
export function maskedApart(one: string, other: string): [string, string] {
  const differing = [...one].flatMap((mark, at) => (mark === other[at] ? [] : [at])).slice(0, toldApartBy);
  return [masked(one, differing), masked(other, differing)];
}

/** The ends of a number too short to hide anything between them are hidden as well. */
function masked(value: string, shown: readonly number[]): string {
  const ends = value.length >= 8 ? 2 : 0;
  const marks = [...value].map((mark, at) =>
    at < ends || at >= value.length - ends || shown.includes(at) ? mark : "•",
  );
  return marks.join("").replace(/(.{4})(?=.)/gu, "$1 ");
}
