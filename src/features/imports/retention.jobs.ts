import "server-only";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { everyUnion } from "@/lib/every-union";
import { enqueue } from "@/lib/queue";
import { discardUpload, uploadsBefore } from "@/lib/uploads";
import type { JobHandler, NightlyJob } from "@/lib/worker";
import { clearLapsed, forgetNext, fromTheStart, lapseNext } from "./retention.mutations";
import { endedImports, importsWithFiles, lapsedImports } from "./retention.queries";

const task = "import.retention";
const hour = 3_600_000;

export const retentionJobs: Record<string, JobHandler> = {
  [task]: async ({ unionId }, signal) => {
    const ctx = (await everyUnion("import")).find((each) => each.unionId === unionId);
    if (!ctx) return;
    await discardWaiting(ctx, signal);
    await forgetEnded(ctx, signal);
  },
};

/** What is left of the employer's lists goes in the night, or as soon as a worker runs again. */
export const retentionNights: Record<string, NightlyJob> = {
  "import.nightly": {
    at: "45 18 * * *",
    catchUp: true,
    work: async () => {
      const unions = await everyUnion("import");
      for (const ctx of unions) await write(ctx, (tx) => enqueue(tx, ctx, { task, id: ctx.unionId }));
      await sweepUploads(unions);
    },
  },
};

async function discardWaiting(ctx: Context, signal: AbortSignal): Promise<void> {
  while ((await lapseNext(ctx)) !== null) signal.throwIfAborted();
  for (const batchId of await lapsedImports(ctx)) {
    // The file first: of an import without its file something is left to find.
    await discardUpload(batchId);
    while (await clearLapsed(ctx, batchId)) signal.throwIfAborted();
  }
}

async function forgetEnded(ctx: Context, signal: AbortSignal): Promise<void> {
  for (const batchId of await endedImports(ctx)) {
    let from: typeof fromTheStart | null = fromTheStart;
    while (from !== null) {
      signal.throwIfAborted();
      from = await forgetNext(ctx, { batchId, from });
    }
  }
}

/** Files that no import waits for: of a process that was killed between a file and its import, or between its end and the file. */
async function sweepUploads(unions: readonly Context[]): Promise<void> {
  const files = await uploadsBefore(new Date(Date.now() - hour));
  const needed = new Set<string>();
  for (const ctx of unions) for (const id of await importsWithFiles(ctx)) needed.add(id);
  for (const id of files) if (!needed.has(id)) await discardUpload(id);
}
