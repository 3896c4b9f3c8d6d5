import { expect, it } from "vitest";
import { retry } from "@/features/imports/batch.mutations";
import { getBatch } from "@/features/imports/batch.queries";
import { commitNext, startCommit } from "@/features/imports/commit/commit.mutations";
import { importFailures } from "@/features/imports/jobs";
import { takeLease } from "@/features/imports/lease.mutations";
import { discardBatch } from "@/features/imports/upload.mutations";
import type { Context } from "@/lib/context";
import { pool } from "@/lib/db";
import { type RunningWorker, startWorker } from "@/lib/worker";
import { signedIn, systemOf } from "../../support/factories";
import { checksums, contactsIn, readyList, undoAll, work } from "../../support/imports";

async function spendTries(task: string, id: string) {
  const key = `${task}:${id}`;
  const used = "UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = $1";
  expect((await pool().query(used, [key])).rowCount).toBe(1);
}

/** A worker that comes up after the one that was killed for the last time. */
async function workerStarts() {
  const worker: RunningWorker = await startWorker({}, {}, importFailures);
  await worker.stop();
}

async function stopped(ctx: Context, id: string) {
  await startCommit(ctx, { batchId: id });
  const lease = await takeLease(systemOf(ctx), id, { owner: "killed", state: "running" });
  if (!lease) throw new Error("the lease was free");
  await commitNext(systemOf(ctx), lease, 2);
  await spendTries("import.commit", id);
  await workerStarts();
}

it("an import whose job has no tries left says so, and goes on when it is told to", async () => {
  const ctx = await signedIn();
  const id = await readyList(ctx, 5);
  await stopped(ctx, id);
  expect(await getBatch(ctx, id)).toMatchObject({
    state: "failed",
    stopReason: "failed",
    stoppedIn: "running",
  });
  expect(await contactsIn(ctx)).toBe(2);
  await expect(discardBatch(ctx, { batchId: id })).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
  await retry(ctx, { batchId: id });
  await work(ctx, "import.commit", id);
  expect(await getBatch(ctx, id)).toMatchObject({ state: "done", stopReason: null, counts: { created: 5 } });
  expect(await contactsIn(ctx)).toBe(5);
  await expect(retry(ctx, { batchId: id })).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
});

it("an import that stopped halfway can be taken back", async () => {
  const ctx = await signedIn();
  const before = await checksums(ctx);
  const id = await readyList(ctx, 5);
  await stopped(ctx, id);
  expect((await undoAll(ctx, id)).state).toBe("undone");
  expect(await checksums(ctx)).toEqual(before);
});

it("what gets further has its tries anew", async () => {
  const ctx = await signedIn();
  const id = await readyList(ctx, 3);
  await startCommit(ctx, { batchId: id });
  await spendTries("import.commit", id);
  const lease = await takeLease(systemOf(ctx), id, { owner: "slow", state: "running" });
  if (!lease) throw new Error("the lease was free");
  await commitNext(systemOf(ctx), lease, 2);
  await workerStarts();
  expect((await getBatch(ctx, id)).state).toBe("running");
});

it("only the secretariat tries again", async () => {
  const ctx = await signedIn();
  const id = await readyList(ctx);
  const organiser = await signedIn({ role: "organiser", union: { id: ctx.unionId, timeZone: ctx.timeZone } });
  await expect(retry(organiser, { batchId: id })).rejects.toMatchObject({ code: "FORBIDDEN" });
});
