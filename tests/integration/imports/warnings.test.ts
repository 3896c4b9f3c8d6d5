import { describe, expect, it } from "vitest";
import { getBatch } from "@/features/imports/batch.queries";
import { sameFileAs } from "@/features/imports/queries";
import { absencesOf } from "@/features/imports/review/absences.queries";
import { setAbsencePolicy, setOverwrite } from "@/features/imports/review/overwrite-policy.mutations";
import { rulesOfBatch } from "@/features/imports/review/overwrite-policy.queries";
import { listRows } from "@/features/imports/rows.queries";
import { templateOfBatch } from "@/features/imports/templates.queries";
import type { Context } from "@/lib/context";
import { rowsExport } from "../../support/exports";
import { signedIn } from "../../support/factories";
import { checkAll, commitAll, piecesOf, readLines, undoAll } from "../../support/imports";

const longEnough = 240_000;
const heading = "Nama,No Karyawan,Bagian,Jabatan,No HP,Tanggal Lahir";
const rows = [
  "Siti Aminah,K1,Jahit,Operator,12,1990-05-17",
  "Siti Aminah,K1,Jahit,Operator,083451112221,17 Juni",
  "Budi Santoso,K2,Jahit,Operator,083451112222,1991-01-01",
  ",K3,Jahit,Operator,083451112223,1991-01-02",
];

async function checked(ctx: Context, templateId: string | null = null, lines = rows): Promise<string> {
  const id = await readLines(ctx, "list.csv", [heading, ...lines]);
  await checkAll(ctx, id, { purpose: "roster", templateId });
  return id;
}

const warned = (batchId: string) => ({ batchId, filter: "warnings" }) as const;

async function exported(ctx: Context, batchId: string) {
  const { parts } = await rowsExport(ctx, warned(batchId));
  return (await piecesOf(ctx, { ...warned(batchId), parts })).flat();
}

describe("cells that could not be trusted", () => {
  it(
    "are kept with their rows, also of rows that were joined, before the import and after it",
    async () => {
      const ctx = await signedIn();
      const id = await checked(ctx);
      const expected = [
        { row: 2, sheet: null, name: "Siti Aminah", field: "phones" },
        { row: 3, sheet: null, name: "Siti Aminah", field: "birthDate" },
      ];
      expect(await listRows(ctx, warned(id))).toMatchObject({ total: 2, rows: expected });
      await commitAll(ctx, id);
      expect(await listRows(ctx, warned(id))).toMatchObject({ total: 2, rows: expected });
      expect((await listRows(ctx, { ...warned(id), take: 1 })).rows).toHaveLength(1);
      expect(await exported(ctx, id)).toHaveLength(2);
      const organiser = await signedIn({
        role: "organiser",
        union: { id: ctx.unionId, timeZone: ctx.timeZone },
      });
      await expect(rowsExport(organiser, warned(id))).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(listRows(await signedIn(), warned(id))).rejects.toMatchObject({ code: "NOT_FOUND" });
    },
    longEnough,
  );
});

describe("cells that were put right", () => {
  it(
    "are told apart from those that stay empty, and are in the file with them",
    async () => {
      const ctx = await signedIn();
      const id = await checked(ctx, null, [
        "Siti Aminah,K1,Jahit,Operator,083451112221,17 Juni",
        "Budi Santoso,K2,Jahit,Operator,083451112222,33239",
        "Rina Marlina,K3,Jahit,Operator,083451112223,1991-01-02",
      ]);
      expect(await listRows(ctx, warned(id))).toMatchObject({
        total: 1,
        rows: [{ row: 2, field: "birthDate" }],
      });
      expect(await listRows(ctx, { batchId: id, filter: "repaired" })).toMatchObject({
        total: 1,
        rows: [{ row: 3, field: "birthDate", notes: ["serial_without_format"] }],
      });
      expect(await exported(ctx, id)).toHaveLength(2);
    },
    longEnough,
  );
});

describe("people of a file who share a telephone", () => {
  it(
    "are named by their rows, as many as are counted",
    async () => {
      const ctx = await signedIn();
      const id = await checked(ctx, null, [
        "Siti Aminah,K1,Jahit,Operator,083451112221,1990-05-17",
        "Budi Santoso,K2,Jahit,Operator,083451112221,1991-01-01",
        "Rina Marlina,K3,Jahit,Operator,083451112223,1991-01-02",
      ]);
      const { counts } = await getBatch(ctx, id);
      expect(counts).toMatchObject({ sharedPhones: 1, lookAlikes: 0 });
      expect([counts?.firstShared, counts?.firstAlike]).toEqual([[[2, 3]], []]);
      const { rows: grouped } = await listRows(ctx, { batchId: id, filter: "grouped" });
      expect(grouped.map(({ number, row, sheet, name }) => ({ number, row, sheet, name }))).toEqual([
        { number: 2, row: 2, sheet: null, name: "Siti Aminah" },
        { number: 3, row: 3, sheet: null, name: "Budi Santoso" },
      ]);
      await expect(listRows(await signedIn(), { batchId: id, filter: "grouped" })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    },
    longEnough,
  );
});

describe("remembered choices", () => {
  it(
    "know the rule of each field and what becomes of those who are missing",
    async () => {
      const ctx = await signedIn();
      const first = await checked(ctx);
      await setOverwrite(ctx, { batchId: first, field: "job.title", rule: "ours" });
      await setAbsencePolicy(ctx, { batchId: first, leaving: "list" });
      await commitAll(ctx, first);
      const template = await templateOfBatch(ctx, first);
      const second = await checked(ctx, template?.id ?? null);
      expect((await rulesOfBatch(ctx, second)).overwrites).toMatchObject({
        "job.title": "ours",
        "job.department": "file",
      });
      expect(await absencesOf(ctx, second)).toMatchObject({ leaving: "list" });
      await setOverwrite(ctx, { batchId: second, field: "job.title", rule: "fill" });
      await checkAll(ctx, second, { purpose: "roster", templateId: template?.id ?? null });
      expect((await rulesOfBatch(ctx, second)).overwrites).toMatchObject({ "job.title": "fill" });
      const mended = await readLines(ctx, "mended.csv", [
        `Row,Reason,${heading}`,
        "5,There is no name,Rina Marlina,K3,Jahit,Operator,083451112223,1991-01-02",
      ]);
      await checkAll(ctx, mended, { purpose: "roster", templateId: template?.id ?? null });
      expect((await rulesOfBatch(ctx, mended)).overwrites).toMatchObject({ "job.title": "ours" });
      expect(await absencesOf(ctx, mended)).toMatchObject({ leaving: "nothing" });
      const plain = await checked(ctx);
      expect((await rulesOfBatch(ctx, plain)).overwrites).toMatchObject({ "job.title": "file" });
    },
    longEnough,
  );
});

describe("the very same file", () => {
  it(
    "is pointed out while it is there, in its own union",
    async () => {
      const ctx = await signedIn();
      const first = await checked(ctx);
      expect(await sameFileAs(ctx, first)).toBeNull();
      const second = await checked(ctx);
      expect(await sameFileAs(ctx, second)).toMatchObject({ id: first, isDone: false });
      await commitAll(ctx, first);
      expect(await sameFileAs(ctx, second)).toMatchObject({ id: first, isDone: true });
      await undoAll(ctx, first);
      expect(await sameFileAs(ctx, second)).toBeNull();
      const elsewhere = await signedIn();
      expect(await sameFileAs(elsewhere, await checked(elsewhere))).toBeNull();
    },
    longEnough,
  );
});
