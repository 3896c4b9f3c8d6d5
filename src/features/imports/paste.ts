import { takenApart } from "@/lib/spreadsheets/text-options";

const sender =
  /^[\u200e\s]*(?:\[[^\]\n]{5,40}\]|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s*[ap]m)?\s+-)\s*~?\s*([^:\n]{1,60}):\s*/i;
const listed = /^\s*(?:\d{1,4}\s*[.)]|[-•*])\s+/;
const marks = /\s{2,}(?:[-–—:|]\s+)?|\s+[-–—:|]\s+|\s*;\s*|:\s+/;
const phone = String.raw`(?:\+|\(0|0|62|8)[\d\s().+/-]{5,}\d`;
const isPhone = new RegExp(`^${phone}$`);
const withPhone = new RegExp(
  String.raw`^(.*?\p{L}[^\d+]*?)[\s:,.–-]+(${phone})(?:[\s:,.(–-]+(\p{L}.*?)\)?)?$`,
  "u",
);

/**
 * What was pasted as a text that reads like a file: cells of a spreadsheet come with tabs and stay as they are, lines of a chat
 * message are taken apart at dashes, at wide gaps and around the telephone number. Line for line, so that row numbers can be found
 * again.
 */
export function asTable(pasted: string): string {
  const text = pasted.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  if (text.includes("\t")) return `sep=\t\n${text}\n`;
  const lines = text.replaceAll(takenApart, " ").split("\n");
  if (separated(lines)) return `${text}\n`;
  const rows = chatCells(lines).map((cells) => cells.map(written).join(takenApart));
  return `sep=${takenApart}\n${rows.join("\n")}\n`;
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

function written(cell: string): string {
  return cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}

type ChatLine = { text: string; by: string | null };

/** In a numbered list a line without a number is no person: its text moves to a column of its own, where it is seen. */
function chatCells(written: readonly string[]): string[][] {
  const lines = written.map(
    (line): ChatLine => ({
      text: line.replace(sender, "").trim(),
      by: sender.exec(line)?.[1]?.trim() ?? null,
    }),
  );
  const filled = lines.filter(({ text, by }) => text !== "" || by !== null);
  const isList = filled.length > 1 && isMost(filled, ({ text }) => listed.test(text));
  const isTalk = !isList && saySomethingEach(filled);
  const belongs = ({ text, by }: ChatLine) => (isList ? listed.test(text) : !isTalk || by !== null);
  const rows = aligned(
    lines.map(({ text, by }) => [...(isTalk && by ? [by] : []), ...cellsOf(text.replace(listed, ""))]),
  );
  const width = Math.max(3, ...rows.map((cells) => cells.length));
  return rows.map((cells, at) => {
    const line = lines[at];
    if (!line || line.text === "" || belongs(line)) return cells;
    return [...Array.from({ length: width }, () => ""), line.text];
  });
}

/** Messages of several people, each about whoever sent it; one sender's messages are about others. */
function saySomethingEach(lines: readonly ChatLine[]): boolean {
  const senders = new Set(lines.map(({ by }) => by).filter(Boolean));
  return isMost(lines, ({ by }) => by !== null) && (senders.size > 1 || lines.length === 1);
}

function isMost<T>(all: readonly T[], fits: (one: T) => boolean): boolean {
  return all.filter(fits).length > all.length / 2;
}

function cellsOf(line: string): string[] {
  return line.split(marks).flatMap((cell) => {
    const [, before, number, after] = withPhone.exec(cell.trim()) ?? [];
    if (!before || !number) return [cell.trim()];
    return [before.trim(), number.trim(), ...(after ? [after.trim()] : [])];
  });
}

/** Where most lines have a telephone number, a line without one leaves its place empty. */
function aligned(rows: string[][]): string[][] {
  const places = rows.map((cells) => cells.findIndex((cell) => isPhone.test(cell)));
  const place = places.find((at) => at > 0 && isMost(rows, (cells) => isPhone.test(cells[at] ?? "")));
  if (place === undefined) return rows;
  return rows.map((cells, at) =>
    places[at] === -1 && cells.length > place ? cells.toSpliced(place, 0, "") : cells,
  );
}
