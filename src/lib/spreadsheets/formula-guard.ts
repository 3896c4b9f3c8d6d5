const space = "\\u00a0\\u200b-\\u200f\\u2060\\ufeff";
const invisible = `[\\s${space}]*`;
const runs = "=+\\-@＝＋－＠";
const starts = new RegExp(`^(?:[${runs}\\t\\r\\n\\0]|${invisible}[${runs}])`);
/** Where another program may begin a cell in the middle of ours: it parts them by its country's separator, whatever ours is. */
const begins = `([;,|\\t\\r\\n](?:(?![\\t\\r\\n])[\\s${space}])*)`;
const unmarkedInside = new RegExp(`${begins}(?='*[${runs}])`, "g");
const markedInside = new RegExp(`${begins}'(?='*[${runs}])`, "g");

/** What a spreadsheet program might run, or what reads as if an apostrophe had been put before it. */
const needsMark = (text: string): boolean => starts.test(text) || text.startsWith("'");

/** No spreadsheet runs it: an apostrophe before it says that it is text, and the import takes exactly that one off again. */
export function guarded(text: string): string {
  const inside = text.replace(unmarkedInside, "$1'");
  return needsMark(text) ? `'${inside}` : inside;
}

/** What `guarded` was given. */
export function unguarded(text: string): string {
  const inside = unguardedInside(text);
  return inside.startsWith("'") && needsMark(inside.slice(1)) ? inside.slice(1) : inside;
}

/** Without the apostrophes in the middle; the first is taken off where it is known what the cell holds. */
export const unguardedInside = (text: string): string =>
  text.includes("'") ? text.replace(markedInside, "$1") : text;

const before = {
  numbers: new RegExp(`^'(?=['\\d${runs}])`),
  words: new RegExp(`^'(?=['\\p{L}${runs}])`, "u"),
};

/** Takes off the first apostrophe: ours, and that of people who keep Excel from counting. Before a word it may be part of it: 't Hof. */
export const withoutMark = (text: string, kind: keyof typeof before): string =>
  text.startsWith("'") ? text.replace(before[kind], "") : text;

/** One line of a file, every cell guarded, quotes where they are needed. */
export function csvLine(cells: readonly string[], delimiter: ";" | ","): string {
  return `${cells.map((cell) => quoted(guarded(cell))).join(delimiter)}\r\n`;
}

function quoted(cell: string): string {
  return /[;,"\r\n\t|]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
