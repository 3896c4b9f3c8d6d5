import { describe, expect, it } from "vitest";
import { markDistinct } from "@/features/duplicates/pairs.mutations";
import { getBatch } from "@/features/imports/batch.queries";
import { listQuestions } from "@/features/imports/questions.queries";
import { answerQuestion, undoAnswer } from "@/features/imports/review/answers.mutations";
import { commitHeld } from "@/features/imports/review/hold.mutations";
import { outcomesOf } from "@/features/imports/review/outcomes.queries";
import { listPeople } from "@/features/imports/rows.queries";
import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { signedIn, systemOf } from "../../support/factories";
import {
  checkAll,
  checksums,
  commitAll,
  contactsIn,
  countOf,
  readLines,
  undoAll,
  work,
} from "../../support/imports";

const longEnough = 240_000;
const heading = "Nama,No HP,Tanggal Lahir,Bagian";
const here = [heading, "Evi Sulastri,083451112223,1990-05-17,Jahit", "Siti Aminah,083451112224,,Potong"];
const alike = [heading, "Evi S.,083451112223,,Jahit", "Rina Marlina,083451119999,,Jahit"];

async function imported(ctx: Context, lines: readonly string[]): Promise<string> {
  const id = await checked(ctx, lines);
  await commitAll(ctx, id);
  return id;
}

async function checked(ctx: Context, lines: readonly string[]): Promise<string> {
  const id = await readLines(ctx, "list.csv", lines);
  await checkAll(ctx, id, { recordHeadcount: false });
  return id;
}

async function answer(ctx: Context, batchId: string, said: "same" | "different" | "same_phone") {
  const [question] = (await listQuestions(ctx, batchId)).questions;
  if (!question) throw new Error("nothing is asked");
  await answerQuestion(ctx, { batchId, candidateId: question.id, answer: said });
  return question;
}

const distinctions = (ctx: Context) =>
  countOf(
    ctx,
    Prisma.sql`SELECT count(*)::int AS n FROM contact_distinction WHERE union_id = ${ctx.unionId}::uuid`,
  );

describe("a row that may be somebody who is here", () => {
  it(
    "is asked about side by side, with the reasons and what differs",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, here);
      const id = await checked(ctx, alike);
      expect(await outcomesOf(ctx, id)).toMatchObject({
        created: 1,
        known: 0,
        toConfirm: 1,
        openContacts: 1,
      });
      const { questions } = await listQuestions(ctx, id);
      expect(questions).toHaveLength(1);
      expect(questions[0]?.reasons).toEqual(["same_phone", "similar_name"]);
      const fields = Object.fromEntries(
        (questions[0]?.fields ?? []).map((each) => [each.field, each.differs]),
      );
      expect(fields).toMatchObject({ name: true, phones: false, birthDate: false });
      const workplace = questions[0]?.fields.find(({ field }) => field === "workplace");
      expect(workplace).toMatchObject({ left: ["Cikarang"], right: ["Cikarang"], differs: false });
    },
    longEnough,
  );

  it(
    "is held while nobody has decided, and written when somebody has",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, here);
      const id = await checked(ctx, alike);
      expect((await commitAll(ctx, id)).counts).toMatchObject({ created: 1, changed: 0, held: 1 });
      expect(await contactsIn(ctx)).toBe(3);
      await expect(commitHeld(ctx, { batchId: id })).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
      await answer(ctx, id, "different");
      await commitHeld(ctx, { batchId: id });
      await work(ctx, "import.commit", id);
      expect(await getBatch(ctx, id)).toMatchObject({ state: "done", counts: { created: 2, held: 0 } });
      expect(await contactsIn(ctx)).toBe(4);
      expect(await distinctions(ctx)).toBe(1);
    },
    longEnough,
  );

  it(
    "is known next time without asking, whatever the answer was",
    async () => {
      for (const said of ["same", "different"] as const) {
        const ctx = await signedIn();
        await imported(ctx, here);
        const first = await checked(ctx, alike);
        await answer(ctx, first, said);
        const created = said === "same" ? 1 : 2;
        expect((await commitAll(ctx, first)).counts).toMatchObject({ created, held: 0 });
        const now = await checksums(ctx);
        const again = await checked(ctx, alike);
        expect(await outcomesOf(ctx, again)).toMatchObject({ created: 0, known: 2, toConfirm: 0 });
        expect((await commitAll(ctx, again)).counts).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
        expect(await checksums(ctx)).toEqual(now);
      }
    },
    longEnough,
  );

  it(
    "can have its answer taken back, whatever it was",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, here);
      const id = await checked(ctx, alike);
      await answer(ctx, id, "same");
      expect(await outcomesOf(ctx, id)).toMatchObject({ known: 1, toConfirm: 0, answered: 1 });
      await undoAnswer(ctx, { batchId: id });
      expect(await outcomesOf(ctx, id)).toMatchObject({ known: 0, toConfirm: 1, answered: 0 });
      await answer(ctx, id, "same_phone");
      expect(await outcomesOf(ctx, id)).toMatchObject({ created: 2, toConfirm: 0 });
      await undoAnswer(ctx, { batchId: id });
      expect(await outcomesOf(ctx, id)).toMatchObject({ created: 1, toConfirm: 1 });
      await expect(undoAnswer(ctx, { batchId: id })).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
    },
    longEnough,
  );

  it(
    "is the secretariat's question, of its own union",
    async () => {
      const admin = await signedIn();
      await imported(admin, here);
      const id = await checked(admin, alike);
      const organiser = await signedIn({
        role: "organiser",
        union: { id: admin.unionId, timeZone: admin.timeZone },
      });
      await expect(listQuestions(organiser, id)).rejects.toMatchObject({ code: "FORBIDDEN" });
      const candidateId = (await listQuestions(admin, id)).questions[0]?.id ?? "";
      const given = { batchId: id, candidateId, answer: "same" } as const;
      await expect(answerQuestion(organiser, given)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(answerQuestion(await signedIn(), given)).rejects.toMatchObject({
        code: "CHANGED_MEANWHILE",
      });
    },
    longEnough,
  );
});

it(
  "a row is asked about at the workplace that was chosen for all, whether it is there or to be made",
  async () => {
    const ctx = await signedIn();
    await imported(ctx, here);
    const there = await read(systemOf(ctx), (tx) =>
      tx.workplace.findFirstOrThrow({ where: { unionId: ctx.unionId }, select: { id: true } }),
    );
    for (const [place, name] of [
      [{ workplaceId: there.id }, "Cikarang"],
      [{ employer: "PT Lain", workplace: "Karawang" }, "Karawang"],
    ] as const) {
      const id = await readLines(ctx, "list.csv", alike);
      await checkAll(ctx, id, { recordHeadcount: false, place });
      const [question] = (await listQuestions(ctx, id)).questions;
      expect(question?.fields).toContainEqual(expect.objectContaining({ field: "workplace", left: [name] }));
    }
  },
  longEnough,
);

describe("two rows that may be one", () => {
  const pair = [
    heading,
    "Mohammad Ali Jafar,083451112223,1990-05-17,Jahit",
    "Muh. Ali Djafar,083451112223,,Potong",
  ];

  it(
    "come in as two while nobody has decided, and as one when somebody has",
    async () => {
      const apart = await signedIn();
      const two = await checked(apart, pair);
      expect(await outcomesOf(apart, two)).toMatchObject({ created: 2, toConfirm: 0, openRows: 1 });
      expect((await commitAll(apart, two)).counts).toMatchObject({ created: 2, held: 0 });
      const [pairFound, ...others] = (await listPeople(apart, { batchId: two, filter: "pairs" })).people;
      if (!pairFound) throw new Error("no pair is named");
      expect([pairFound.name, pairFound.otherName, ...others]).toEqual([
        "Mohammad Ali Jafar",
        "Muh. Ali Djafar",
      ]);
      await markDistinct(apart, { one: pairFound.id, other: pairFound.otherId });
      expect(await listPeople(apart, { batchId: two, filter: "pairs" })).toMatchObject({
        people: [],
        total: 0,
      });
      const ctx = await signedIn();
      const one = await checked(ctx, pair);
      await answer(ctx, one, "same");
      expect(await outcomesOf(ctx, one)).toMatchObject({ created: 1, joined: 1, openRows: 0 });
      await undoAnswer(ctx, { batchId: one });
      expect(await outcomesOf(ctx, one)).toMatchObject({ created: 2, joined: 0, openRows: 1 });
      await answer(ctx, one, "same");
      expect((await commitAll(ctx, one)).counts).toMatchObject({ created: 1, joined: 1 });
      const now = await checksums(ctx);
      const again = await checked(ctx, pair);
      expect((await commitAll(ctx, again)).counts).toMatchObject({ created: 0, changed: 0, joined: 1 });
      expect(await checksums(ctx)).toEqual(now);
    },
    longEnough,
  );

  it(
    "are one, unasked, where they say the same and more than a name",
    async () => {
      const ctx = await signedIn();
      const twice = (row: string) => [row, row];
      const id = await checked(ctx, [
        heading,
        ...twice("Slamet Lestari,083451112223,1988-02-02,QC"),
        ...twice("Endang,083451112224,,QC"),
        ...twice("Nurul Hidayah,,,QC"),
        "Rina Marlina,083451112225,,QC",
        "Rina Marlina,083451112225,,Jahit",
      ]);
      const { counts } = await getBatch(ctx, id);
      expect(counts).toMatchObject({ joined: 2, people: 6 });
      expect(await outcomesOf(ctx, id)).toMatchObject({ created: 6, joined: 2, openRows: 1 });
    },
    longEnough,
  );

  it(
    "are remembered as two when somebody says so",
    async () => {
      const ctx = await signedIn();
      const before = await checksums(ctx);
      const id = await checked(ctx, pair);
      await answer(ctx, id, "same_phone");
      await commitAll(ctx, id);
      const kept = await read(systemOf(ctx), (tx) =>
        tx.contactDistinction.findMany({ where: { unionId: ctx.unionId }, select: { why: true } }),
      );
      expect(kept).toEqual([{ why: "same_phone" }]);
      await undoAll(ctx, id);
      expect(await checksums(ctx)).toEqual(before);
      expect(await distinctions(ctx)).toBe(0);
    },
    longEnough,
  );
});
