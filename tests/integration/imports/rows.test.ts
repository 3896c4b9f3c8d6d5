import { describe, expect, it } from "vitest";
import { listQuestions } from "@/features/imports/questions.queries";
import { undoAnswer } from "@/features/imports/review/answers.mutations";
import { outcomesOf } from "@/features/imports/review/outcomes.queries";
import { partFromContact } from "@/features/imports/review/separate.mutations";
import { countRows, listRows } from "@/features/imports/rows.queries";
import { type Cursor, listedOutcomes } from "@/features/imports/rows.schema";
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

describe("the outcomes of an import", () => {
  it(
    "are lists: which row is who, why, and with which other row",
    async () => {
      const ctx = await signedIn();
      const first = await checked(ctx, rows);
      expect(await listRows(ctx, { batchId: first, filter: "new" })).toMatchObject({
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
      expect(await listRows(ctx, { batchId: first, filter: "joined" })).toMatchObject({
        total: 1,
        rows: [{ row: 4, joinedTo: 3, inFile: { name: "Budi Santoso" } }],
      });
      await commitAll(ctx, first);
      const after = await listRows(ctx, { batchId: first, filter: "new" });
      expect(after).toMatchObject({
        total: 2,
        rows: [{ row: 2, here: { name: "Siti Aminah" } }, { row: 3 }],
      });
      const second = await checked(ctx, rows);
      const sure = await listRows(ctx, { batchId: second, filter: "matched" });
      expect(sure).toMatchObject({
        total: 2,
        rows: [
          {
            ...{ row: 2, contactId: after.rows[0]?.contactId, here: { name: "Siti Aminah" } },
            notes: ["same_employee_number", "same_phone", "same_name"],
          },
          { row: 3 },
        ],
      });
      expect(
        await listRows(ctx, { batchId: second, filter: "matched", after: sure.rows.at(-1) }),
      ).toMatchObject({ rows: [] });
      const organiser = await signedIn({
        role: "organiser",
        union: { id: ctx.unionId, timeZone: ctx.timeZone },
      });
      await expect(listRows(organiser, { batchId: second, filter: "matched" })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
      await expect(listRows(await signedIn(), { batchId: second, filter: "matched" })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    },
    longEnough,
  );

  it(
    "are paged by the rows that were seen, onwards and back",
    async () => {
      const ctx = await signedIn();
      const batchId = await checked(ctx, [...rows, "Rina Marlina,K3,083451112223,Jahit"]);
      const pageOf = async (cursor: { after?: Cursor; before?: Cursor }) => {
        const page = await listRows(ctx, { batchId, filter: "new", take: 1, ...cursor });
        const number = ({ number }: Cursor) => number;
        return [
          page.rows.map(number),
          page.previous && number(page.previous),
          page.next && number(page.next),
        ];
      };
      const at = (number: number) => ({ number, position: 0 });
      expect(await pageOf({})).toEqual([[2], null, 2]);
      expect(await pageOf({ after: at(2) })).toEqual([[3], 3, 3]);
      expect(await pageOf({ after: at(3) })).toEqual([[5], 5, null]);
      expect(await pageOf({ before: at(5) })).toEqual([[3], 3, 3]);
      expect(await pageOf({ before: at(3) })).toEqual([[2], null, 2]);
      expect(await countRows(ctx, { batchId, filters: listedOutcomes })).toEqual({
        matched: 0,
        new: 3,
        joined: 1,
      });
    },
    longEnough,
  );

  it(
    "give up a row that is somebody else: new, remembered as two, or asked again",
    async () => {
      const ctx = await signedIn();
      await commitAll(ctx, await checked(ctx, rows));
      const second = await checked(ctx, rows);
      const [siti] = (await listRows(ctx, { batchId: second, filter: "matched" })).rows;
      const parting = { batchId: second, row: siti?.number ?? 0, contactId: siti?.contactId ?? "" };
      await partFromContact(ctx, parting);
      expect(await outcomesOf(ctx, second)).toMatchObject({ known: 1, created: 1, toConfirm: 0 });
      await expect(partFromContact(ctx, parting)).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
      await undoAnswer(ctx, { batchId: second });
      expect(await outcomesOf(ctx, second)).toMatchObject({ known: 1, created: 0, toConfirm: 1 });
      expect((await listQuestions(ctx, second)).questions).toHaveLength(1);
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
