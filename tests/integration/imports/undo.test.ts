import { describe, expect, it } from "vitest";
import { updateContact } from "@/features/contacts/mutations";
import { revealNationalId } from "@/features/contacts/national-id.mutations";
import { mergeContacts } from "@/features/duplicates/merges.mutations";
import { listBatches } from "@/features/imports/queries";
import { outcomesOf } from "@/features/imports/review/outcomes.queries";
import { setAbsencePolicy, setOverwrite } from "@/features/imports/review/overwrite-policy.mutations";
import { listPeople } from "@/features/imports/rows.queries";
import { countGoing, listStaying } from "@/features/imports/undo/staying.queries";
import { undoPreview } from "@/features/imports/undo.queries";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { signedIn, systemOf } from "../../support/factories";
import { checkAll, commitAll, readLines, undoAll } from "../../support/imports";

const longEnough = 240_000;
const staff = (letters: string, department = "Jahit") => [
  "Nama,No Karyawan,Bagian",
  ...[...letters].map((letter) => `Pekerja ${letter.repeat(3)},K0${letter},${department}`),
];

async function checked(ctx: Context, lines: readonly string[], recordHeadcount = false): Promise<string> {
  const id = await readLines(ctx, "list.csv", lines);
  await checkAll(ctx, id, { recordHeadcount, purpose: "contacts" });
  return id;
}

const contact = (ctx: Context, name: string) =>
  read(systemOf(ctx), (tx) =>
    tx.contact.findFirstOrThrow({
      where: { unionId: ctx.unionId, name },
      select: { id: true, version: true, name: true },
    }),
  );

async function merge(ctx: Context, stays: string, goes: string) {
  const [survivor, gone] = [await contact(ctx, stays), await contact(ctx, goes)];
  await mergeContacts(ctx, {
    ...{ survivorId: survivor.id, survivorVersion: survivor.version },
    ...{ goneId: gone.id, goneVersion: gone.version },
  });
}

describe("people whom a list no longer names", () => {
  it(
    "stand in the order of their letters, whatever their case, before the import and after it",
    async () => {
      const ctx = await signedIn();
      const names = ["AYU SUSANTI", "Aep Nugraha", "budi santoso", "Citra Dewi"];
      const lines = names.map((name, at) => `${name},K${at},Jahit`);
      await commitAll(ctx, await checked(ctx, ["Nama,No Karyawan,Bagian", ...lines]));
      const id = await checked(ctx, staff("z"), true);
      await setAbsencePolicy(ctx, { batchId: id, leaving: "list" });
      const sorted = ["Aep Nugraha", "AYU SUSANTI", "budi santoso", "Citra Dewi"];
      expect(
        (await listPeople(ctx, { batchId: id, filter: "missing" })).people.map(({ name }) => name),
      ).toEqual(sorted);
      await commitAll(ctx, id);
      expect(
        (await listPeople(ctx, { batchId: id, filter: "absences" })).people.map(({ name }) => name),
      ).toEqual(sorted);
    },
    longEnough,
  );
});

describe("the list of imports", () => {
  it(
    "tells of each that is ready what its own screen does, and of no other union's",
    async () => {
      const ctx = await signedIn();
      await commitAll(ctx, await checked(ctx, staff("ab")));
      const [one, two] = [await checked(ctx, staff("abc")), await checked(ctx, staff("de"))];
      const { batches } = await listBatches(ctx);
      expect(batches.map(({ id, outcomes }) => [id, outcomes])).toEqual([
        [two, await outcomesOf(ctx, two)],
        [one, await outcomesOf(ctx, one)],
        [expect.any(String), null],
      ]);
      expect(batches[1]?.outcomes).toMatchObject({ created: 1, known: 2 });
      const [elsewhere] = (await listBatches(await signedIn())).batches;
      expect(elsewhere).toBeUndefined();
    },
    longEnough,
  );
});

describe("the undo of an import", () => {
  it(
    "counts two who were made one as one who stays, and says beforehand what it does",
    async () => {
      const ctx = await signedIn();
      const id = await checked(ctx, staff("abcde"));
      await commitAll(ctx, id);
      await merge(ctx, "Pekerja aaa", "Pekerja bbb");
      const edited = await contact(ctx, "Pekerja ccc");
      await updateContact(ctx, { ...edited, nickname: "C", phones: [], emails: [] });
      const expected = {
        total: 2,
        reasons: { merged: 1, worked: 0, edited: 1 },
        people: [
          { name: "Pekerja aaa", why: "merged" },
          { name: "Pekerja ccc", why: "edited" },
        ],
      };
      expect(await undoPreview(ctx, id)).toMatchObject({ goes: 2, staying: expected });
      expect(await countGoing(ctx, id, 1)).toEqual(await countGoing(ctx, id));
      expect((await undoAll(ctx, id)).counts).toMatchObject({ undone: 2, kept: 2 });
      expect(await listStaying(ctx, id)).toMatchObject(expected);
      expect((await undoAll(ctx, id, true)).counts).toMatchObject({ undone: 3, kept: 1 });
      expect(await listStaying(ctx, id)).toMatchObject({ total: 1, reasons: { merged: 1, edited: 0 } });
    },
    longEnough,
  );

  it(
    "names whom a person of the import was merged into",
    async () => {
      const ctx = await signedIn();
      await commitAll(ctx, await checked(ctx, staff("a")));
      const id = await checked(ctx, staff("bc"));
      await commitAll(ctx, id);
      await merge(ctx, "Pekerja aaa", "Pekerja bbb");
      expect(await undoPreview(ctx, id)).toMatchObject({
        goes: 1,
        staying: { total: 1, people: [{ name: "Pekerja aaa", why: "merged" }] },
      });
    },
    longEnough,
  );

  it(
    "tells whose values it put back and how many jobs go on",
    async () => {
      const ctx = await signedIn();
      await commitAll(ctx, await checked(ctx, staff("abcdefghij")));
      const id = await checked(
        ctx,
        ["Nama,No Karyawan,Bagian", "Pekerja aaa,K0a,Potong", ...staff("bcdefgh").slice(1)],
        true,
      );
      await setOverwrite(ctx, { batchId: id, field: "job.department", rule: "file" });
      await setAbsencePolicy(ctx, { batchId: id, leaving: "end_jobs" });
      expect((await commitAll(ctx, id)).counts).toMatchObject({ changed: 1, left: 2 });
      expect(await undoPreview(ctx, id)).toMatchObject({ goes: 0, restores: 1, reopens: 2 });
      expect((await undoAll(ctx, id)).counts).toMatchObject({
        ...{ undone: 0, kept: 0 },
        ...{ restored: 1, reopened: 2 },
      });
    },
    longEnough,
  );

  it(
    "keeps a person whom a user changed, and none whose national ID was only opened",
    async () => {
      const ctx = await signedIn();
      const lines = ["Nama,No Karyawan,Bagian,NIK", "Pekerja aaa,K0a,Jahit,3201010101900001"];
      const id = await checked(ctx, [...lines, "Pekerja bbb,K0b,Jahit,"]);
      await commitAll(ctx, id);
      await revealNationalId(ctx, (await contact(ctx, "Pekerja aaa")).id);
      expect(await undoPreview(ctx, id)).toMatchObject({ goes: 2, staying: { total: 0 } });
      const { id: contactId, version } = await contact(ctx, "Pekerja bbb");
      await updateContact(ctx, {
        id: contactId,
        version,
        name: "Pekerja bbb",
        nickname: "Ani",
        phones: [],
        emails: [],
      });
      expect(await undoPreview(ctx, id)).toMatchObject({
        goes: 1,
        staying: { total: 1, people: [{ name: "Pekerja bbb", why: "edited" }] },
      });
    },
    longEnough,
  );
});
