import { expect, it } from "vitest";
import { rememberDistinct } from "@/features/contacts/distinctions.mutations";
import { duplicateJobs, duplicateNights } from "@/features/duplicates/jobs";
import { searchDuplicates } from "@/features/duplicates/scan.mutations";
import type { Context } from "@/lib/context";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Place, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { type Invented, invent } from "../../support/twins";

const never = new AbortController().signal;
const search = (ctx: Context) => searchDuplicates(systemOf(ctx), never);

async function pairs(ctx: Context) {
  const rows = await read(systemOf(ctx), (tx) =>
    tx.duplicatePair.findMany({
      where: { unionId: ctx.unionId },
      select: { contactA: true, contactB: true, certain: true, reasons: true },
    }),
  );
  return rows.map(({ contactA, contactB, ...rest }) => ({ ids: [contactA, contactB], ...rest }));
}

const job = (place: Place, employeeNumber: string | null = null) => ({
  place,
  employeeNumber,
  startedOn: null,
});

it.each<[string, Omit<Invented, "job">, Omit<Invented, "job">, boolean, string[]]>([
  [
    "one citizen number",
    { name: "Siti Aminah", nationalId: "3604121204880004" },
    { name: "St. Aminah", nationalId: "3604 1212 0488 0004" },
    true,
    ["same_national_id", "similar_name"],
  ],
  [
    "Muh. and Mohammad with one telephone",
    { name: "Muh. Yusuf", phones: ["+628111"] },
    { name: "Mohammad Jusuf", phones: ["+628111"] },
    false,
    ["same_phone", "similar_name"],
  ],
  [
    "one name and one day of birth",
    { name: "Dewi Lestari", birthDate: "1990-04-05" },
    { name: "Dewi Lestary", birthDate: "1990-04-05" },
    false,
    ["same_birth_date", "similar_name"],
  ],
])("finds %s", async (_what, one, other, certain, reasons) => {
  const ctx = await signedIn();
  const ids = [await invent(ctx, one), await invent(ctx, other)];
  await search(ctx);
  expect(await pairs(ctx)).toEqual([{ ids, certain, reasons }]);
});

it("asks about namesakes at one place only where nothing tells them apart", async () => {
  const ctx = await signedIn();
  const place = await workplaceFactory(ctx);
  const [a, b] = [
    await invent(ctx, { name: "Sri Wahyuni", job: job(place) }),
    await invent(ctx, { name: "Sri Wahyuni", phones: ["+6281"], job: job(place, "7") }),
  ];
  await invent(ctx, { name: "Sri Wahyuni", phones: ["+6282"], job: job(place, "8") });
  await search(ctx);
  const found = (await pairs(ctx)).map(({ ids }) => ids);
  expect(found).toContainEqual([a, b]);
  expect(found).toHaveLength(2);
});

it("leaves a boarding house's telephone to those who share it", async () => {
  const ctx = await signedIn();
  for (const name of ["Agus Salim", "Rina Marlina", "Joko Susilo"])
    await invent(ctx, { name, phones: ["+62899"] });
  expect(await search(ctx)).toEqual({ found: 0 });
});

it("forgets a pair that no longer looks alike, and never asks twice about two who are two", async () => {
  const ctx = await signedIn();
  const one = await invent(ctx, { name: "Ayu Ningsih", phones: ["+62811"] });
  const other = await invent(ctx, { name: "Ayu Ningsih", phones: ["+62811"] });
  expect(await search(ctx)).toEqual({ found: 1 });
  await write(systemOf(ctx), (tx) =>
    tx.contactPoint.deleteMany({ where: { unionId: ctx.unionId, contactId: one } }),
  );
  expect(await search(ctx)).toEqual({ found: 0 });
  await write(systemOf(ctx), (tx) =>
    tx.contactPoint.createMany({
      data: [{ unionId: ctx.unionId, id: newId(), contactId: one, kind: "phone", value: "+62811" }],
    }),
  );
  await write(ctx, (tx) => rememberDistinct(tx, ctx, [{ one, other, why: "different" }]));
  expect(await search(ctx)).toEqual({ found: 0 });
});

it("compares after the first time only contacts changed since, and from time to time all", async () => {
  const ctx = await signedIn();
  const old = [
    await invent(ctx, { name: "Siti Aminah", phones: ["+62811"] }),
    await invent(ctx, { name: "St. Aminah", phones: ["+62811"] }),
  ];
  await search(ctx);
  const ago = (ids: readonly string[]) =>
    write(systemOf(ctx), (tx) =>
      tx.contact.updateMany({
        where: { unionId: ctx.unionId, id: { in: [...ids] } },
        data: { updatedAt: new Date(Date.now() - 3_600_000) },
      }),
    );
  await ago(old);
  const stranger = await invent(ctx, { name: "Dewi Lestari", phones: ["+62822"] });
  const unseen = await invent(ctx, { name: "Dewi Lestary", phones: ["+62822"] });
  await ago([stranger, unseen]);
  expect(await search(ctx)).toEqual({ found: 1 });
  const newcomer = await invent(ctx, { name: "Sity Aminah", phones: ["+62811"] });
  expect(await search(ctx)).toEqual({ found: 3 });
  expect((await pairs(ctx)).filter(({ ids }) => ids.includes(newcomer))).toHaveLength(2);
  await write(systemOf(ctx), (tx) =>
    tx.contact.updateMany({
      where: { unionId: ctx.unionId, id: unseen },
      data: { updatedAt: new Date() },
    }),
  );
  expect(await search(ctx)).toEqual({ found: 4 });
});

it("stays inside its union", async () => {
  const [ours, theirs] = [await signedIn(), await signedIn()];
  for (const ctx of [ours, theirs]) await invent(ctx, { name: "Ayu Ningsih", phones: ["+62811"] });
  expect([await search(ours), await search(theirs)]).toEqual([{ found: 0 }, { found: 0 }]);
});

it("is queued for every union at night, and works the queue off", async () => {
  const ctx = await signedIn();
  await invent(ctx, { name: "Ayu Ningsih", phones: ["+62811"] });
  await invent(ctx, { name: "Ayu Ningsih", phones: ["+62811"] });
  await duplicateNights["duplicates.nightly"]?.work(never);
  const waiting = await read(
    ctx,
    (tx) =>
      tx.$queryRaw<
        { n: number }[]
      >`SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE key = ${`duplicates.search:${ctx.unionId}`}`,
  );
  expect(waiting).toEqual([{ n: 1 }]);
  await duplicateJobs["duplicates.search"]?.({ unionId: ctx.unionId, id: ctx.unionId }, never);
  expect(await pairs(ctx)).toHaveLength(1);
});
