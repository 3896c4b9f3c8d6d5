const invisible = /^[\s\u00a0\u200b-\u200f\u2060\ufeff]*/u;
const starts = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** What a spreadsheet program might run, or what reads as if an apostrophe had been put before it. */
function needsMark(text: string): boolean {
  return starts.test(text) || starts.test(text.replace(invisible, "")) || text.startsWith("'");
}

/** No spreadsheet runs it: the apostrophe before it says that it is text, and the import takes exactly that one off again. */
export const guarded = (text: string): string => (needsMark(text) ? `'${text}` : text);

/** What `guarded` was given. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && needsMark(text.slice(1)) ? text.slice(1) : text;

/** One line of a file, every cell guarded, quotes where they are needed. */
export function csvLine(cells: readonly string[], delimiter: ";" | ","): string {
  return `${cells.map((cell) => quoted(guarded(cell))).join(delimiter)}\r\n`;
}

function quoted(cell: string): string {
  return /[;,"\r\n\t|]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
