import "server-only";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { uploadPath } from "@/lib/uploads";
import { FileRefusal } from "../files/refusals/rules";
import type { Lease } from "../leases/mutations";
import { getBatch, getReading } from "../queries";
import { type CheckMessage, checkInProcess } from "../reader/rules";
import { refuseFile } from "../readings/mutations";
import { cellsToKeep, type Decisions, type Reading } from "../readings/rules";
import type { PlaceChoice } from "../schema";
import { keepPairs, keepPossible, recognise } from "./matches/candidates/mutations";
import { possibleIn } from "./matches/candidates/queries";
import { questionsOf, settled } from "./matches/candidates/rules";
import { candidatesIn, keepMatches, nextRange } from "./matches/mutations";
import { type Candidate, chooseMatches, undecided } from "./matches/rules";
import { clearStaged, finishCheck, noteProgress, stagePiece } from "./mutations";
import type { FileCounts, RowPair } from "./rules";

type Check = {
  ctx: Context;
  lease: Lease;
  signal: AbortSignal;
  reading: Reading;
  decisions: Decisions;
};

/** Of the rows, how far each part of the check takes the bar. */
const shares = { compared: 0.4, staged: 0.4, matched: 0.2 };
const keptAtOnce = 10_000;

/** Every row compared, staged and looked for, in pieces; ends early when the lease was lost to somebody else. */
export async function checkRows(
  { ctx, lease, signal }: Pick<Check, "ctx" | "lease" | "signal">,
  country: string,
): Promise<void> {
  const { decisions } = await getBatch(ctx, lease.batchId);
  const reading = await getReading(ctx, lease.batchId);
  if (!decisions) return;
  while (await clearStaged(ctx, lease)) mayGoOn(signal);
  const file = await stageFile({ ctx, lease, signal, reading, decisions }, country);
  if (!file) return;
  const { counts, pairs } = file;
  const matching = { ctx, lease, signal, place: decisions.place, rows: counts.rows };
  const found = await matchAll(matching);
  if (found && (await askAll(matching, found, pairs))) await finishCheck(ctx, { lease, counts });
}

function mayGoOn(signal: AbortSignal): void {
  if (signal.aborted) throw new Error("the worker is stopping; the next one goes on");
}

type StagedFile = { counts: FileCounts; pairs: RowPair[] };

async function stageFile(check: Check, country: string): Promise<StagedFile | null> {
  const { ctx, lease, reading, decisions } = check;
  const { dataRows: rows, parts, leftOut, context, asked = null } = reading.analysis;
  const messages = checkInProcess(uploadPath(lease.batchId), {
    rows,
    analysis: { parts, leftOut, context, asked },
    mapping: decisions.mapping,
    options: { defaultCountry: country, today: today(ctx) },
  });
  try {
    return await takeAll(check, messages);
  } catch (error) {
    // A reader that fell over may have been pushed; what it says of the file stays true however often it is asked.
    if (!(error instanceof FileRefusal) || error.code === "reader_failed") throw error;
    await refuseFile(ctx, lease, error.code);
  }
  return null;
}

async function takeAll(check: Check, messages: AsyncIterable<CheckMessage>): Promise<StagedFile | null> {
  const pairs: RowPair[] = [];
  for await (const message of messages) {
    mayGoOn(check.signal);
    if ("counts" in message) return { counts: message.counts, pairs };
    if ("pairs" in message) for (const pair of message.pairs) pairs.push(pair);
    else if (!(await take(check, message))) return null;
  }
  return null;
}

type Part = Exclude<CheckMessage, { counts: FileCounts } | { pairs: RowPair[] }>;

function take({ ctx, lease, reading: { analysis }, decisions }: Check, message: Part): Promise<boolean> {
  if ("compared" in message) return noteProgress(ctx, lease, Math.round(message.compared * shares.compared));
  const { people, joined, rejected } = message.piece;
  const done = Math.round(analysis.dataRows * shares.compared + message.done * shares.staged);
  const shown = rejected.map((row) => ({ ...row, cells: cellsToKeep(row.cells, analysis, decisions) }));
  return stagePiece(ctx, lease, { people, joined, rejected: shown, done });
}

type Matching = Pick<Check, "ctx" | "lease" | "signal"> & { place: PlaceChoice | null; rows: number };

/** Whose row is whose contact is decided over the whole file: two rows may want the same one. */
async function matchAll({ ctx, lease, signal, place, rows }: Matching): Promise<Candidate[] | null> {
  const candidates: Candidate[] = [];
  const doneAt = (share: number) =>
    Math.round(rows * (shares.compared + shares.staged + shares.matched * share));
  let looked = 0;
  for (let range = await nextRange(ctx, { lease, after: 0 }); range; ) {
    mayGoOn(signal);
    for (const candidate of await candidatesIn(ctx, { lease, place, range })) candidates.push(candidate);
    looked += range.rows;
    if (!(await noteProgress(ctx, lease, doneAt((looked / rows) * 0.8)))) return null;
    range = await nextRange(ctx, { lease, after: range.to });
  }
  const chosen = chooseMatches(candidates);
  const matches = [...chosen];
  for (let at = 0; at < matches.length; at += keptAtOnce) {
    mayGoOn(signal);
    const done = doneAt(0.8 + (at / matches.length) * 0.2);
    if (!(await keepMatches(ctx, { lease, matches: matches.slice(at, at + keptAtOnce), done }))) return null;
  }
  return undecided(candidates, chosen);
}

/** Whoever is nobody yet: known from an earlier answer, sure by the matcher of the rows themselves, or a question. */
async function askAll(
  { ctx, lease, signal, place }: Matching,
  tied: readonly Candidate[],
  pairs: RowPair[],
): Promise<boolean> {
  if (!(await recognise(ctx, lease))) return false;
  for (let range = await nextRange(ctx, { lease, after: 0 }); range; ) {
    mayGoOn(signal);
    const possible = await possibleIn(ctx, { lease, place, range });
    const found = settled([...possible, ...questionsOf(tied, possible, range)]);
    if (found.sure.length + found.asked.length > 0 && !(await keepPossible(ctx, { lease, ...found })))
      return false;
    range = await nextRange(ctx, { lease, after: range.to });
  }
  return pairs.length === 0 || (await keepPairs(ctx, { lease, pairs }));
}
