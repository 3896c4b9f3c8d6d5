import { describe, expect, it } from "vitest";
import { listQuestions } from "@/features/imports/questions.queries";
import { answerQuestion } from "@/features/imports/review/answers.mutations";
import { outcomesOf } from "@/features/imports/review/outcomes.queries";
import type { Context } from "@/lib/context";
import { signedIn } from "../../support/factories";
import { checkAll, commitAll, contactsIn, readLines } from "../../support/imports";

const longEnough = 240_000;
const heading = "Nama,No Karyawan,No KTA,NIK KTP,ID Eksternal,Tanggal Lahir,No HP";
const nik = { siti: "3216075205880003", other: "3216074103920004" };

async function checked(ctx: Context, rows: readonly string[], top = heading): Promise<string> {
  const id = await readLines(ctx, "list.csv", [top, ...rows]);
  await checkAll(ctx, id, {
    recordHeadcount: false,
    fields: { "4": "contact.externalId", "2": "membership.cardNumber" },
  });
  return id;
}

async function imported(ctx: Context, rows: readonly string[]): Promise<void> {
  await commitAll(ctx, await checked(ctx, rows));
}

const asked = async (ctx: Context, batchId: string) =>
  (await listQuestions(ctx, batchId)).questions.map(({ reasons }) => reasons);

describe("a number that agrees", () => {
  it.each([
    ["an employee number", "Siti Aminah,20417,,,,,", "Siti Rohmah,20417,,,,,", "same_employee_number"],
    ["a card number", "Siti Aminah,,K-17,,,,", "Siti Rohmah,,K-17,,,,", "same_card_number"],
    ["a number of another program", "Siti Aminah,,,,X17,,", "Siti Rohmah,,,,X17,,", "same_external_id"],
    ["a citizen number", `Siti Aminah,,,${nik.siti},,,`, `Siti Rohmah,,,${nik.siti},,,`, "same_national_id"],
  ])(
    "is a question when it is %s and the name is another",
    async (_, here, row, reason) => {
      const ctx = await signedIn();
      await imported(ctx, [here]);
      const id = await checked(ctx, [row]);
      expect(await outcomesOf(ctx, id)).toMatchObject({ known: 0, created: 0, toConfirm: 1 });
      expect(await asked(ctx, id)).toEqual([expect.arrayContaining([reason, "other_name"])]);
      expect((await commitAll(ctx, id)).counts).toMatchObject({ created: 0, changed: 0, held: 1 });
      expect(await contactsIn(ctx)).toBe(1);
    },
    longEnough,
  );

  it(
    "is a question when the births contradict, even under the same name",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, ["Siti Aminah,20417,,,,1988-05-12,", `Budi Santoso,20418,,,,1970-01-30,`]);
      const id = await checked(ctx, [
        "Siti Aminah,20417,,,,1999-11-02,",
        // The citizen number says 1 March 1992.
        `Budi Santoso,20418,,${nik.other},,,`,
      ]);
      expect(await outcomesOf(ctx, id)).toMatchObject({ known: 0, created: 0, toConfirm: 2 });
      for (const reasons of await asked(ctx, id))
        expect(reasons).toEqual(
          expect.arrayContaining(["same_employee_number", "same_name", "other_birth_date"]),
        );
    },
    longEnough,
  );

  it(
    "is sure where the name is only written differently",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, [
        "Mohammad Ali Djafar,20417,,,,1988-05-12,",
        "Evi Sulastri,20418,,,,,",
        "Siti Khotimah,,K-17,,,,",
        `Rina Wulandari,,,${nik.siti},,,`,
      ]);
      const id = await checked(ctx, [
        "Muh. Ali Jafar,20417,,,,1988-05-12,",
        "Evi S.,20418,,,,,",
        "St. Chotimah,,K-17,,,,",
        `RINA WULANDARY,,,${nik.siti},,,`,
      ]);
      expect(await outcomesOf(ctx, id)).toMatchObject({ known: 4, created: 0, toConfirm: 0 });
    },
    longEnough,
  );

  it(
    "was reused, once somebody has said so",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, ["Siti Aminah,20417,,,,,"]);
      const id = await checked(ctx, ["Siti Rohmah,20417,,,,,"]);
      const [question] = (await listQuestions(ctx, id)).questions;
      await answerQuestion(ctx, { batchId: id, candidateId: question?.id ?? "", answer: "different" });
      expect((await commitAll(ctx, id)).counts).toMatchObject({ created: 1, held: 0 });
      const again = await checked(ctx, ["Siti Rohmah,20417,,,,,"]);
      expect(await outcomesOf(ctx, again)).toMatchObject({ known: 1, toConfirm: 0 });
      const first = await checked(ctx, ["Siti Aminah,20417,,,,,"]);
      expect(await outcomesOf(ctx, first)).toMatchObject({ known: 1, toConfirm: 0 });
    },
    longEnough,
  );
});

describe("a name and a day of birth", () => {
  const top = "Nama,Tanggal Lahir,Bagian";

  it(
    "are a question at another employer, and sure at the same one",
    async () => {
      const ctx = await signedIn();
      const rows = ["Siti Aminah,1988-05-12,Jahit"];
      const elsewhere = { employer: "PT Lain", workplace: "Karawang" };
      const first = await readLines(ctx, "here.csv", [top, ...rows]);
      await checkAll(ctx, first, { recordHeadcount: false });
      await commitAll(ctx, first);
      const there = await readLines(ctx, "there.csv", [top, ...rows]);
      await checkAll(ctx, there, { recordHeadcount: false, place: elsewhere });
      expect(await outcomesOf(ctx, there)).toMatchObject({ known: 0, toConfirm: 1 });
      const again = await readLines(ctx, "again.csv", [top, ...rows]);
      await checkAll(ctx, again, { recordHeadcount: false });
      expect(await outcomesOf(ctx, again)).toMatchObject({ known: 1, toConfirm: 0 });
    },
    longEnough,
  );
});
