/** Starts the job worker in the web process, unless it runs alone. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("./lib/env");
  const { requireRightKeys } = await import("./lib/keys");
  await requireRightKeys();
  if (env.WORKER !== "web") return;
  const { startWebWorker } = await import("./lib/web-worker");
  const { failures, jobs, nights } = await import("./jobs");
  await startWebWorker(jobs, nights, failures);
}
