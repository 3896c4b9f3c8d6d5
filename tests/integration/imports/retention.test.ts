import { existsSync } from "node:fs";
import { mkdir, truncate, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { getBatch } from "@/features/imports/batch.queries";
import { importJobs } from "@/features/imports/jobs";
import { retentionJobs, retentionNights } from "@/features/imports/retention.jobs";
import { listRows } from "@/features/imports/rows.queries";
import type { Context } from "@/lib/context";
import { Prisma, read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { uploadPath } from "@/lib/uploads";
import { rowsExport } from "../../support/exports";
import { signedIn, systemOf } from "../../support/factories";
import { checkAll, commitAll, people, piecesOf, readLines, undoAll } from "../../support/imports";

const never = new AbortController().signal;
const retain = (ctx: Context) =>
  retentionJobs["import.retention"]?.({ unionId: ctx.unionId, id: ctx.unionId }, never);
const night = () => retentionNights["import.nightly"]?.work(never);

const list = [
  ...people(2),
  ",KRAHASIA9,Jahit,1,0834567890123,Y",
  "Siti Rahasia,K000007,Potong,2,0834567890124,Y",
];
const canary = /KRAHASIA9|0834567890123|Siti Rahasia|Rahasia Baru/;

async function aged(ctx: Context, batchId: string, days: number) {
  await write(systemOf(ctx), (tx) =>
    tx.$executeRaw(Prisma.sql`
      UPDATE import_batch SET created_at = created_at - make_interval(days => ${days}::int),
        started_at = started_at - make_interval(days => ${days}::int), finished_at = finished_at - make_interval(days => ${days}::int)
      WHERE union_id = ${ctx.unionId}::uuid AND id = ${batchId}::uuid`),
  );
}

/** Everything that the imports of a union know, word for word. */
async function known(ctx: Context): Promise<string> {
  const tables = ["import_batch", "import_row", "import_person", "import_change", "import_candidate"];
  const texts = await read(systemOf(ctx), async (tx) => {
    const found: string[] = [];
    for (const table of tables) {
      const rows = await tx.$queryRaw<{ text: string }[]>(
        Prisma.sql`SELECT to_jsonb(t)::text AS text FROM ${Prisma.raw(table)} t WHERE union_id = ${ctx.unionId}::uuid`,
      );
      found.push(...rows.map(({ text }) => text));
    }
    return found;
  });
  return texts.join("\n");
}

it("keeps rejected cells sealed, gives them out in pieces, and forgets all values thirty days after the end", async () => {
  const ctx = await signedIn();
  await commitAll(ctx, await checkedList(ctx, people(2)));
  const id = await checkedList(ctx, list);
  await commitAll(ctx, id);
  expect(await known(ctx)).not.toMatch(/KRAHASIA9|0834567890123/);
  expect((await listRows(ctx, { batchId: id, filter: "rejected" })).rows[0]?.cells).toContain("KRAHASIA9");
  const renamed = await checkedList(ctx, [
    people(1)[0] ?? "",
    "Siti Rahasia,K000007,Potong,2,0834567890125,Y",
  ]);
  await commitAll(ctx, renamed);
  await retain(ctx);
  expect((await listRows(ctx, { batchId: id, filter: "rejected" })).rows[0]?.cells).toContain("KRAHASIA9");
  for (const batchId of [id, renamed]) await aged(ctx, batchId, 31);
  await retain(ctx);
  expect(await known(ctx)).not.toMatch(canary);
  const { rows, total } = await listRows(ctx, { batchId: id, filter: "rejected" });
  const kept = rows.map(({ row, sheet, notes, cells }) => ({ row, sheet, notes, cells }));
  expect([total, kept]).toEqual([1, [{ row: 4, sheet: null, notes: ["no_name"], cells: null }]]);
  expect(await getBatch(ctx, id)).toMatchObject({ state: "done", counts: { created: 1, rejected: 1 } });
  await expect(undoAll(ctx, id)).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
});

async function checkedList(ctx: Context, lines: readonly string[]): Promise<string> {
  const id = await readLines(ctx, "list.csv", lines);
  await checkAll(ctx, id, { recordHeadcount: false });
  return id;
}

it("gives a thousand rejected rows at a time, each once, and says who took how many", async () => {
  const ctx = await signedIn();
  const nameless = Array.from({ length: 2_300 }, (_, at) => `,K1${at},Jahit,1,08345${200_000 + at},Y`);
  const id = await checkedList(ctx, [...people(2), ...nameless]);
  const { parts } = await rowsExport(ctx, { batchId: id, filter: "rejected" });
  const pieces = await piecesOf(ctx, { batchId: id, filter: "rejected", parts });
  expect(pieces.map(({ length }) => length)).toEqual([1_000, 1_000, 300]);
  expect(new Set(pieces.flat().map(({ cells }) => cells?.[1])).size).toBe(2_300);
  const entry = await read(systemOf(ctx), (tx) =>
    tx.auditEntry.findFirst({ where: { unionId: ctx.unionId, action: "import.export_rejected" } }),
  );
  expect(entry?.details).toMatchObject({ rows: 2_300, number: 1 });
});

it("throws away what waited for fourteen days, and nothing that somebody is at", async () => {
  const ctx = await signedIn();
  const [old, fresh, mapping] = [
    await checkedList(ctx, list),
    await checkedList(ctx, people(3)),
    await readLines(ctx, "read.csv", list),
  ];
  const done = await checkedList(ctx, people(4));
  await commitAll(ctx, done);
  for (const id of [old, mapping, done]) await aged(ctx, id, 15);
  await aged(ctx, fresh, 13);
  await retain(await signedIn());
  expect((await getBatch(ctx, old)).state).toBe("ready");
  await retain(ctx);
  for (const id of [old, mapping]) {
    await expect(getBatch(ctx, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(existsSync(uploadPath(id))).toBe(false);
  }
  expect([(await getBatch(ctx, fresh)).state, (await getBatch(ctx, done)).state]).toEqual(["ready", "done"]);
  expect(existsSync(uploadPath(fresh))).toBe(true);
  expect(await known(ctx)).not.toMatch(canary);
});

it("goes on with throwing away where another worker was killed", async () => {
  const ctx = await signedIn();
  const id = await checkedList(ctx, list);
  const where = { unionId: ctx.unionId, id };
  const data = { state: "failed", stopReason: "lapsed", stoppedIn: "ready" } as const;
  await write(systemOf(ctx), (tx) => tx.importBatch.updateMany({ where, data }));
  await retain(ctx);
  await expect(getBatch(ctx, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("keeps neither file nor rows of a list that was refused while it was checked", async () => {
  const ctx = await signedIn();
  const id = await readLines(ctx, "list.csv", list);
  await truncate(uploadPath(id), 0);
  const { state, refusal } = await checkAll(ctx, id);
  expect([state, refusal]).toEqual(["failed", "empty_file"]);
  expect(existsSync(uploadPath(id))).toBe(false);
  expect(await known(ctx)).not.toMatch(canary);
});

async function lay(id: string, hoursAgo: number) {
  await mkdir(path.dirname(uploadPath(id)), { recursive: true });
  await writeFile(uploadPath(id), "Nama\nSiti Rahasia\n");
  const then = new Date(Date.now() - hoursAgo * 3_600_000);
  await utimes(uploadPath(id), then, then);
}

it("unlinks in the night what a killed process left, and no file that is wanted or still coming in", async () => {
  const ctx = await signedIn();
  const [waiting, done] = [await checkedList(ctx, people(3)), await checkedList(ctx, people(4))];
  await commitAll(ctx, done);
  const [orphan, arriving] = [newId(), newId()];
  for (const id of [waiting, done, orphan]) await lay(id, 2);
  await lay(arriving, 0.5);
  await night();
  const there = [waiting, done, orphan, arriving].map((id) => existsSync(uploadPath(id)));
  expect(there).toEqual([true, false, false, true]);
  expect(Object.keys(importJobs)).not.toContain("import.retention");
});
