const candidates = [",", ";", "\t", "|"] as const;

export interface Separator {
  delimiter: string;
  /** Characters of a leading `sep=;` line, to be skipped. */
  skip: number;
}

/** Counts each candidate outside quotes in the first records; the one that is there equally often everywhere wins. */
export function findDelimiter(sample: string): Separator {
  const declared = /^sep=(.)\r?\n/i.exec(sample);
  if (declared?.[1]) return { delimiter: declared[1], skip: declared[0].length };
  const records = countRecords(sample, 50);
  const scored = candidates.map((delimiter, index) => ({
    delimiter,
    score: steadiness(records.map((counts) => counts[index] ?? 0)),
  }));
  const best = scored.reduce((winner, next) => (next.score > winner.score ? next : winner));
  return { delimiter: best.score > 0 ? best.delimiter : ",", skip: 0 };
}

function countRecords(sample: string, most: number): number[][] {
  return recordsOf(sample, most).map((record) =>
    candidates.map((delimiter) => record.split(delimiter).length - 1),
  );
}

/** The first records with what stands in quotes taken out; a line break in quotes ends none. */
function recordsOf(sample: string, most: number): string[] {
  const bare = sample
    .split('"')
    .map((piece, index) => (index % 2 === 0 ? piece : piece.length > 0 ? "x" : ""))
    .join("");
  return bare
    .split(/\r\n|\r|\n/)
    .filter((record) => record !== "")
    .slice(0, most);
}

function steadiness(counts: number[]): number {
  const frequency = new Map<number, number>();
  for (const count of counts) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, records] of frequency) {
    const share = records / Math.max(counts.length, 1);
    best = Math.max(best, share * share * (1 + Math.log2(count + 1)));
  }
  return best;
}
