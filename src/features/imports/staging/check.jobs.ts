import "server-only";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { FileRefusal } from "@/lib/spreadsheets/refusal";
import { discardUpload, uploadPath } from "@/lib/uploads";
import type { Lease } from "../batch";
import { refuseFile } from "../batch.mutations";
import { getBatch, getFileAnalysis } from "../batch.queries";
import { cellsToKeep, type Decisions, type FileAnalysis } from "../mapping/decisions";
import type { FileCounts, RowPair } from "../reader/join-rows";
import { type CheckMessage, checkInProcess } from "../reader/reader.worker";
import { matchRows } from "./match.jobs";
import { beginMatching, clearStaged, finishCheck, noteProgress, stagePiece } from "./stage.mutations";

type Check = {
  ctx: Context;
  lease: Lease;
  signal: AbortSignal;
  reading: FileAnalysis;
  decisions: Decisions;
};

/** Of the rows, how far each part of the check takes the bar. */
const shares = { compared: 0.4, staged: 0.4, matched: 0.2 };

/** Every row compared, staged and looked for, in pieces; ends early when the lease was lost to somebody else. */
export async function checkRows(
  { ctx, lease, signal }: Pick<Check, "ctx" | "lease" | "signal">,
  country: string,
): Promise<void> {
  const { decisions } = await getBatch(ctx, lease.batchId);
  const reading = await getFileAnalysis(ctx, lease.batchId);
  if (!decisions) return;
  while (await clearStaged(ctx, lease)) signal.throwIfAborted();
  const file = await stageFile({ ctx, lease, signal, reading, decisions }, country);
  if (!file) return;
  const { counts, pairs } = file;
  const progress = (share: number) =>
    noteProgress(
      ctx,
      lease,
      Math.round(counts.rows * (shares.compared + shares.staged + shares.matched * share)),
    );
  const matching = { ctx, lease, signal, place: decisions.place, rows: counts.rows, progress };
  if (!(await beginMatching(ctx, lease))) return;
  if (await matchRows(matching, pairs)) await finishCheck(ctx, { lease, counts });
}

type StagedFile = { counts: FileCounts; pairs: RowPair[] };

async function stageFile(check: Check, country: string): Promise<StagedFile | null> {
  const { ctx, lease, signal, reading, decisions } = check;
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
    while (await clearStaged(ctx, lease)) signal.throwIfAborted();
    await refuseFile(ctx, { lease, state: "checking", code: error.code });
    await discardUpload(lease.batchId);
  }
  return null;
}

async function takeAll(check: Check, messages: AsyncIterable<CheckMessage>): Promise<StagedFile | null> {
  const pairs: RowPair[] = [];
  for await (const message of messages) {
    check.signal.throwIfAborted();
    if ("counts" in message) return { counts: message.counts, pairs };
    if ("pairs" in message) for (const pair of message.pairs) pairs.push(pair);
    else if (!(await take(check, message))) return null;
  }
  return null;
}

type Part = Exclude<CheckMessage, { counts: FileCounts } | { pairs: RowPair[] }>;

function take({ ctx, lease, reading: { analysis }, decisions }: Check, message: Part): Promise<boolean> {
  if ("compared" in message) return noteProgress(ctx, lease, Math.round(message.compared * shares.compared));
  const { people, joined, rejected, doubts } = message.piece;
  const done = Math.round(analysis.dataRows * shares.compared + message.done * shares.staged);
  const shown = rejected.map((row) => ({ ...row, cells: cellsToKeep(row.cells, analysis, decisions) }));
  return stagePiece(ctx, lease, { people, joined, rejected: shown, doubts, done });
}
