export type Level = 1 | 2 | 3 | 4 | 5;

const words: [Level, RegExp][] = [
  [1, /^(activists?|aktivis|penggerak|kader|leader|strong support(er)?|sangat mendukung)$/i],
  [2, /^(support(er|s|ive)?|pendukung|mendukung|dukung|yes)$/i],
  [3, /^(undecided|ragu([ -]?ragu)?|netral|neutral|unsure|bimbang|maybe)$/i],
  [4, /^(leaning against|lean(s|ing)? no|cenderung menolak|kurang mendukung)$/i],
  [5, /^(opposed|against|menentang|menolak|anti|hostile|strong(ly)? (opposed|against))$/i],
];

/** The scale of five as it is written: "2", "Level 3", "4 - leaning against", or the word alone. */
export function parseLevel(text: string): Level | null {
  const number =
    /^(?:level|skor|score|tingkat|rating)?\s*([1-5])(?:\.0+|\s*[.):–-].*|\s*\(.*\)|\s+\p{L}.*)?$/iu.exec(
      text.trim(),
    );
  if (number) return Number(number[1]) as Level;
  const plain = text.trim().replace(/[\s_]+/g, " ");
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}
