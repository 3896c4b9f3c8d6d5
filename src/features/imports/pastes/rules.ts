const tabbed = "sep=\t\n";
const sender = /^\[[^\]\n]{5,40}\]\s*[^:\n]{1,60}:\s*/;
const listed = /^\s*(?:\d{1,4}\s*[.)]|[-•*])\s+/;
const trailingPhone = /^(.*?\p{L}[^\d+]*?)[\s:,.–-]+((?:\+|\(0|0|62|8)[\d\s().+/-]{6,})$/u;

/**
 * What was pasted as a text that reads like a file: cells of a spreadsheet come with tabs and stay as they are, lines of a chat
 * message are taken apart at their dashes and before the telephone number. Line for line, so that row numbers can be found again.
 */
export function asTable(pasted: string): string {
  const text = pasted.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  if (text.includes("\t")) return `${tabbed}${text}\n`;
  const lines = text.split("\n");
  if (separated(lines)) return `${text}\n`;
  return `${tabbed}${chatCells(lines)
    .map((cells) => cells.join("\t"))
    .join("\n")}\n`;
}

/** How many rows stand in it, for the sentence that says so. */
export function countLines(pasted: string): number {
  return pasted.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "").length;
}

function separated(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== "");
  const fits = (mark: RegExp) => filled.filter((line) => mark.test(line)).length >= filled.length * 0.8;
  return filled.length > 0 && [/;/, /\|/, /,[^,]*,/].some(fits);
}

/** In a numbered list a line without a number is no person: its text moves to a column of its own, where it is seen. */
function chatCells(lines: readonly string[]): string[][] {
  const bare = lines.map((line) => line.replace(sender, "").trim());
  const filled = bare.filter(Boolean);
  const isList = filled.length > 1 && filled.filter((line) => listed.test(line)).length > filled.length / 2;
  const rows = bare.map((line) => cellsOf(line.replace(listed, "")));
  const width = Math.max(3, ...rows.map((cells) => cells.length));
  return rows.map((cells, at) => {
    const line = bare[at] ?? "";
    if (isList && line !== "" && !listed.test(line))
      return [...Array.from({ length: width }, () => ""), line];
    return cells;
  });
}

function cellsOf(line: string): string[] {
  return line.split(/\s+[-–—:|]\s+|\s*;\s*|:\s+/).flatMap((cell) => {
    const [, words, phone] = trailingPhone.exec(cell.trim()) ?? [];
    return words && phone ? [words.trim(), phone.trim()] : [cell.trim()];
  });
}
