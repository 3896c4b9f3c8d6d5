import { describe, expect, it } from "vitest";
import { undoAnswer } from "@/features/imports/review/answers.mutations";
import { listOpen, outcomesOf } from "@/features/imports/review/outcomes.queries";
import { listRows } from "@/features/imports/review/rows.queries";
import { partFromContact } from "@/features/imports/review/separate.mutations";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db";
import { signedIn } from "../../support/factories";
import { checkAll, commitAll, contactsIn, countOf, readLines } from "../../support/imports";

const longEnough = 240_000;
const heading = "Nama,No Karyawan,No HP,Bagian";
const rows = [
  "Siti Aminah,K1,083451112221,Jahit",
  "Budi Santoso,K2,083451112222,Jahit",
  "Budi Santoso,K2,083451112222,Jahit",
];

async function checked(ctx: Context, lines: readonly string[]): Promise<string> {
  const id = await readLines(ctx, "list.csv", [heading, ...lines]);
  await checkAll(ctx, id, { recordHeadcount: false });
  return id;
}

const page = 1;

describe("the heaps of an import", () => {
  it(
    "are lists: which row is who, why, and with which other row",
    async () => {
      const ctx = await signedIn();
      const first = await checked(ctx, rows);
      expect(await listRows(ctx, { batchId: first, pile: "new", page })).toMatchObject({
        total: 2,
        rows: [
          {
            row: 2,
            contactId: null,
            inFile: { name: "Siti Aminah", bornOn: null, facts: ["K1", "Jahit", "+6283451112221"] },
          },
          { row: 3, contactId: null, inFile: { name: "Budi Santoso" } },
        ],
      });
      expect(await listRows(ctx, { batchId: first, pile: "joined", page })).toMatchObject({
        total: 1,
        rows: [{ row: 4, joinedTo: 3, inFile: { name: "Budi Santoso" } }],
      });
      await commitAll(ctx, first);
      const after = await listRows(ctx, { batchId: first, pile: "new", page });
      expect(after).toMatchObject({
        total: 2,
        rows: [{ row: 2, here: { name: "Siti Aminah" } }, { row: 3 }],
      });
      const second = await checked(ctx, rows);
      const sure = await listRows(ctx, { batchId: second, pile: "sure", page });
      expect(sure).toMatchObject({
        total: 2,
        rows: [
          {
            ...{ row: 2, contactId: after.rows[0]?.contactId, here: { name: "Siti Aminah" } },
            reasons: ["same_employee_number", "same_phone", "same_name"],
          },
          { row: 3 },
        ],
      });
      expect(await listRows(ctx, { batchId: second, pile: "sure", page: 2 })).toMatchObject({ rows: [] });
      const organiser = await signedIn({
        role: "organiser",
        union: { id: ctx.unionId, timeZone: ctx.timeZone },
      });
      await expect(listRows(organiser, { batchId: second, pile: "sure", page })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
      await expect(listRows(await signedIn(), { batchId: second, pile: "sure", page })).rejects.toMatchObject(
        { code: "NOT_FOUND" },
      );
    },
    longEnough,
  );

  it(
    "give up a row that is somebody else: new, remembered as two, or asked again",
    async () => {
      const ctx = await signedIn();
      await commitAll(ctx, await checked(ctx, rows));
      const second = await checked(ctx, rows);
      const [siti] = (await listRows(ctx, { batchId: second, pile: "sure", page })).rows;
      const parting = { batchId: second, row: siti?.number ?? 0, contactId: siti?.contactId ?? "" };
      await partFromContact(ctx, parting);
      expect(await outcomesOf(ctx, second)).toMatchObject({ known: 1, created: 1, toConfirm: 0 });
      await expect(partFromContact(ctx, parting)).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
      await undoAnswer(ctx, { batchId: second });
      expect(await outcomesOf(ctx, second)).toMatchObject({ known: 1, created: 0, toConfirm: 1 });
      expect((await listOpen(ctx, second)).questions).toHaveLength(1);
      const third = await checked(ctx, rows);
      await partFromContact(ctx, { ...parting, batchId: third });
      expect((await commitAll(ctx, third)).counts).toMatchObject({ created: 1, held: 0 });
      expect(await contactsIn(ctx)).toBe(3);
      const two = Prisma.sql`SELECT count(*)::int AS n FROM contact_distinction WHERE union_id = ${ctx.unionId}::uuid`;
      expect(await countOf(ctx, two)).toBe(1);
    },
    longEnough,
  );
});
