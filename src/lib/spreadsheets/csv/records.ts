/** One record of a separated text: its fields as written, without their quotes. */
export interface TextRecord {
  line: number;
  fields: string[];
  problem?: "unclosed_quote" | "cell_too_long";
}

const longestField = 65_536;
const longestRecord = 1_000_000;
/** A quote that is closed within so much was one: the cell is too long, and its lines are no rows. */
const longestQuoted = 8_000_000;
/** Characters that may be scanned in vain: each quote that nothing closes was looked for over a long stretch. */
const vain = { perCharacter: 2, least: 8_000_000 };

/**
 * Splits text that arrives in pieces. A quote that nothing closes costs its own line and no other: the record is
 * given back as one line with a problem, and reading goes on with the line after it. Where that happened too often, a
 * record is no longer than its line.
 */
export class RecordSplitter {
  private buffer = "";
  private line = 1;
  /** The rest of a line whose beginning was given back already. */
  private isPassing = false;
  private allowance = vain.least;
  private waitsFor = 0;

  constructor(private readonly delimiter: string) {}

  *push(text: string): Generator<TextRecord> {
    this.buffer += text;
    this.allowance += text.length * vain.perCharacter;
    yield* this.drain(false);
  }

  *end(): Generator<TextRecord> {
    yield* this.drain(true);
  }

  private *drain(atEnd: boolean): Generator<TextRecord> {
    if (!atEnd && this.buffer.length < this.waitsFor) return;
    this.waitsFor = 0;
    let from = this.passed();
    while (from < this.buffer.length) {
      const found = this.next(from, atEnd);
      if (!found) break;
      yield found.record;
      this.line += lineBreaks(this.buffer, from, found.end);
      from = found.end;
    }
    this.buffer = this.buffer.slice(from);
  }

  /** Where the buffer goes on behind the line that is being passed. */
  private passed(): number {
    if (!this.isPassing) return 0;
    const lineEnd = endOfLine(this.buffer, 0);
    this.isPassing = lineEnd === this.buffer.length;
    if (this.isPassing) return lineEnd;
    this.line += 1;
    return afterBreak(this.buffer, lineEnd);
  }

  private next(from: number, atEnd: boolean): { record: TextRecord; end: number } | null {
    const { buffer, delimiter } = this;
    const scan = (this.allowance > 0 ? scanRecord : scanLine)({ text: buffer, delimiter, atEnd }, from);
    if (scan && scan !== "in_quotes" && "fields" in scan)
      return { record: { line: this.line, fields: scan.fields, ...problemOf(scan.fields) }, end: scan.end };
    if (!atEnd && this.mayGoOn(scan, buffer.length - from)) return null;
    this.allowance -= (scan && scan !== "in_quotes" ? scan.unclosedAt : buffer.length) - from;
    const isQuoted = scan !== null || buffer.slice(from, from + longestRecord).includes('"');
    return this.firstLine(from, isQuoted ? "unclosed_quote" : "cell_too_long");
  }

  /** What is in quotes is looked through again when twice as much of it is there. */
  private mayGoOn(scan: Scan, length: number): boolean {
    if (scan === null) return length < longestRecord;
    if (scan !== "in_quotes" || length > longestQuoted) return false;
    this.waitsFor = Math.min(2 * length, longestQuoted + 1);
    return true;
  }

  private firstLine(from: number, problem: TextRecord["problem"]): { record: TextRecord; end: number } {
    const lineEnd = endOfLine(this.buffer, from);
    this.isPassing = lineEnd === this.buffer.length;
    const fields = this.buffer.slice(from, Math.min(lineEnd, from + longestField)).split(this.delimiter);
    return { record: { line: this.line, fields, problem }, end: afterBreak(this.buffer, lineEnd) };
  }
}

function problemOf(fields: string[]): Pick<TextRecord, "problem"> {
  return fields.some((field) => field.length > longestField) ? { problem: "cell_too_long" } : {};
}

interface Scanned {
  text: string;
  delimiter: string;
  atEnd: boolean;
}

type Unclosed = { unclosedAt: number };
type Scan = { fields: string[]; end: number } | Unclosed | "in_quotes" | null;

/** null, or in a quote: the record is not all here yet. */
function scanRecord(scanned: Scanned, from: number): Scan {
  const { text, delimiter, atEnd } = scanned;
  const fields: string[] = [];
  let at = from;
  for (;;) {
    const field = text[at] === '"' ? quotedField(scanned, at) : plainField(scanned, at);
    if (field === null || field === "in_quotes" || "unclosedAt" in field) return field;
    fields.push(field.value);
    at = field.end;
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    // A lone carriage return at the end of a piece may be half of CRLF.
    if (!atEnd && text[at] === "\r" && at + 1 === text.length) return null;
    return { fields, end: afterBreak(text, at) };
  }
}

function scanLine({ text, delimiter, atEnd }: Scanned, from: number): Scan {
  const lineEnd = endOfLine(text, from);
  const mayGoOn = lineEnd === text.length || (text[lineEnd] === "\r" && lineEnd + 1 === text.length);
  if (mayGoOn && !atEnd) return null;
  const scan = scanRecord({ text: text.slice(from, lineEnd), delimiter, atEnd: true }, 0);
  return scan && scan !== "in_quotes" && "fields" in scan
    ? { ...scan, end: afterBreak(text, lineEnd) }
    : { unclosedAt: lineEnd };
}

interface Field {
  value: string;
  end: number;
}

function plainField({ text, delimiter, atEnd }: Scanned, from: number): Field | null {
  let at = from;
  while (at < text.length) {
    const character = text[at];
    if (character === delimiter || character === "\n" || character === "\r")
      return { value: text.slice(from, at), end: at };
    at += 1;
  }
  return atEnd ? { value: text.slice(from), end: at } : null;
}

function quotedField({ text, delimiter, atEnd }: Scanned, from: number): Field | Unclosed | "in_quotes" {
  let value = "";
  let isOverLines = false;
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return isGivenUp({ text, atEnd }, from) ? { unclosedAt: text.length } : "in_quotes";
    const piece = text.slice(at, quote);
    isOverLines ||= /[\r\n]/.test(piece);
    value += piece;
    const next = afterQuote(text[quote + 1], { isOverLines, delimiter, atEnd });
    if (next === "close") return { value, end: quote + 1 };
    if (next === null) return "in_quotes";
    if (next === "unclosed") return { unclosedAt: quote };
    value += '"';
    at = quote + quoteLength[next];
  }
}

const isGivenUp = ({ text, atEnd }: Omit<Scanned, "delimiter">, from: number) =>
  atEnd || text.length - from > longestQuoted;

const quoteLength = { doubled: 2, quote: 1 };

/** What a quote inside a quoted field is, by what follows it. */
function afterQuote(
  after: string | undefined,
  { isOverLines, delimiter, atEnd }: { isOverLines: boolean; delimiter: string; atEnd: boolean },
): "close" | "doubled" | "quote" | "unclosed" | null {
  if (after === undefined) return atEnd ? "close" : null;
  if (after === '"') return "doubled";
  if (after === delimiter || after === "\n" || after === "\r") return "close";
  // On one line it was written by hand and is meant as it stands; over lines it belongs to another field.
  return isOverLines ? "unclosed" : "quote";
}

function endOfLine(text: string, from: number): number {
  const newline = text.slice(from).search(/[\r\n]/);
  return newline < 0 ? text.length : from + newline;
}

function afterBreak(text: string, at: number): number {
  if (text[at] === "\r") return text[at + 1] === "\n" ? at + 2 : at + 1;
  return text[at] === "\n" ? at + 1 : at;
}

function lineBreaks(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at += 1) {
    if (text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n")) breaks += 1;
  }
  return breaks;
}
