import { startWebWorker } from "@/lib/web-worker";
import { startWorker } from "@/lib/worker";

// A worker at a job that does not end: killed by the tests, or stopped as scripts/web.mjs stops the worker of the web server.
const [task = "", manner] = process.argv.slice(2);

if (manner === "stopped") {
  const untilStopped = (_: unknown, signal: AbortSignal) =>
    new Promise<void>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  await startWebWorker({ [task]: untilStopped }, {}, {});
  const { stopSerikatWorker } = globalThis as { stopSerikatWorker?: () => Promise<void> };
  process.once("SIGTERM", () => void stopSerikatWorker?.().then(() => process.exit(0)));
} else {
  await startWorker({ [task]: () => new Promise<void>(() => undefined) });
}
