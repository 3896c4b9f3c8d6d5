import "server-only";
import type { Context } from "@/lib/context";
import type { Lease } from "../batch";
import type { PlaceChoice } from "../mapping/choices.schema";
import type { RowPair } from "../reader/join-rows";
import { type Possible, questionsOf, settled, tieOf } from "./candidates";
import { keepPairs, keepPossible, recognise } from "./candidates.mutations";
import { possibleIn } from "./candidates.queries";
import { chooseMatches, undecided } from "./choose-matches";
import { keepMatches, nextRange } from "./match.mutations";
import { foundIn } from "./number-matches.queries";

export type Matching = {
  ctx: Context;
  lease: Lease;
  signal: AbortSignal;
  place: PlaceChoice | null;
  /** Rows of the file, of which `share` are done; false when the lease was lost. */
  rows: number;
  progress: (share: number) => Promise<boolean>;
};

const keptAtOnce = 10_000;

/** How far each part of the matching takes the bar: looking by numbers, keeping whom they say, comparing the rest. */
const shares = { found: 0.4, kept: 0.1, asked: 0.5 };

/** Looks for every row that is nobody yet among the people who are there. False when the lease was lost to somebody else. */
export async function matchRows(matching: Matching, pairs: readonly RowPair[]): Promise<boolean> {
  const doubtful = await matchAll(matching);
  return doubtful !== null && (await askAll(matching, doubtful, pairs));
}

/** Whose row is whose contact is decided over the whole file: two rows may want the same one. Gives back what is open. */
async function matchAll({
  ctx,
  lease,
  signal,
  place,
  rows,
  progress,
}: Matching): Promise<readonly Possible[] | null> {
  const [candidates, doubtful] = [[], []] as [Awaited<ReturnType<typeof foundIn>>["sure"], Possible[]];
  let looked = 0;
  for (let range = await nextRange(ctx, { lease, after: 0 }); range; ) {
    signal.throwIfAborted();
    const found = await foundIn(ctx, { lease, place, range });
    for (const candidate of found.sure) candidates.push(candidate);
    for (const question of found.doubtful) doubtful.push(question);
    looked += range.rows;
    if (!(await progress((looked / rows) * shares.found))) return null;
    range = await nextRange(ctx, { lease, after: range.to });
  }
  const chosen = chooseMatches(candidates);
  let kept = 0;
  for (const matches of inPieces(chosen, keptAtOnce)) {
    signal.throwIfAborted();
    if (!(await progress(shares.found + (kept / chosen.size) * shares.kept))) return null;
    if (!(await keepMatches(ctx, { lease, matches }))) return null;
    kept += matches.length;
  }
  return undecided([...doubtful, ...undecided(candidates, chosen).map(tieOf)], chosen);
}

function* inPieces<T>(list: Iterable<T>, size: number): Generator<T[]> {
  let piece: T[] = [];
  for (const item of list) {
    piece.push(item);
    if (piece.length < size) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

/** Whoever is nobody yet: known from an earlier answer, sure by the matcher of the rows themselves, or a question. */
async function askAll(
  { ctx, lease, signal, place, rows, progress }: Matching,
  doubtful: readonly Possible[],
  pairs: readonly RowPair[],
): Promise<boolean> {
  if (!(await recognise(ctx, lease))) return false;
  let asked = 0;
  for (let range = await nextRange(ctx, { lease, after: 0 }); range; ) {
    signal.throwIfAborted();
    const possible = await possibleIn(ctx, { lease, place, range });
    const found = settled([...possible, ...questionsOf(doubtful, possible, range)]);
    if (found.sure.length + found.asked.length > 0 && !(await keepPossible(ctx, { lease, ...found })))
      return false;
    asked += range.rows;
    if (!(await progress(shares.found + shares.kept + (asked / rows) * shares.asked))) return false;
    range = await nextRange(ctx, { lease, after: range.to });
  }
  return pairs.length === 0 || (await keepPairs(ctx, { lease, pairs }));
}
