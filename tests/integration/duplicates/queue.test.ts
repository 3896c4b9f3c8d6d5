import { beforeAll, describe, expect, it } from "vitest";
import { createContact } from "@/features/contacts/mutations";
import { namesakesOf } from "@/features/contacts/namesakes.queries";
import { revealNationalId } from "@/features/contacts/national-id.mutations";
import { createContactInput } from "@/features/contacts/schema";
import { undoMerge } from "@/features/duplicates/merge/undo.mutations";
import { mergeContacts } from "@/features/duplicates/merges.mutations";
import { listMerges, survivorOf } from "@/features/duplicates/merges.queries";
import { markDistinct } from "@/features/duplicates/pairs.mutations";
import {
  comparisonOf,
  countPairs,
  listPairs,
  lookAlikesOf,
  pageSize,
} from "@/features/duplicates/pairs.queries";
import { searchDuplicates } from "@/features/duplicates/scan.mutations";
import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Place, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { commitAll, contactsIn, readyList, undoAll } from "../../support/imports";
import { invent, versionOf } from "../../support/twins";

const search = (ctx: Context) => searchDuplicates(systemOf(ctx), new AbortController().signal);
const at = (place: Place) => ({ place, employeeNumber: null, startedOn: null });
const inUnion = (ctx: Context) => ({ id: ctx.unionId, timeZone: ctx.timeZone });
const turfOf = (place: Place) => ({
  whole: false as const,
  workplaceIds: [place.workplaceId],
  departments: [],
});

let ctx: Context;
let here: Place;
let there: Place;
let ids: string[];
beforeAll(async () => {
  ctx = await signedIn();
  here = await workplaceFactory(ctx);
  there = await workplaceFactory(ctx);
  ids = [];
  for (let pair = 0; pair < pageSize + 2; pair++) {
    const letter = String.fromCharCode(97 + pair);
    for (const name of [`Siti ${letter.repeat(5)}ah`, `St. ${letter.repeat(5)}ah`])
      ids.push(await invent(ctx, { name, phones: [`+62811100${pair}`], job: at(pair < 3 ? here : there) }));
  }
  await search(ctx);
});

describe("the queue", () => {
  it("shows every pair once over its pages, with the true total", async () => {
    const first = await listPairs(ctx, {});
    const second = await listPairs(ctx, { after: first.next ?? undefined });
    expect([first.total, first.pairs.length, second.pairs.length, second.next]).toEqual([
      pageSize + 2,
      pageSize,
      2,
      null,
    ]);
    const all = [...first.pairs, ...second.pairs].flatMap(({ one, other }) => [one.id, other.id]);
    expect(all.toSorted()).toEqual(ids.toSorted());
  });

  it("keeps to the turf, and to coordinators", async () => {
    const coordinator = await signedIn({ union: inUnion(ctx), role: "coordinator", turf: turfOf(here) });
    expect(await countPairs(coordinator)).toBe(3);
    const organiser = await signedIn({ union: inUnion(ctx), role: "organiser", turf: turfOf(here) });
    await expect(listPairs(organiser, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await lookAlikesOf(organiser, ids[0] ?? "")).toMatchObject([{ id: ids[1] }]);
    expect(await lookAlikesOf(organiser, ids[8] ?? "")).toEqual([]);
    const [one = "", other = ""] = [ids[8], ids[9]];
    await expect(comparisonOf(coordinator, { one, other })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(markDistinct(coordinator, { one, other })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("forgets a pair that was decided, and does not find it again", async () => {
    const [one = "", other = ""] = [ids[10], ids[11]];
    await markDistinct(ctx, { one, other });
    expect(await lookAlikesOf(ctx, one)).toEqual([]);
    await search(ctx);
    expect(await countPairs(ctx)).toBe(pageSize + 1);
  });

  it("merges a pair, whose address leads on and can be taken back", async () => {
    const { survivor, gone } = await comparisonOf(ctx, { one: ids[13] ?? "", other: ids[12] ?? "" });
    expect(survivor.id).toBe(ids[12]);
    const versions = { survivorVersion: survivor.version, goneVersion: gone.version };
    const { mergeId } = await mergeContacts(ctx, { survivorId: survivor.id, goneId: gone.id, ...versions });
    expect(await survivorOf(ctx, gone.id)).toBe(survivor.id);
    const elsewhere = await signedIn({ union: inUnion(ctx), role: "organiser", turf: turfOf(here) });
    expect(await survivorOf(elsewhere, gone.id)).toBeNull();
    expect(await listMerges(ctx)).toMatchObject([{ id: mergeId, goneName: gone.name, undoneAt: null }]);
    await undoMerge(ctx, { mergeId });
    expect(await survivorOf(ctx, gone.id)).toBeNull();
    expect(await lookAlikesOf(ctx, gone.id)).toMatchObject([{ id: survivor.id }]);
  });
});

describe("the comparison", () => {
  it("tells two citizen numbers apart that the mask would show alike, and the chosen one stays", async () => {
    const admin = await signedIn();
    const [older, newer] = ["3701010503900001", "3701010503910001"];
    const one = await invent(admin, { name: "Wina Kembar", nationalId: older });
    const other = await invent(admin, { name: "Wina Kembar", nationalId: newer });
    const { survivor, gone } = await comparisonOf(admin, { one, other });
    expect([survivor.nationalId, gone.nationalId]).toEqual(["37•• •••• •••0 ••01", "37•• •••• •••1 ••01"]);
    const versions = { survivorVersion: survivor.version, goneVersion: gone.version };
    const both = { survivorId: survivor.id, goneId: gone.id, ...versions };
    await mergeContacts(admin, { ...both, nationalId: "gone" });
    expect(await revealNationalId(admin, survivor.id)).toBe(newer);
  });
});

describe("a contact who is being typed", () => {
  it("is judged by the import's matcher, and is another for good when she is saved", async () => {
    const typed = { name: "Mohammad Yusuf", phones: ["08121234567"] };
    const known = await invent(ctx, { name: "Muh. Jusuf", phones: ["+628121234567"], job: at(here) });
    const input = createContactInput.parse({ ...typed, id: newId(), another: "yes", notSame: [known] });
    expect(await namesakesOf(ctx, input)).toMatchObject([
      { id: known, reasons: ["same_phone", "similar_name"] },
    ]);
    const { id } = await createContact(ctx, input);
    await search(ctx);
    expect(await lookAlikesOf(ctx, id)).toEqual([]);
  });
});

it("an import's undo leaves merged people alone, until their merge is undone", async () => {
  const admin = await signedIn();
  const batchId = await readyList(admin, 3);
  await commitAll(admin, batchId);
  const [goneId = ""] = await read(systemOf(admin), async (tx) =>
    (
      await tx.$queryRaw<{ id: string }[]>(
        Prisma.sql`SELECT id::text FROM contact WHERE union_id = ${admin.unionId}::uuid ORDER BY name LIMIT 1`,
      )
    ).map(({ id }) => id),
  );
  const old = await invent(admin, { name: "Pekerja Lama", conversationCount: 2 });
  const versions = async (one: string, other: string) => ({
    survivorVersion: await versionOf(admin, one),
    goneVersion: await versionOf(admin, other),
  });
  const first = await mergeContacts(admin, {
    survivorId: goneId,
    goneId: old,
    ...(await versions(goneId, old)),
  });
  await undoAll(admin, batchId, true);
  expect(await contactsIn(admin)).toBe(1);
  await undoMerge(admin, first);
  await undoAll(admin, batchId, true);
  expect(await contactsIn(admin)).toBe(1);
  expect(await versionOf(admin, old)).toBeGreaterThan(0);
});
