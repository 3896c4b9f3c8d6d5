import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { askNamesakes } from "@/features/contacts/namesakes.mutations";
import { namesakeSearch, namesakesOf, type Reach } from "@/features/contacts/namesakes.queries";
import { namesakeInput } from "@/features/contacts/schema";
import { searchText } from "@/features/matching/search-text";
import type { Context } from "@/lib/context";
import { Prisma, read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Place, signedIn, systemOf, unionFactory, workplaceFactory } from "../../support/factories";

const typed = (fields: Record<string, unknown>) => namesakeInput.parse({ name: "Siti", ...fields });

describe("in a union of thirty thousand", () => {
  let ctx: Context;
  let organiser: Context;
  let place: Place;

  beforeAll(async () => {
    const union = await unionFactory();
    ctx = await signedIn({ union });
    place = await workplaceFactory(ctx);
    const turf = { whole: false as const, workplaceIds: [place.workplaceId], departments: [] };
    organiser = await signedIn({ union, role: "organiser", turf });
    const first = "Siti Dewi Budi Agus Rahmawati Nur Slamet Joko Wahyu Sri".split(" ");
    const birthDate = (n: number) => new Date(Date.UTC(1970, 0, 1 + (n % 9_000)));
    const rows = Array.from({ length: 30_000 }, (_, n) => {
      const name = `${first[n % 10]} Wulandari ${String.fromCharCode(97 + (n % 26))}${n}`;
      const workplaceId = n % 100 === 0 ? place.workplaceId : null;
      const row = { unionId: ctx.unionId, id: newId(), name, searchText: searchText(name), workplaceId };
      return { ...row, birthDate: birthDate(n) };
    });
    for (let from = 0; from < rows.length; from += 2_000)
      await write(systemOf(ctx), (tx) => tx.contact.createMany({ data: rows.slice(from, from + 2_000) }));
    const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await owner.connect();
    await owner.query("VACUUM ANALYZE contact");
    await owner.end();
  });

  const names = async (by: Context, fields: Record<string, unknown>) =>
    (await namesakesOf(by, typed(fields))).map(({ name }) => name);

  it("finds those called alike at the place, in the turf and of one day of birth, and everywhere the same name", async () => {
    const { workplaceId } = place;
    expect(await names(ctx, { name: "Sitti Wulandari a0", workplaceId })).toContain("Siti Wulandari a0");
    expect(await names(organiser, { name: "Sitti Wulandari a0" })).toContain("Siti Wulandari a0");
    expect(await names(ctx, { name: "Siti Wulandary a9", birthDate: "1970-01-01" })).toContain(
      "Siti Wulandari a0",
    );
    expect(await names(ctx, { name: "Dewi Wulandari b1" })).toEqual(["Dewi Wulandari b1"]);
    expect(await names(ctx, { name: "Dewi Wulandari b1", workplaceId })).toEqual([]);
  });

  it.each<[string, (place: Place) => Reach]>([
    ["by the name alone", () => "nowhere"],
    ["at a place", ({ workplaceId }) => [workplaceId]],
  ])("reads no more of the list than it must %s", async (_, reach) => {
    const input = { ...typed({ name: "Siti Wulandari", birthDate: "1971-02-03" }), phones: ["+62811"] };
    for (const by of [ctx, organiser]) {
      const plan = await read(by, (tx) =>
        tx.$queryRaw<{ "QUERY PLAN": string }[]>(
          Prisma.sql`EXPLAIN ${namesakeSearch(by, { ...input, emails: [] }, reach(place))}`,
        ),
      );
      const lines = plan.map((line) => line["QUERY PLAN"]).join("\n");
      expect(lines).not.toMatch(/Seq Scan on contact\b/);
      expect(lines).toContain("contact_birth_name_idx");
    }
  });
});

it("lists contacts of exactly that name first, and says so", async () => {
  const ctx = await signedIn();
  const called = ["Hartono Tono", "TONO HARTONO", "Tono Hartona"];
  await write(systemOf(ctx), (tx) =>
    tx.contact.createMany({
      data: called.map((name) => ({ unionId: ctx.unionId, id: newId(), name, searchText: searchText(name) })),
    }),
  );
  const found = await namesakesOf(ctx, typed({ name: "Tono Hartono" }));
  expect(found.map(({ name, reason }) => `${name}: ${reason}`)).toEqual([
    "TONO HARTONO: same_name",
    "Hartono Tono: name",
    "Tono Hartona: name",
  ]);
});

it("is asked as often as hands type, not as a program does", async () => {
  const ctx = await signedIn();
  const asked = async () =>
    askNamesakes(ctx, typed({})).then(
      () => "answered",
      ({ code }) => code,
    );
  const answers: unknown[] = [];
  for (let times = 0; times < 302; times += 50)
    answers.push(...(await Promise.all(Array.from({ length: 50 }, asked))));
  expect(answers.slice(0, 290)).not.toContain("TOO_MANY_TRIES");
  expect(answers.at(-1)).toBe("TOO_MANY_TRIES");
});
