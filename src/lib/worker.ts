import "server-only";
import { EventEmitter } from "node:events";
import {
  type JobHelpers,
  Logger,
  parseCronItems,
  type Runner,
  run,
  type WorkerEvents,
} from "graphile-worker";
import { z } from "zod";
import { pool } from "./db";
import { id } from "./ids";
import { noteRun } from "./incidents";
import { log } from "./log";
import { type JobPayload, takeEndedJobs } from "./queue";
import { redacted } from "./refusals";
import { deregister, heartbeat, releaseDeadWorkers } from "./worker-status";

const beatEvery = 10_000;
const catchUpPeriod = 24 * 3_600_000;
const payloadShape = z.object({ unionId: id, id });

const levels = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;
const logger = new Logger(() => (level, message) => log[levels[level]](message));

/** `signal` is aborted when the process stops: finish the piece at hand and give the lease back. */
export type JobHandler = (payload: JobPayload, signal: AbortSignal) => Promise<void>;
/** Runs daily at this time in UTC, in one of the workers. A night without a worker is skipped, unless `catchUp`. */
export type NightlyJob = { at: string; catchUp?: boolean; work: (signal: AbortSignal) => Promise<void> };
/** Called when one of its jobs has used all its attempts, in this process or in a killed one. */
export type JobEnding = (payload: JobPayload) => Promise<void>;
export type RunningWorker = { stop: () => Promise<void> };

export async function startWorker(
  handlers: Record<string, JobHandler>,
  nightly: Record<string, NightlyJob> = {},
  endings: Record<string, JobEnding> = {},
): Promise<RunningWorker> {
  const ids = new Set<string>();
  const stopping = new AbortController();
  const events: WorkerEvents = new EventEmitter();
  // Jobs are locked in the name of the pool, not of its workers.
  events.on("pool:create", ({ workerPool }) => ids.add(workerPool.id));
  await releaseDeadWorkers();
  const runner = await run({
    pgPool: pool(),
    events,
    logger,
    concurrency: 1,
    pollInterval: 2_000,
    noHandleSignals: true,
    parsedCronItems: parseCronItems(
      Object.entries(nightly).map(([task, { at, catchUp }]) => {
        const options = { backfillPeriod: catchUp ? catchUpPeriod : 0 };
        return { task, match: at, identifier: task, options };
      }),
    ),
    taskList: { ...tasks(handlers, stopping.signal), ...nights(nightly, stopping.signal) },
  });
  const pulse = setInterval(() => void attempt([...ids], endings), beatEvery);
  events.on("job:failed", () => void attempt([...ids], endings));
  pulse.unref();
  await attempt([...ids], endings);
  return { stop: () => stop({ runner, stopping, pulse, ids: [...ids] }) };
}

function tasks(handlers: Record<string, JobHandler>, signal: AbortSignal) {
  const entries = Object.entries(handlers).map(([name, handler]) => [
    name,
    (payload: unknown, { job }: JobHelpers) =>
      tell({ task: name, job: job.id, signal }, async () => handler(payloadShape.parse(payload), signal)),
  ]);
  return Object.fromEntries(entries);
}

function nights(nightly: Record<string, NightlyJob>, signal: AbortSignal) {
  const entries = Object.entries(nightly).map(([name, { work }]) => [
    name,
    (_payload: unknown, { job }: JobHelpers) =>
      tell({ task: name, job: job.id, signal }, async () => work(signal)),
  ]);
  return Object.fromEntries(entries);
}

type Run = { task: string; job: string; signal: AbortSignal };

/** The queue stores an error's message, so it gets one without. A run that ends because the process stops has not failed. */
async function tell({ task, job, signal }: Run, work: () => Promise<void>): Promise<void> {
  const started = performance.now();
  const passed = () => Math.round(performance.now() - started);
  await work().catch(async (error: unknown) => {
    log.warn({ task, job }, "job failed");
    if (signal.aborted) throw new Error("stopped");
    const refusal = redacted(error, { kind: "job", place: task });
    await noteRun(task, { ms: passed(), failed: true });
    throw refusal;
  });
  await noteRun(task, { ms: passed(), failed: false });
  log.info({ task, job, ms: passed() }, "job done");
}

async function attempt(ids: string[], endings: Record<string, JobEnding>): Promise<void> {
  try {
    await heartbeat(ids);
    await releaseDeadWorkers();
    await takeEndedJobs(async ({ task, payload }) => {
      log.error({ task }, "a job was tried as often as it may be");
      await endings[task]?.(payloadShape.parse(payload));
    });
  } catch (error) {
    log.warn({ code: (error as { code?: string }).code }, "the worker could not reach the database");
  }
}

type Running = { runner: Runner; stopping: AbortController; pulse: NodeJS.Timeout; ids: string[] };

async function stop({ runner, stopping, pulse, ids }: Running): Promise<void> {
  clearInterval(pulse);
  stopping.abort(new Error("the worker is stopping; the next one goes on"));
  await runner.stop();
  await deregister(ids);
}
