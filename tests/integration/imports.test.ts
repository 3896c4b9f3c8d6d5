import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { startCommit } from "@/features/imports/commits/mutations";
import { importJobs } from "@/features/imports/jobs";
import { getBatch } from "@/features/imports/queries";
import { checkRows } from "@/features/imports/readings/mutations";
import type { Choices } from "@/features/imports/schema";
import { createBatch } from "@/features/imports/uploads/mutations";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { uploadPath } from "@/lib/uploads";
import { signedIn } from "../support/factories";

const fixture = (name: string) => path.join("tests/fixtures/imports", name);
const never = new AbortController().signal;
const cikarang = { employer: "PT Contoh Garmen", workplace: "Cikarang" };

async function work(ctx: Context, task: string, id: string) {
  await importJobs[task]?.({ unionId: ctx.unionId, id }, never);
}

async function upload(ctx: Context, name: string) {
  const id = newId();
  await mkdir(path.dirname(uploadPath(id)), { recursive: true });
  await copyFile(fixture(name), uploadPath(id));
  const { size } = await stat(uploadPath(id));
  const hash = createHash("sha256").update(await readFile(uploadPath(id))).digest("hex");
  await createBatch(ctx, { id, fileName: name, size, hash });
  await work(ctx, "import.read", id);
  return id;
}

const choices = (batchId: string, some: Partial<Choices> = {}): Choices => ({
  batchId, place: cikarang, fields: {}, dateOrders: {}, groups: {}, recordHeadcount: true, ...some,
});

async function check(ctx: Context, id: string, some: Partial<Choices> = {}) {
  await checkRows(ctx, choices(id, some));
  await work(ctx, "import.check", id);
  return getBatch(ctx, id);
}
async function commit(ctx: Context, id: string) {
  await startCommit(ctx, { batchId: id });
  await work(ctx, "import.commit", id);
  return getBatch(ctx, id);
}

describe("scratch", () => {
  it.each(["roster-cikarang.xlsx", "cos-dues-2026-10.xlsx", "nationbuilder-people.csv", "branch-list-windows1252.csv"])("%s", async (name) => {
    const ctx = await signedIn();
    const t: Record<string, unknown> = {};
    for (const run of [1, 2]) {
      let from = performance.now();
      const id = await upload(ctx, name);
      const lap = (k: string) => { t[`${run}${k}`] = Math.round(performance.now() - from); from = performance.now(); };
      lap("read");
      const checked = await check(ctx, id);
      lap("check");
      console.log(name, run, checked.state, JSON.stringify(checked.counts));
      const done = await commit(ctx, id);
      lap("commit");
      console.log(name, run, done.state, JSON.stringify(done.counts));
    }
    console.log(name, t);
    expect(1).toBe(1);
  }, 120_000);
});
