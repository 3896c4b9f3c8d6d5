import { describe, expect, it } from "vitest";
import { getBatch, getProgress } from "@/features/imports/batch.queries";
import { checkRows, chooseSheets, reopenChoices } from "@/features/imports/choices.mutations";
import { startCommit } from "@/features/imports/commit/commit.mutations";
import { previewRows } from "@/features/imports/preview.queries";
import { listBatches } from "@/features/imports/queries";
import { startUndo } from "@/features/imports/undo/undo.mutations";
import { createBatch, discardBatch } from "@/features/imports/upload.mutations";
import { Prisma, read } from "@/lib/db";
import { newId } from "@/lib/ids";
import { rowsExport } from "../../support/exports";
import { signedIn, systemOf } from "../../support/factories";
import {
  checkAll,
  cikarang,
  commitAll,
  countOf,
  fixture,
  people,
  readLines,
  readUpload,
  readyList,
  work,
} from "../../support/imports";

const longEnough = 180_000;

describe("choices", () => {
  it("show what becomes of the first rows", async () => {
    const ctx = await signedIn();
    const id = await readLines(ctx, "list.csv", people(3));
    const choices = {
      batchId: id,
      fields: {},
      dateOrders: {},
      groups: { "job.department": { Jahit: "Sewing" } },
    };
    const [row] = await previewRows(ctx, choices);
    expect(row?.lines).toContainEqual({
      key: "2.0",
      letter: "C",
      field: "job.department",
      raw: "Jahit",
      understood: { kind: "text", value: "Sewing" },
    });
    expect(row?.lines).toContainEqual({
      key: "5.0",
      letter: "F",
      field: "membership.isMember",
      raw: "Y",
      understood: { kind: "code", value: "yes" },
    });
  });

  it("are asked for by the server too where a column with values is undecided", async () => {
    const ctx = await signedIn();
    const id = await readLines(ctx, "list.csv", ["Nama,Bagian,Warna", "Siti Aminah,Jahit,biru"]);
    const choices = { batchId: id, dateOrders: {}, groups: {}, place: cikarang, recordHeadcount: false };
    await expect(checkRows(ctx, { ...choices, fields: {} })).rejects.toMatchObject({
      ...{ code: "INVALID", fields: { fields: "undecided" } },
    });
    expect((await getBatch(ctx, id)).state).toBe("mapping");
    await checkRows(ctx, { ...choices, fields: { "2": "ignore" } });
    expect((await getBatch(ctx, id)).state).toBe("checking");
  });

  it("join two names of departments into one, and one to nothing", async () => {
    const ctx = await signedIn();
    const id = await readLines(ctx, "list.csv", people(4));
    await checkAll(ctx, id, {
      groups: { "job.department": { Jahit: "Sewing", Potong: "Sewing" }, "job.shift": { "1": "" } },
    });
    await commitAll(ctx, id);
    const names = await read(systemOf(ctx), (tx) =>
      tx.department.findMany({ where: { unionId: ctx.unionId }, select: { name: true } }),
    );
    expect(names).toEqual([{ name: "Sewing" }]);
    expect(
      await countOf(
        ctx,
        Prisma.sql`SELECT count(*)::int AS n FROM shift WHERE union_id = ${ctx.unionId}::uuid`,
      ),
    ).toBe(0);
  });

  it("need a name column and a workplace", async () => {
    const ctx = await signedIn();
    const id = await readLines(ctx, "list.csv", people(2));
    await expect(checkAll(ctx, id, { fields: { "0": "ignore" } })).rejects.toMatchObject({
      fields: { fields: "no_name_column" },
    });
    await expect(checkAll(ctx, id, { place: null })).rejects.toMatchObject({ fields: { place: "required" } });
  });

  it("can be opened again until it runs", async () => {
    const ctx = await signedIn();
    const id = await readyList(ctx);
    await reopenChoices(ctx, { batchId: id });
    expect(await getBatch(ctx, id)).toMatchObject({ state: "mapping", decisions: { place: cikarang } });
    await checkAll(ctx, id);
    await commitAll(ctx, id);
    await expect(reopenChoices(ctx, { batchId: id })).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
    await expect(discardBatch(ctx, { batchId: id })).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
  });

  it(
    "can be made anew for another sheet of the workbook",
    async () => {
      const ctx = await signedIn();
      const id = await readUpload(ctx, fixture("roster-cikarang.xlsx"));
      expect(await getBatch(ctx, id)).toMatchObject({ state: "mapping", sheet: "DATA" });
      await chooseSheets(ctx, { batchId: id, sheets: [0] });
      await work(ctx, "import.read", id);
      expect(await getBatch(ctx, id)).toMatchObject({ state: "mapping", sheet: "PETUNJUK", decisions: null });
      await expect(chooseSheets(ctx, { batchId: id, sheets: [9] })).rejects.toMatchObject({
        fields: { sheet: "choice" },
      });
    },
    longEnough,
  );

  it("end with a refusal when the file is none", async () => {
    const ctx = await signedIn();
    const id = await readLines(ctx, "picture.csv", ["%PDF-1.7", "1 0 obj"]);
    expect(await getBatch(ctx, id)).toMatchObject({ state: "failed", refusal: "pdf" });
    await discardBatch(ctx, { batchId: id });
    expect((await listBatches(ctx)).total).toBe(0);
  });
});

describe("a list of nobody", () => {
  it("is never a success: headings alone are not checked, rejected rows alone are not run", async () => {
    const ctx = await signedIn();
    const headings = await readLines(ctx, "list.csv", people(0));
    await expect(checkAll(ctx, headings)).rejects.toMatchObject({
      code: "INVALID",
      fields: { rows: "required" },
    });
    const nameless = await readLines(ctx, "list.csv", [...people(0), ",K1,Jahit,1,0834567890123,Y"]);
    expect((await checkAll(ctx, nameless)).counts).toMatchObject({ people: 0, rejected: 1 });
    await expect(startCommit(ctx, { batchId: nameless })).rejects.toMatchObject({ code: "INVALID" });
    expect((await getBatch(ctx, nameless)).state).toBe("ready");
  });
});

describe("imports", () => {
  it("are the secretariat's", async () => {
    const admin = await signedIn();
    const id = await readyList(admin);
    for (const role of ["coordinator", "organiser", "delegate", "observer"] as const) {
      const ctx = await signedIn({ role, union: { id: admin.unionId, timeZone: admin.timeZone } });
      const upload = { id: newId(), fileName: "x.csv", size: 1, hash: "0".repeat(64) };
      await expect(createBatch(ctx, upload)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(getBatch(ctx, id)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(startCommit(ctx, { batchId: id })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(startUndo(ctx, { batchId: id, alsoWorkedWith: true })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
      await expect(rowsExport(ctx, { batchId: id, filter: "rejected" })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    }
  });

  it("are not there for another union", async () => {
    const id = await readyList(await signedIn());
    const other = await signedIn();
    await expect(getBatch(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getProgress(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(rowsExport(other, { batchId: id, filter: "rejected" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(startCommit(other, { batchId: id })).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
    expect((await listBatches(other)).total).toBe(0);
  });
});
