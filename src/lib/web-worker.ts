import "server-only";
import { log } from "./log";
import { type JobEnding, type JobHandler, type NightlyJob, type RunningWorker, startWorker } from "./worker";

const shared = globalThis as typeof globalThis & { serikatWorker?: Promise<RunningWorker> };

/** Once for each process, however often a development server loads this. On SIGTERM it hands its lease back. */
export async function startWebWorker(
  handlers: Record<string, JobHandler>,
  nightly: Record<string, NightlyJob>,
  endings: Record<string, JobEnding>,
): Promise<void> {
  if (shared.serikatWorker) return;
  shared.serikatWorker = startWorker(handlers, nightly, endings);
  const worker = await shared.serikatWorker;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      worker
        .stop()
        .catch((error: unknown) =>
          log.error({ code: (error as { code?: string }).code }, "the worker did not stop cleanly"),
        );
    });
  }
}
