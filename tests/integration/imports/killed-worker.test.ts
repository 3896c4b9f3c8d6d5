import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { getBatch } from "@/features/imports/batch.queries";
import { startCommit } from "@/features/imports/commit/commit.mutations";
import type { Context } from "@/lib/context";
import { Prisma, read, write } from "@/lib/db";
import { signedIn, systemOf } from "../../support/factories";
import { checkAll, checksums, people, readLines, readyList, undoAll, work } from "../../support/imports";

const longEnough = 300_000;

/** A process that commits; killed in the middle of what it does after so many transactions, unless it is done before. */
async function commitAndDie(
  ctx: Context,
  batchId: string,
  { after, delay }: { after: number; delay: number },
) {
  const args = ["--conditions=react-server", "--import", "tsx", "tests/support/import-child.ts"];
  const child = spawn(process.execPath, [...args, ctx.unionId, batchId, "300"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(child, "exit");
  let committed = 0;
  for await (const _ of createInterface({ input: child.stdout })) {
    committed += 1;
    if (committed < after) continue;
    await wait(delay);
    child.kill("SIGKILL");
    break;
  }
  await exit;
  await write(systemOf(ctx), (tx) =>
    tx.importBatch.updateMany({
      where: { unionId: ctx.unionId, id: batchId, leaseOwner: { not: null } },
      data: { leaseUntil: new Date(0) },
    }),
  );
}

async function written(ctx: Context, batchId: string) {
  const [row] = await read(systemOf(ctx), (tx) =>
    tx.$queryRaw<Record<string, number>[]>(Prisma.sql`
      SELECT count(DISTINCT c.id)::int AS people, count(DISTINCT j.employee_number)::int AS numbers, count(p.id)::int AS phones,
        max(c.version)::int AS version,
        (SELECT count(*)::int FROM import_change x WHERE x.union_id = ${ctx.unionId}::uuid AND x.batch_id = ${batchId}::uuid AND x.entity = 'contact') AS changes,
        (SELECT count(*)::int FROM import_person x WHERE x.union_id = ${ctx.unionId}::uuid) AS waiting
      FROM contact c JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id
      JOIN contact_point p ON p.union_id = c.union_id AND p.contact_id = c.id
      WHERE c.union_id = ${ctx.unionId}::uuid`),
  );
  return row;
}

it(
  "a worker that is killed six times in the middle of it has each person in exactly once",
  async () => {
    const ctx = await signedIn();
    const before = await checksums(ctx);
    const rows = 3_000;
    const id = await readyList(ctx, rows);
    await startCommit(ctx, { batchId: id });
    for (const delay of [0, 5, 15, 30, 60, 120]) await commitAndDie(ctx, id, { after: 1, delay });
    await work(ctx, "import.commit", id);
    expect(await getBatch(ctx, id)).toMatchObject({
      state: "done",
      doneRows: rows,
      counts: { created: rows },
    });
    const each = { people: rows, numbers: rows, phones: rows, changes: rows };
    expect(await written(ctx, id)).toEqual({ ...each, version: 1, waiting: 0 });
    await undoAll(ctx, id);
    expect(await checksums(ctx)).toEqual(before);
  },
  longEnough,
);

it(
  "two imports at the same moment make each person and each department once",
  async () => {
    const ctx = await signedIn();
    const all = people(1_200);
    const [heading = "", ...lines] = all;
    const first = await readLines(ctx, "one.csv", [heading, ...lines.slice(0, 600)]);
    const second = await readLines(ctx, "two.csv", [heading, ...lines.slice(600)]);
    for (const id of [first, second]) {
      await checkAll(ctx, id, { recordHeadcount: false });
      await startCommit(ctx, { batchId: id });
    }
    await Promise.all([first, second].map((id) => work(ctx, "import.commit", id)));
    // They write one after the other: whoever found the other one writing has its turn now.
    for (const id of [first, second])
      if ((await getBatch(ctx, id)).state === "running") await work(ctx, "import.commit", id);
    expect((await getBatch(ctx, first)).counts).toMatchObject({ created: 600 });
    expect((await getBatch(ctx, second)).counts).toMatchObject({ created: 600 });
    const names = await read(systemOf(ctx), (tx) =>
      tx.department.findMany({ where: { unionId: ctx.unionId }, select: { name: true } }),
    );
    expect(names.map(({ name }) => name).sort()).toEqual(["Jahit", "Potong"]);
    const again = await readLines(ctx, "all.csv", all);
    const { counts } = await checkAll(ctx, again, { recordHeadcount: false });
    expect(counts).toMatchObject({ created: 0, known: 1_200 });
  },
  longEnough,
);
