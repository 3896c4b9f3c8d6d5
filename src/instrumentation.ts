import type { Instrumentation } from "next";

/** Starts the job worker in the web process, unless it runs alone. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("./lib/env");
  const { quietConsole } = await import("./lib/quiet-console");
  quietConsole();
  const { requireRightKeys } = await import("./lib/keys");
  await requireRightKeys();
  if (env.WORKER !== "web") return;
  const { startWebWorker } = await import("./lib/web-worker");
  const { failures, jobs, nights } = await import("./jobs");
  await startWebWorker(jobs, nights, failures);
}

const kinds = { render: "page", action: "action", route: "route", proxy: "route" } as const;

/** An error that reached Next: a page that broke, with the number that it shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteIncident } = await import("./lib/incidents");
  await noteIncident(error, { kind: kinds[context.routeType], place: context.routePath });
};
