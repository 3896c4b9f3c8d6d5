import "server-only";
import { randomUUID } from "node:crypto";
import type { ImportState } from "@/generated/prisma/enums";
import { type Context, systemContext } from "@/lib/context";
import { today } from "@/lib/dates";
import { read } from "@/lib/db";
import type { JobPayload } from "@/lib/queue";
import { discardUpload, uploadPath } from "@/lib/uploads";
import type { JobHandler } from "@/lib/worker";
import { commitNext } from "./commits/mutations";
import { FileRefusal } from "./files/refusals/rules";
import { type Lease, returnLease, takeLease } from "./leases/mutations";
import { getBatch, getProgress } from "./queries";
import { analyseInProcess } from "./reader/rules";
import { refuseFile, storeReading } from "./readings/mutations";
import type { Reading } from "./readings/rules";
import { checkRows } from "./stagings/jobs";
import { undoNext } from "./undos/mutations";

type Work = { ctx: Context; country: string; lease: Lease; signal: AbortSignal };

/** Each handler takes the batch's lease, calls one mutation until it has nothing left, and may be killed at any instant. */
export const importJobs: Record<string, JobHandler> = {
  "import.read": leased("reading", readFile),
  "import.check": leased("checking", ({ country, ...work }) => checkRows(work, country)),
  "import.commit": leased("running", commitRows),
  "import.undo": leased("undoing", ({ ctx, lease, signal }) => repeat(() => undoNext(ctx, lease), signal)),
};

function leased(state: ImportState, work: (work: Work) => Promise<void>): JobHandler {
  return async ({ unionId, id }: JobPayload, signal) => {
    const union = await unionOf(unionId);
    if (!union) return;
    const ctx = systemContext(union, "import");
    const lease = await takeLease(ctx, id, { owner: randomUUID(), state });
    if (!lease) return stillHeld(ctx, id, state);
    try {
      await work({ ctx, country: union.country, lease, signal });
    } finally {
      await returnLease(ctx, lease);
    }
  };
}

/** Another worker holds it, or held it when it was killed: come back, unless the batch has gone on or was discarded. */
async function stillHeld(ctx: Context, id: string, state: ImportState): Promise<void> {
  const where = { unionId: ctx.unionId, id, state };
  const waits = await read(ctx, (tx) => tx.importBatch.count({ where }));
  if (waits > 0) throw new Error("the batch is leased by another worker; trying again later");
}

async function unionOf(id: string): Promise<{ id: string; timeZone: string; country: string } | null> {
  const ctx = systemContext({ id, timeZone: "UTC" }, "import");
  return read(ctx, (tx) =>
    tx.union.findFirst({ where: { id }, select: { id: true, timeZone: true, country: true } }),
  );
}

async function repeat(next: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
  while (await next()) {
    if (signal.aborted) throw new Error("the worker is stopping; the next one goes on");
  }
}

async function commitRows({ ctx, lease, signal }: Work): Promise<void> {
  await repeat(() => commitNext(ctx, lease), signal);
  // The people are in: the employer's list, with its citizen numbers, need not lie about.
  if ((await getProgress(ctx, lease.batchId)).state === "done") await discardUpload(lease.batchId);
}

async function readFile({ ctx, country, lease }: Work): Promise<void> {
  const { reading, fileName } = await getBatch(ctx, lease.batchId);
  const options = { defaultCountry: country, today: today(ctx), fileName, ...chosenSheets(reading) };
  try {
    const { file, analysis, alike, examples } = await analyseInProcess(uploadPath(lease.batchId), options);
    const sheets = [...new Set(analysis.parts.map(({ sheet }) => sheet))];
    await storeReading(ctx, lease, { file, sheets, alike, analysis, rows: examples });
  } catch (error) {
    if (!(error instanceof FileRefusal)) throw error;
    await refuseFile(ctx, lease, error.code);
    await discardUpload(lease.batchId);
  }
}

/** A reading that is there already was thrown back by somebody who chose other sheets. */
function chosenSheets(reading: Reading | null): { sheets?: number[] } {
  return reading ? { sheets: reading.sheets } : {};
}
