import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { getBatch } from "@/features/imports/batch.queries";
import { listRows } from "@/features/imports/rows.queries";
import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { rowsExport } from "../../support/exports";
import { signedIn, systemOf } from "../../support/factories";
import {
  checkAll,
  checksums,
  commitAll,
  contactsIn,
  countOf,
  fixture,
  piecesOf,
  readUpload,
  undoAll,
} from "../../support/imports";

const longEnough = 180_000;

type Truth = {
  rows: { people: number; accepted: number; rejected: number };
  rejected: { row: number; reason: string }[];
  samePersonCounts: { certain: number; probable: number };
  departments: Record<string, { rows: number; spellings: unknown }>;
  shifts: Record<string, { rows: number; spellings: unknown }>;
};
const truthOf = (name: string) => JSON.parse(readFileSync(fixture(name), "utf8")) as Truth;

describe("the roster of Cikarang", () => {
  let ctx: Context;
  let batchId: string;
  let before: Record<string, string>;
  const truth = truthOf("roster-cikarang.truth.json");

  beforeAll(async () => {
    ctx = await signedIn();
    before = await checksums(ctx);
    batchId = await readUpload(ctx, fixture("roster-cikarang.xlsx"));
    await checkAll(ctx, batchId);
    await commitAll(ctx, batchId);
  }, longEnough);

  it("brings in the people of the truth file, the certain pairs as one", async () => {
    const { state, counts } = await getBatch(ctx, batchId);
    const expected = truth.rows.accepted - truth.samePersonCounts.certain;
    expect(state).toBe("done");
    expect(counts).toMatchObject({
      rows: truth.rows.people,
      created: expected,
      joined: truth.samePersonCounts.certain,
    });
    expect(await contactsIn(ctx)).toBe(expected);
  });

  it("rejects its rows by number, with the reason, as a file too", async () => {
    const { rows, total } = await listRows(ctx, { batchId, filter: "rejected" });
    expect(total).toBe(truth.rows.rejected);
    expect(rows.map(({ row, notes: [reason] }) => ({ row, reason }))).toEqual(
      truth.rejected.map(({ row, reason }) => ({ row, reason })),
    );
    const { headings, parts } = await rowsExport(ctx, { batchId, filter: "rejected" });
    const [piece = [], ...more] = await piecesOf(ctx, { batchId, filter: "rejected", parts });
    expect([piece.length, more]).toEqual([truth.rows.rejected, []]);
    const words = headings.map(({ heading }) => heading);
    expect(words).toContain("Nama Lengkap");
    const wages = words.indexOf("Gaji Pokok");
    expect(new Set(piece.map(({ cells }) => cells?.[wages] ?? ""))).toEqual(new Set([""]));
  });

  it("knows members, departments and shifts", async () => {
    const departments = await read(systemOf(ctx), (tx) =>
      tx.department.findMany({ where: { unionId: ctx.unionId }, select: { name: true } }),
    );
    expect(departments.map(({ name }) => name).sort()).toEqual(Object.keys(truth.departments).sort());
    const shifts = await read(systemOf(ctx), (tx) =>
      tx.shift.findMany({ where: { unionId: ctx.unionId }, select: { name: true } }),
    );
    expect(shifts.map(({ name }) => name).sort()).toEqual(["1", "2", "3", "Non Shift"]);
    const members = await countOf(
      ctx,
      Prisma.sql`SELECT count(*)::int AS n FROM contact WHERE union_id = ${ctx.unionId}::uuid AND is_member`,
    );
    expect(members).toBe((await getBatch(ctx, batchId)).counts?.members);
  });

  it("counts the rows of each department and shift as the truth file does", async () => {
    const groups = (await getBatch(ctx, batchId)).reading?.analysis.groups;
    const rowsIn = (list: typeof truth.departments) =>
      Object.values(list)
        .map(({ rows }) => rows)
        .sort();
    expect(groups?.["job.department"]?.map(({ rows }) => rows).sort()).toEqual(rowsIn(truth.departments));
    expect(groups?.["job.shift"]?.map(({ rows }) => rows).sort()).toEqual(rowsIn(truth.shifts));
  });

  it("records the headcount of the workplace and of each department", async () => {
    const rows = await read(systemOf(ctx), (tx) =>
      tx.$queryRaw<{ counted: number; present: number; department_id: string | null }[]>(Prisma.sql`
        SELECT h.department_id::text, h.eligible AS counted, (SELECT count(*)::int FROM contact c WHERE c.union_id = h.union_id
          AND c.workplace_id = h.workplace_id AND (h.department_id IS NULL OR c.department_id = h.department_id)) AS present
        FROM headcount h WHERE h.union_id = ${ctx.unionId}::uuid`),
    );
    expect(rows).toHaveLength(1 + Object.keys(truth.departments).length);
    expect(rows.map(({ counted }) => counted)).toEqual(rows.map(({ present }) => present));
  });

  it("keeps nothing of anybody beside the people", async () => {
    const { reading } = await getBatch(ctx, batchId);
    expect(reading?.rows).toEqual([]);
    expect(reading?.analysis.columns.flatMap(({ samples }) => samples)).toEqual([]);
    const clear = await countOf(
      ctx,
      Prisma.sql`SELECT count(*)::int AS n FROM import_person WHERE union_id = ${ctx.unionId}::uuid`,
    );
    expect(clear).toBe(0);
  });

  it(
    "changes nothing when it comes again",
    async () => {
      const now = await checksums(ctx);
      const again = await readUpload(ctx, fixture("roster-cikarang.xlsx"));
      await checkAll(ctx, again, { recordHeadcount: false });
      const { counts } = await commitAll(ctx, again);
      expect(counts).toMatchObject({ created: 0, changed: 0, unchanged: 1179 });
      expect(await checksums(ctx)).toEqual(now);
    },
    longEnough,
  );

  it(
    "leaves nothing behind when it is undone",
    async () => {
      const { state, counts } = await undoAll(ctx, batchId);
      expect(state).toBe("undone");
      expect(counts).toMatchObject({ undone: 1179, kept: 0 });
      expect(await checksums(ctx)).toEqual(before);
    },
    longEnough,
  );
});

describe("the other samples", () => {
  it.each([
    { file: "cos-dues-2026-10", people: 650, rejected: 0 },
    { file: "nationbuilder-people", people: 476, rejected: 13 },
    { file: "branch-list-windows1252", people: 300, rejected: 5 },
  ])(
    "$file comes in, and again without a change",
    async ({ file, people: expected, rejected }) => {
      const ctx = await signedIn();
      const name = `${file}.${file.startsWith("cos") ? "xlsx" : "csv"}`;
      const first = await readUpload(ctx, fixture(name));
      await checkAll(ctx, first);
      expect((await commitAll(ctx, first)).counts).toMatchObject({ created: expected, rejected });
      const again = await readUpload(ctx, fixture(name));
      await checkAll(ctx, again, { recordHeadcount: false });
      expect((await commitAll(ctx, again)).counts).toMatchObject({
        created: 0,
        changed: 0,
        unchanged: expected,
      });
    },
    longEnough,
  );
});
