import "server-only";
import { log } from "./log";
import { type JobEnding, type JobHandler, type NightlyJob, type RunningWorker, startWorker } from "./worker";

const shared = globalThis as typeof globalThis & {
  serikatWorker?: Promise<RunningWorker>;
  /** scripts/web.mjs waits for it before it ends the process, or the lease of a job would be lost for half a minute. */
  stopSerikatWorker?: () => Promise<void>;
};

/** Once a process, however often a development server loads this. On SIGTERM it hands its lease back. */
export async function startWebWorker(
  handlers: Record<string, JobHandler>,
  nightly: Record<string, NightlyJob>,
  endings: Record<string, JobEnding>,
): Promise<void> {
  if (shared.serikatWorker) return;
  shared.serikatWorker = startWorker(handlers, nightly, endings);
  const worker = await shared.serikatWorker;
  const stop = once(() => worker.stop().catch(tellUnclean));
  shared.stopSerikatWorker = stop;
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}

function tellUnclean(error: unknown): void {
  log.error({ code: (error as { code?: string }).code }, "the worker did not stop cleanly");
}
