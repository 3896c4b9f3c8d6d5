import { createReadStream } from "node:fs";
import iconv from "iconv-lite";
import { type Cell, emptyCell, type FileInfo, mostColumns, type Row } from "../cell";
import { FileRefusal } from "../refusal";
import type { TextAsked } from "../text-options";
import { byteStatistics } from "./byte-scan";
import { findDelimiter, type Separator } from "./delimiter";
import { findEncoding, spoiledWords, type TextEncoding } from "./encoding";
import { RecordSplitter, type TextRecord } from "./records";

/** Spreadsheet programs write up to `padded` columns, most of them blank. */
const limits = { columns: mostColumns, padded: 16_384, rows: 2_000_000, shortLine: 16, sample: 262_144 };

export async function readTextInfo(path: string, asked: TextAsked = {}): Promise<FileInfo> {
  const encoding = await findEncoding(path, asked.encoding);
  await refuseEndless(path, encoding);
  const { delimiter } = await sniff(path, encoding, asked);
  const words = encoding.guessed || asked.encoding ? { samples: spoiledWords(encoding) } : {};
  return {
    ...words,
    container: "text",
    sheets: [{ index: 0, name: "", hidden: false, hiddenColumns: [] }],
    encoding: encoding.name,
    encodingGuessed: encoding.guessed,
    delimiter,
  };
}

/** A file with too many rows need not be read to say so. A line break in quotes ends no row, but no text has such short lines. */
async function refuseEndless(path: string, { name }: TextEncoding): Promise<void> {
  if (/^utf-(16|32)/.test(name)) return;
  const { bytes, length } = await byteStatistics(path);
  const [newlines = 0, returns = 0, quotes = 0] = ["\n", "\r", '"'].map((sign) => bytes[sign.charCodeAt(0)]);
  const lines = Math.max(newlines, returns);
  if (lines > limits.rows && (quotes === 0 || length < lines * limits.shortLine))
    throw new FileRefusal("too_many_rows", { limit: limits.rows });
}

/** Numbers count records from 1, blank ones too; blank ones are not given out. */
export async function* readTextRows(path: string, asked: TextAsked = {}): AsyncGenerator<Row> {
  const encoding = await findEncoding(path, asked.encoding);
  const separator = await sniff(path, encoding, asked);
  const splitter = new RecordSplitter(separator.delimiter);
  let number = 0;
  let skip = separator.skip;
  const rowOf = (record: TextRecord): Row | null => {
    number += 1;
    if (number > limits.rows) throw new FileRefusal("too_many_rows", { limit: limits.rows });
    return textRow(record, number, separator);
  };
  for await (const piece of decodedText(path, encoding)) {
    const text = piece.slice(skip);
    skip = Math.max(0, skip - piece.length);
    for (const record of splitter.push(text)) {
      const row = rowOf(record);
      if (row) yield row;
    }
  }
  for (const record of splitter.end()) {
    const row = rowOf(record);
    if (row) yield row;
  }
}

function textRow(record: TextRecord, number: number, separator: Separator): Row | null {
  const fields = withinLimits(record.fields);
  if (fields.every((field) => field === "") && fields.length <= 1) return null;
  const line = record.line + (separator.skip > 0 ? 1 : 0);
  const row: Row = { number, line, cells: fields.map(textCell) };
  if (record.problem) row.problem = record.problem;
  return row;
}

function withinLimits(fields: string[]): string[] {
  if (fields.length <= limits.columns) return fields;
  const filled = fields.length > limits.padded ? fields.length : fields.findLastIndex(Boolean) + 1;
  if (filled > limits.columns) throw new FileRefusal("too_many_columns", { limit: limits.columns });
  return fields.slice(0, filled);
}

/** ="00017": so that Excel keeps the zeros, programs write numbers as formulas of a text. */
const keptAsText = /^="([^"]*)"$/;

function textCell(written: string): Cell {
  const text = written.startsWith("=") ? written.replace(keptAsText, "$1") : written;
  return text === "" ? emptyCell : { kind: "text", text };
}

async function sniff(path: string, encoding: TextEncoding, { delimiter }: TextAsked): Promise<Separator> {
  let sample = "";
  for await (const piece of decodedText(path, encoding)) {
    sample += piece;
    if (sample.length > limits.sample) break;
  }
  const found = findDelimiter(sample);
  return delimiter ? { ...found, delimiter } : found;
}

async function* decodedText(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding.name);
  const stream = createReadStream(path, { start: encoding.skip, highWaterMark: 262_144 });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const text = decoder.write(chunk);
      if (text) yield text;
    }
    const rest = decoder.end();
    if (rest) yield rest;
  } finally {
    stream.destroy();
  }
}
