import { describe, expect, it } from "vitest";
import { recordConsent } from "@/features/consents/mutations";
import { getProgress } from "@/features/imports/batch.queries";
import { listPeople } from "@/features/imports/rows.queries";
import { startUndo } from "@/features/imports/undo/undo.mutations";
import type { Context } from "@/lib/context";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { signedIn, systemOf } from "../../support/factories";
import { checkAll, checksums, commitAll, impactOf, readLines, undoAll, work } from "../../support/imports";

const longEnough = 240_000;
const heading = "Nama,No Karyawan,No HP,Surel,Jangan Telepon,Setuju Surel";
const fields = { "4": "consent.doNotCall", "5": "consent.email" } as const;

async function checked(ctx: Context, rows: readonly string[]): Promise<string> {
  const id = await readLines(ctx, "list.csv", [heading, ...rows]);
  await checkAll(ctx, id, { recordHeadcount: false, purpose: "contacts", fields });
  return id;
}

const here = [
  "Siti Aminah,K1,083451112221,siti@example.org,,",
  "Budi Santoso,K2,083451112222,budi@example.org,,",
];
const said = [
  "Siti Aminah,K1,083451112229,siti@example.org,Ya,",
  "Budi Santoso,K2,083451112222,budi@example.org,,Ya",
];

async function imported(ctx: Context, rows: readonly string[]): Promise<void> {
  await commitAll(ctx, await checked(ctx, rows));
}

const points = async (ctx: Context) => {
  const found = await read(systemOf(ctx), (tx) =>
    tx.contactPoint.findMany({
      where: { unionId: ctx.unionId },
      select: { value: true, consent: true },
      orderBy: { value: "asc" },
    }),
  );
  return Object.fromEntries(found.map(({ value, consent }) => [value, consent]));
};

const setConsent = (ctx: Context, value: string, consent: "given" | "withdrawn" | "unknown") =>
  write(systemOf(ctx), (tx) =>
    tx.contactPoint.updateMany({ where: { unionId: ctx.unionId, value }, data: { consent } }),
  );

describe("what a file says of consent, of people who are here", () => {
  it(
    "withdraws it from every telephone, gives it where nobody asked, is shown before, and twice is once",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, here);
      const before = await checksums(ctx);
      const id = await checked(ctx, said);
      const impact = await impactOf(ctx, id);
      expect(impact).toMatchObject({ known: 2, changed: 2, replaced: 0 });
      expect(impact.fields).toContainEqual({
        ...{ field: "consent.phone", filled: 1, replaced: 0, kept: 0 },
        pairs: [{ from: null, to: "withdrawn", people: 1 }],
      });
      expect((await commitAll(ctx, id)).counts).toMatchObject({ changed: 2, unchanged: 0 });
      expect(await points(ctx)).toEqual({
        "+6283451112221": "withdrawn",
        "+6283451112222": "unknown",
        "+6283451112229": "withdrawn",
        "siti@example.org": "unknown",
        "budi@example.org": "given",
      });
      const now = await checksums(ctx);
      const again = await checked(ctx, said);
      expect(await impactOf(ctx, again)).toMatchObject({ changed: 0 });
      expect((await commitAll(ctx, again)).counts).toMatchObject({ changed: 0, unchanged: 2 });
      expect(await checksums(ctx)).toEqual(now);
      await undoAll(ctx, again);
      await undoAll(ctx, id);
      expect(await checksums(ctx)).toEqual(before);
    },
    longEnough,
  );

  it(
    "never gives back what somebody withdrew, and wins over what was given",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, here);
      await setConsent(ctx, "+6283451112221", "given");
      await setConsent(ctx, "budi@example.org", "withdrawn");
      await imported(ctx, said);
      expect(await points(ctx)).toMatchObject({
        "+6283451112221": "withdrawn",
        "budi@example.org": "withdrawn",
      });
    },
    longEnough,
  );

  it(
    "holds for a telephone that comes later",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, here);
      await setConsent(ctx, "+6283451112221", "withdrawn");
      await imported(ctx, ["Siti Aminah,K1,083451117777,,,"]);
      expect(await points(ctx)).toMatchObject({ "+6283451117777": "withdrawn" });
    },
    longEnough,
  );
});

describe("an undo", () => {
  it(
    "leaves a telephone whose consent somebody settled since, and says so; and counts those whom it changes back",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, here);
      const id = await checked(ctx, ["Siti Aminah,K1,083451117771,,,", "Budi Santoso,K2,083451117772,,,"]);
      await commitAll(ctx, id);
      await setConsent(ctx, "+6283451117771", "withdrawn");
      await startUndo(ctx, { batchId: id, alsoWorkedWith: false });
      expect(await getProgress(ctx, id)).toMatchObject({ doneRows: 0, totalRows: 2 });
      await work(ctx, "import.undo", id);
      expect(await getProgress(ctx, id)).toMatchObject({ state: "undone", doneRows: 2 });
      const left = await points(ctx);
      expect(left["+6283451117771"]).toBe("withdrawn");
      expect(left["+6283451117772"]).toBeUndefined();
      expect((await listPeople(ctx, { batchId: id, filter: "kept" })).people).toMatchObject([
        { name: "Siti Aminah", notes: ["consent"] },
      ]);
    },
    longEnough,
  );
});

describe("what a file says of consent, in the answers of a contact", () => {
  const answers = async (ctx: Context) =>
    read(systemOf(ctx), (tx) =>
      tx.consentEvent.findMany({
        where: { unionId: ctx.unionId, purpose: "union" },
        select: { channel: true, state: true, source: true },
        orderBy: [{ createdAt: "asc" }, { channel: "asc" }],
      }),
    );

  it(
    "is recorded with the import, and taken back with it",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, here);
      const id = await checked(ctx, said);
      await commitAll(ctx, id);
      const refused = { state: "withdrawn", source: "list" };
      expect(await answers(ctx)).toEqual([
        { channel: "call", ...refused },
        { channel: "message", ...refused },
        { channel: "email", state: "given", source: "list" },
      ]);
      await undoAll(ctx, id);
      const now = (await answers(ctx)).slice(3);
      expect(now.map(({ state, source }) => `${state} ${source}`)).toEqual(Array(3).fill("unknown undo"));
      expect(await closedAt(ctx, "+6283451112221")).toEqual([]);
    },
    longEnough,
  );

  it(
    "does not open a number that asked to be left alone, whoever it comes with",
    async () => {
      const ctx = await signedIn();
      await imported(ctx, here);
      const { id: contactId } = await read(systemOf(ctx), (tx) =>
        tx.contact.findFirstOrThrow({
          where: { unionId: ctx.unionId, name: "Budi Santoso" },
          select: { id: true },
        }),
      );
      const refusal = { state: "withdrawn", purpose: "all", source: "spoken" } as const;
      await recordConsent(ctx, { contactId, recordId: newId(), ...refusal, channels: ["call", "email"] });
      await imported(ctx, ["Rina Wati,K9,083451112222,budi@example.org,,Ya"]);
      const rina = await read(systemOf(ctx), (tx) =>
        tx.contactPoint.findMany({
          where: { unionId: ctx.unionId, contact: { name: "Rina Wati" } },
          select: { kind: true, closed: true },
          orderBy: { kind: "asc" },
        }),
      );
      expect(rina).toEqual([
        { kind: "phone", closed: ["union.call", "campaign.call"] },
        { kind: "email", closed: ["union.email", "campaign.email"] },
      ]);
    },
    longEnough,
  );
});

const closedAt = async (ctx: Context, value: string) =>
  (
    await read(systemOf(ctx), (tx) =>
      tx.contactPoint.findFirstOrThrow({ where: { unionId: ctx.unionId, value }, select: { closed: true } }),
    )
  ).closed;
