import { openArchive } from "../zip";

/** By the row in which it begins: cells merged downwards, whose value stands in the first and is meant for all. */
export type Merges = ReadonlyMap<number, readonly { column: number; to: number }[]>;

const limits = { merges: 20_000, rows: 20_000, bytes: 150_000_000 };
const merge = /<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g;
/** Longer than one element can be: what is cut between two pieces is whole in the next. */
const overlap = 200;

/**
 * A sheet names its merges after its rows, so they are looked for before the rows are read, as text and in an archive of their
 * own. Of a sheet beyond all lists none are known; what is merged over several columns is a title.
 */
export async function readMerges(path: string, part: string): Promise<Merges> {
  const archive = await openArchive(path);
  const found = new Map<number, Merged[]>();
  let [rest, bytes, merges] = ["", 0, 0];
  try {
    if (!archive.has(part)) return found;
    for await (const chunk of archive.read(part)) {
      bytes += chunk.length;
      const text = rest + textOf(chunk);
      for (const place of text.matchAll(merge)) {
        merges += 1;
        keep(found, place);
      }
      if (bytes > limits.bytes || merges > limits.merges) return new Map();
      rest = unread(isPassed(chunk) ? chunk.toString("latin1", chunk.length - overlap) : text);
    }
    return found;
  } finally {
    archive.close();
  }
}

/** Most of a sheet is no merge, and bytes are passed over faster than text: only an element that was cut may end in such a piece. */
const isPassed = (chunk: Buffer) => chunk.length > overlap && !chunk.includes("mergeCell");

const textOf = (chunk: Buffer) => chunk.toString("latin1", 0, isPassed(chunk) ? overlap : chunk.length);

type Merged = { column: number; to: number };

function keep(found: Map<number, Merged[]>, [, first = "", from, last, to]: RegExpExecArray): void {
  const [top, bottom] = [Number(from), Number(to)];
  if (first !== last || bottom <= top || bottom - top > limits.rows) return;
  const begun = found.get(top) ?? [];
  begun.push({ column: columnOf(first), to: bottom });
  found.set(top, begun);
}

function unread(text: string): string {
  const end = text.slice(-overlap);
  return end.slice(end.lastIndexOf("/>") < 0 ? 0 : end.lastIndexOf("/>") + 2);
}

function columnOf(letters: string): number {
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
