import "server-only";
import { randomUUID } from "node:crypto";
import { listIssues } from "@/features/issues/queries";
import { type Context, systemContext } from "@/lib/context";
import { today } from "@/lib/dates";
import { read } from "@/lib/db";
import type { JobPayload } from "@/lib/queue";
import { FileRefusal } from "@/lib/spreadsheets/refusal";
import { discardUpload, uploadPath } from "@/lib/uploads";
import type { JobEnding, JobHandler } from "@/lib/worker";
import { type Lease, type WorkState, workOfTask } from "./batch";
import { refuseFile, stopBatch } from "./batch.mutations";
import { getBatch, getProgress } from "./batch.queries";
import { storeFileAnalysis } from "./choices.mutations";
import { commitNext } from "./commit/commit.mutations";
import { matchAgain } from "./commit/rematch.jobs";
import { requeue, returnLease, takeLease } from "./lease.mutations";
import type { FileAnalysis } from "./mapping/decisions";
import { analyseInProcess } from "./reader/reader.worker";
import { checkRows } from "./staging/check.jobs";
import { undoNext } from "./undo/undo.mutations";

type Work = { ctx: Context; country: string; lease: Lease; signal: AbortSignal };

/** Each handler takes the batch's lease, calls one mutation until it has nothing left, and may be killed at any instant. */
export const importJobs: Record<string, JobHandler> = {
  "import.read": leased("reading", readFile),
  "import.check": leased("checking", ({ country, ...work }) => checkRows(work, country)),
  "import.commit": leased("running", commitRows),
  "import.undo": leased("undoing", ({ ctx, lease, signal }) => repeat(() => undoNext(ctx, lease), signal)),
};

/** An import whose job was tried as often as it may be stands still, and says so. */
export const importFailures: Record<string, JobEnding> = Object.fromEntries(
  Object.keys(importJobs).map((task) => [
    task,
    async ({ unionId, id }: JobPayload) => {
      const state = workOfTask(task);
      const union = await unionOf(unionId);
      if (union && state) await stopBatch(systemContext(union, "import"), { batchId: id, state });
    },
  ]),
);

function leased(state: WorkState, work: (work: Work) => Promise<void>): JobHandler {
  return async ({ unionId, id }: JobPayload, signal) => {
    const union = await unionOf(unionId);
    if (!union) return;
    const ctx = systemContext(union, "import");
    const lease = await takeLease(ctx, id, { owner: randomUUID(), state });
    if (!lease) return requeue(ctx, { batchId: id, state });
    try {
      await work({ ctx, country: union.country, lease, signal });
    } finally {
      await returnLease(ctx, lease);
    }
  };
}

async function unionOf(id: string): Promise<{ id: string; timeZone: string; country: string } | null> {
  const ctx = systemContext({ id, timeZone: "UTC" }, "import");
  return read(ctx, (tx) =>
    tx.union.findFirst({ where: { id }, select: { id: true, timeZone: true, country: true } }),
  );
}

async function repeat(next: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  while (await next()) signal.throwIfAborted();
}

async function commitRows({ ctx, lease, signal }: Work): Promise<void> {
  if (!(await matchAgain({ ctx, lease, signal }))) return;
  await repeat(() => commitNext(ctx, lease), signal);
  // The people are in: the employer's list, with its citizen numbers, need not lie about.
  if ((await getProgress(ctx, lease.batchId)).state === "done") await discardUpload(lease.batchId);
}

async function readFile({ ctx, country, lease }: Work): Promise<void> {
  const { reading, fileName } = await getBatch(ctx, lease.batchId);
  const issues = (await listIssues(ctx, { archived: true })).map(({ name }) => name);
  const options = { defaultCountry: country, today: today(ctx), fileName, issues, ...askedOf(reading) };
  try {
    const { file, analysis, alike, named, examples, top } = await analyseInProcess(
      uploadPath(lease.batchId),
      options,
    );
    const sheets = [...new Set(analysis.parts.map(({ sheet }) => sheet))];
    const asked = reading?.asked ?? {};
    const found = { file, sheets, alike, named, analysis };
    await storeFileAnalysis(ctx, lease, { ...found, rows: examples, top, asked });
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    await refuseFile(ctx, { lease, state: "reading", code: error.code });
    await discardUpload(lease.batchId);
  }
}

/** A reading that is there already was thrown back by somebody who chose other sheets, headings or letters. */
function askedOf(reading: FileAnalysis | null): Partial<Parameters<typeof analyseInProcess>[1]> {
  if (!reading) return {};
  const { headerRow, ...asked } = reading.asked ?? {};
  return { sheets: reading.sheets, asked, ...(headerRow !== undefined && { headerRow }) };
}
