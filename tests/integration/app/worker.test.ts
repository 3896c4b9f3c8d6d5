import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { afterEach, expect, it, vi } from "vitest";
import { pool, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { enqueue, type JobPayload } from "@/lib/queue";
import { type RunningWorker, startWorker } from "@/lib/worker";
import { heartbeat, isWorkerAlive, releaseDeadWorkers } from "@/lib/worker-status";
import { signedIn, systemOf } from "../../support/factories";

const running: RunningWorker[] = [];
afterEach(async () => {
  for (const worker of running.splice(0)) await worker.stop();
});

/** A worker whose one task resolves with its payload. */
async function workerFor(task: string) {
  let resolve: (payload: JobPayload) => void = () => undefined;
  const worked = new Promise<JobPayload>((done) => {
    resolve = done;
  });
  running.push(await startWorker({ [task]: async (payload) => resolve(payload) }));
  return worked;
}

async function queued(task: string) {
  const ctx = await signedIn();
  const id = newId();
  await write(systemOf(ctx), (tx) => enqueue(tx, ctx, { task, id }));
  return { unionId: ctx.unionId, id };
}

it("works off what was queued, and is known to be alive", async () => {
  const job = await queued("test.one");
  expect(await workerFor("test.one")).toEqual(job);
  expect(await isWorkerAlive()).toBe(true);
});

it("queues nothing when the change it belongs to is rolled back", async () => {
  const ctx = await signedIn();
  const lost = write(systemOf(ctx), async (tx) => {
    await enqueue(tx, ctx, { task: "test.rolled_back", id: newId() });
    throw new Error("rolled back");
  });
  await expect(lost).rejects.toThrow("rolled back");
  const { rows } = await pool().query(
    "SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'test.rolled_back'",
  );
  expect(rows).toEqual([]);
});

it("takes over the job of a worker that was killed", async () => {
  const job = await queued("test.two");
  await heartbeat(["killed"]);
  await lockJob(job.id, "killed");
  await pool().query("UPDATE worker SET seen_at = now() - interval '5 minutes' WHERE id = 'killed'");
  await releaseDeadWorkers();
  expect(await workerFor("test.two")).toEqual(job);
});

it("gives its job back when the process is told to stop, for the next worker to take at once", async () => {
  const job = await queued("test.stopped");
  const args = ["--conditions=react-server", "--import", "tsx", "tests/support/hanging-worker.ts"];
  const child = spawn(process.execPath, [...args, "test.stopped", "stopped"], {
    stdio: "ignore",
    env: process.env,
  });
  await vi.waitFor(async () => holderOf(job.id), { timeout: 30_000, interval: 100 });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  expect(await gone).toBe(0);
  expect(await lockOf(job.id)).toBeNull();
});

it("takes over the job of a process that was killed at its work, by the name under which it held it", async () => {
  const job = await queued("test.killed");
  const args = ["--conditions=react-server", "--import", "tsx", "tests/support/hanging-worker.ts"];
  const child = spawn(process.execPath, [...args, "test.killed"], { stdio: "ignore", env: process.env });
  const holder = await vi.waitFor(async () => holderOf(job.id), { timeout: 30_000, interval: 100 });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
  const seen = await pool().query(
    "UPDATE worker SET seen_at = now() - interval '5 minutes' WHERE id = $1 RETURNING id",
    [holder],
  );
  expect(seen.rowCount).toBe(1);
  await releaseDeadWorkers();
  expect(await workerFor("test.killed")).toEqual(job);
});

it("takes over the job of a process that was killed before it had said that it is there", async () => {
  const job = await queued("test.unsaid");
  await lockJob(job.id, "unsaid");
  await releaseDeadWorkers();
  expect(await lockOf(job.id)).toBe("unsaid");
  await pool().query(
    "UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '5 minutes' WHERE locked_by = 'unsaid'",
  );
  await releaseDeadWorkers();
  expect(await workerFor("test.unsaid")).toEqual(job);
});

it("tells the log and the queue where a job failed, never what it worked on", async () => {
  const canary = "Siti Canary 3604121204880004";
  const { id } = await queued("test.leaky");
  const args = ["--conditions=react-server", "--import", "tsx", "tests/support/worker-child.ts"];
  const child = spawn(process.execPath, [...args, "test.leaky", canary], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, LOG_LEVEL: "trace" },
  });
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const { rows } = await pool().query<{ job: string; error: string | null }>(
    "SELECT to_jsonb(j)::text AS job, last_error AS error FROM graphile_worker._private_jobs j WHERE payload ->> 'id' = $1",
    [id],
  );
  const [{ job, error } = { job: "", error: null }] = rows;
  expect(error).toContain("P2010");
  expect(said).toContain("P2010");
  expect(`${said}${complained}${job}`).not.toMatch(/Canary|360412/);
});

async function lockOf(id: string): Promise<string | null> {
  const { rows } = await pool().query<{ holder: string | null }>(
    "SELECT locked_by AS holder FROM graphile_worker._private_jobs WHERE payload ->> 'id' = $1",
    [id],
  );
  return rows[0]?.holder ?? null;
}

async function holderOf(id: string): Promise<string> {
  const holder = await lockOf(id);
  const { rows } = await pool().query("SELECT id FROM worker");
  if (!holder || rows.length === 0) throw new Error("nobody holds it yet");
  return holder;
}

async function lockJob(id: string, worker: string) {
  const { rowCount } = await pool().query(
    "UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = $2, attempts = 1 WHERE payload ->> 'id' = $1",
    [id, worker],
  );
  expect(rowCount).toBe(1);
}
