import { describe, expect, it } from "vitest";
import { updateContact } from "@/features/contacts/mutations";
import { logConversation } from "@/features/conversations/mutations";
import { mergeContacts } from "@/features/duplicates/merges.mutations";
import { getBatch, getProgress } from "@/features/imports/batch.queries";
import { startCommit } from "@/features/imports/commit/commit.mutations";
import { listQuestions } from "@/features/imports/questions.queries";
import { answerQuestion } from "@/features/imports/review/answers.mutations";
import { shownOf } from "@/features/imports/review/impact.queries";
import { outcomesOf } from "@/features/imports/review/outcomes.queries";
import { setOverwrite } from "@/features/imports/review/overwrite-policy.mutations";
import { listPeople } from "@/features/imports/rows.queries";
import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { newId } from "@/lib/ids";
import { signedIn, systemOf } from "../../support/factories";
import { checkAll, commitAll, contactsIn, countOf, readLines, undoAll, work } from "../../support/imports";

const longEnough = 240_000;
const heading = "Nama,No Karyawan,Bagian,Jabatan,No HP";
const staff = (from: number, to: number) => [
  heading,
  ...Array.from({ length: to - from }, (_, at) => {
    const letter = "abcdefghijklmnopqrst"[from + at] ?? "";
    return `Pekerja ${letter}${letter}${letter},K0${from + at},Jahit,Operator,0834510000${10 + from + at}`;
  }),
];

async function checked(ctx: Context, lines: readonly string[]): Promise<string> {
  const id = await readLines(ctx, "list.csv", lines);
  await checkAll(ctx, id, { recordHeadcount: false, purpose: "contacts" });
  return id;
}

const contact = (ctx: Context, name: string) =>
  read(systemOf(ctx), (tx) =>
    tx.contact.findFirstOrThrow({
      where: { unionId: ctx.unionId, name },
      select: { id: true, version: true },
    }),
  );

const numbers = (ctx: Context) =>
  countOf(
    ctx,
    Prisma.sql`SELECT count(DISTINCT employee_number)::int AS n FROM job WHERE union_id = ${ctx.unionId}::uuid`,
  );

describe("who goes away between the check and the run", () => {
  it(
    "comes in anew when the import that made her was undone",
    async () => {
      const ctx = await signedIn();
      const first = await checked(ctx, staff(0, 5));
      await commitAll(ctx, first);
      const second = await checked(ctx, staff(0, 6));
      expect(await outcomesOf(ctx, second)).toMatchObject({ known: 5, created: 1 });
      await undoAll(ctx, first);
      expect(await contactsIn(ctx)).toBe(0);
      expect(await outcomesOf(ctx, second)).toMatchObject({ known: 0, created: 6 });
      expect(await commitAll(ctx, second)).toMatchObject({ state: "done", counts: { created: 6 } });
      expect(await contactsIn(ctx)).toBe(6);
    },
    longEnough,
  );

  it(
    "is the one she was merged into, who may be another row as well",
    async () => {
      const ctx = await signedIn();
      await commitAll(ctx, await checked(ctx, staff(0, 5)));
      const second = await checked(ctx, [
        heading,
        "Pekerja aaa,K00,Jahit,Operator,083499999901",
        "Pekerja bbb,K01,Jahit,Operator,083499999902",
      ]);
      const [stays, goes] = [await contact(ctx, "Pekerja aaa"), await contact(ctx, "Pekerja bbb")];
      await mergeContacts(ctx, {
        ...{ survivorId: stays.id, survivorVersion: stays.version },
        ...{ goneId: goes.id, goneVersion: goes.version },
      });
      expect(await outcomesOf(ctx, second)).toMatchObject({ known: 2, created: 0 });
      expect((await commitAll(ctx, second)).counts).toMatchObject({ created: 0, changed: 2 });
      expect(await contactsIn(ctx)).toBe(4);
      const phones = await countOf(
        ctx,
        Prisma.sql`SELECT count(*)::int AS n FROM contact_point WHERE union_id = ${ctx.unionId}::uuid AND contact_id = ${stays.id}::uuid AND value LIKE '%9999990%'`,
      );
      expect(phones).toBe(2);
    },
    longEnough,
  );
});

describe("two imports at once", () => {
  const runBoth = async (ctx: Context, ids: readonly string[]) => {
    await Promise.all(ids.map((id) => work(ctx, "import.commit", id)));
    for (const id of ids)
      if ((await getProgress(ctx, id)).state === "running") await work(ctx, "import.commit", id);
    return Promise.all(ids.map((id) => getBatch(ctx, id)));
  };

  it(
    "of the very same file bring each person in once",
    async () => {
      const ctx = await signedIn();
      const ids = [await checked(ctx, staff(0, 8)), await checked(ctx, staff(0, 8))];
      for (const id of ids) expect(await outcomesOf(ctx, id)).toMatchObject({ created: 8, known: 0 });
      for (const id of ids) await startCommit(ctx, { batchId: id });
      const done = await runBoth(ctx, ids);
      expect(done.map(({ state }) => state)).toEqual(["done", "done"]);
      expect(done.map(({ counts }) => counts?.created ?? 0).toSorted()).toEqual([0, 8]);
      expect(await contactsIn(ctx)).toBe(8);
      expect(await numbers(ctx)).toBe(8);
    },
    longEnough,
  );

  it(
    "of lists that overlap bring in everybody, and nobody twice",
    async () => {
      const ctx = await signedIn();
      const ids = [await checked(ctx, staff(0, 8)), await checked(ctx, staff(4, 12))];
      for (const id of ids) await startCommit(ctx, { batchId: id });
      const done = await runBoth(ctx, ids);
      expect(done.map(({ counts }) => counts?.created ?? 0).toSorted()).toEqual([4, 8]);
      expect(await contactsIn(ctx)).toBe(12);
      expect(await numbers(ctx)).toBe(12);
    },
    longEnough,
  );

  it(
    "hold who may be somebody that came in meanwhile, and remember who is not",
    async () => {
      const ctx = await signedIn();
      await commitAll(ctx, await checked(ctx, [heading, "Siti Rohmah,K77,Jahit,Operator,"]));
      const second = await checked(ctx, [
        heading,
        "Siti Aminah,K77,Jahit,Operator,",
        "Rina Marlina,K78,Jahit,Operator,",
      ]);
      const [question] = (await listQuestions(ctx, second)).questions;
      await answerQuestion(ctx, { batchId: second, candidateId: question?.id ?? "", answer: "different" });
      await commitAll(ctx, await checked(ctx, [heading, "Endang Lestari,K78,Jahit,Operator,"]));
      expect((await commitAll(ctx, second)).counts).toMatchObject({ created: 1, held: 1 });
      expect((await listQuestions(ctx, second)).questions).toHaveLength(1);
      expect(await contactsIn(ctx)).toBe(3);
    },
    longEnough,
  );
});

describe("an edit between the screen and the button", () => {
  const mandors = staff(0, 4).map((line) => line.replace("Operator", "Mandor"));

  async function ready(ctx: Context): Promise<string> {
    await commitAll(ctx, await checked(ctx, staff(0, 4)));
    const id = await checked(ctx, mandors);
    await setOverwrite(ctx, { batchId: id, field: "job.title", rule: "file" });
    return id;
  }

  it(
    "stays, and is listed; a conversation is no edit",
    async () => {
      const ctx = await signedIn();
      const id = await ready(ctx);
      const shown = await shownOf(ctx, id);
      const edited = await contact(ctx, "Pekerja aaa");
      const update = { id: edited.id, version: edited.version, name: "Pekerja aaa", nickname: "A" };
      await updateContact(ctx, { ...update, phones: [], emails: [] });
      const talked = await contact(ctx, "Pekerja bbb");
      await logConversation(ctx, { id: newId(), contactId: talked.id, outcome: "no_answer" });
      await startCommit(ctx, { batchId: id, ...shown, seen: 4 });
      await work(ctx, "import.commit", id);
      expect((await getBatch(ctx, id)).counts).toMatchObject({ changed: 4 });
      expect((await listPeople(ctx, { batchId: id, filter: "edited" })).people).toMatchObject([
        { name: "Pekerja aaa", notes: ["title"] },
      ]);
    },
    longEnough,
  );

  it(
    "that changes the figures sends the admin back to them",
    async () => {
      const ctx = await signedIn();
      const id = await ready(ctx);
      const shown = await shownOf(ctx, id);
      await setOverwrite(ctx, { batchId: id, field: "job.title", rule: "ours" });
      await expect(startCommit(ctx, { batchId: id, ...shown, seen: 4 })).rejects.toMatchObject({
        code: "CHANGED_MEANWHILE",
        fields: { shown: "moved" },
      });
      expect(await getBatch(ctx, id)).toMatchObject({ state: "ready" });
    },
    longEnough,
  );
});
