import { matchHeading, plainHeading } from "./dictionary/match-heading";

/**
 * Tables that stand side by side under one row of headings: the same headings come again to the right, names among them.
 * Gives the first and last column of each; null when it is one table.
 */
export function findBlocks(headings: readonly string[]): [number, number][] | null {
  const plain = headings.map(plainHeading);
  const starts = startsOf(plain);
  if (starts.length < 2) return null;
  const blocks = starts.map((from, at): [number, number] => [
    at === 0 ? 0 : from,
    (starts[at + 1] ?? plain.length) - 1,
  ]);
  const [first] = blocks;
  const words = (block: [number, number] | undefined) =>
    block ? plain.slice(block[0], block[1] + 1).filter(Boolean) : [];
  const same = blocks.every((block) => words(block).join("|") === words(first).join("|"));
  const naming = words(first).some((word) =>
    /^contact\.(name|firstName)$/.test(matchHeading(word)[0]?.field ?? ""),
  );
  return same && naming && words(first).length >= 2 ? blocks : null;
}

/** Where the first heading stands again. */
function startsOf(plain: readonly string[]): number[] {
  const first = plain.find(Boolean);
  return plain.flatMap((word, at) => (word !== "" && word === first ? [at] : []));
}
