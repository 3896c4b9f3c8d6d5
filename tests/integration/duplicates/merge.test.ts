import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createCampaign } from "@/features/campaigns/mutations";
import { getContact } from "@/features/contacts/details.queries";
import { rememberDistinct } from "@/features/contacts/distinctions.mutations";
import { revealNationalId } from "@/features/contacts/national-id.mutations";
import { logConversation } from "@/features/conversations/mutations";
import type { Choices } from "@/features/duplicates/merge/fields";
import { mergeFieldNames } from "@/features/duplicates/merge/fields";
import { entities, tables } from "@/features/duplicates/merge/tables";
import { undoMerge } from "@/features/duplicates/merge/undo.mutations";
import { mergeContacts } from "@/features/duplicates/merges.mutations";
import type { Context } from "@/lib/context";
import { Prisma, read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { catalogue } from "../../support/catalogue";
import { type Place, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { type Invented, invent, peopleSum, versionOf } from "../../support/twins";

let ctx: Context;
let places: Place[];
beforeAll(async () => {
  ctx = await signedIn();
  places = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
});

const place = (at: number): Place => {
  const found = places[at];
  if (!found) throw new Error("no such place");
  return found;
};

async function merge(survivorId: string, goneId: string, choices: Choices = {}, by = ctx) {
  const versions = {
    survivorVersion: await versionOf(ctx, survivorId),
    goneVersion: await versionOf(ctx, goneId),
  };
  return mergeContacts(by, { survivorId, goneId, ...versions, ...choices });
}

const count = async (table: string, contactId: string) => {
  const [row] = await read(systemOf(ctx), (tx) =>
    tx.$queryRaw<{ n: number }[]>(
      Prisma.sql`SELECT count(*)::int AS n FROM ${Prisma.raw(table)} WHERE contact_id = ${contactId}::uuid`,
    ),
  );
  return row?.n;
};

const day = fc
  .integer({ min: 0, max: 3000 })
  .map((n) => new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const memberships = fc
  .uniqueArray(day, { maxLength: 5 })
  .map((days) => days.toSorted())
  .chain((days) =>
    fc.tuple(fc.boolean(), maybe(fc.stringMatching(/^A\d{3}$/))).map(([open, card]) => {
      const spans = [];
      for (let at = 0; at < days.length; at += 2) {
        const from = days[at] ?? "";
        const to = days[at + 1] ?? null;
        if (to !== null || open) spans.push({ from, to, card });
      }
      return spans;
    }),
  );

const invented: fc.Arbitrary<
  Omit<Invented, "job" | "past"> & {
    jobAt: number;
    pastAt: number;
    number: string | null;
    start: string | null;
  }
> = fc.record({
  name: fc.constantFrom("Siti Rahma", "St. Rahma", 'O\'Brien "Bob"', "=Sum, Ayu", "王小明"),
  nickname: maybe(fc.constantFrom("Ayu", "Bang")),
  birthDate: maybe(day),
  nationalId: maybe(fc.constantFrom("3604121204880004", "3604121204880005")),
  background: maybe(fc.constantFrom("one", "two\nlines")),
  doNotContact: fc.boolean(),
  phones: fc.uniqueArray(fc.constantFrom("+6281200001", "+6281200002", "+6281200003"), { maxLength: 3 }),
  withdrawn: fc.boolean(),
  memberships,
  conversationCount: fc.integer({ min: 0, max: 3 }),
  level: maybe(fc.integer({ min: 1, max: 5 })),
  followUps: fc.integer({ min: 0, max: 2 }),
  listed: fc.subarray(["Upah", "Lembur", "Cuti"]),
  jobAt: fc.integer({ min: 0, max: 2 }),
  pastAt: fc.integer({ min: 0, max: 2 }),
  number: maybe(fc.constantFrom("K1", "K2")),
  start: maybe(day),
});

const choices: fc.Arbitrary<Choices> = fc.dictionary(
  fc.constantFrom(...mergeFieldNames, "job" as const),
  fc.constantFrom("survivor" as const, "gone" as const),
);

type Draft = typeof invented extends fc.Arbitrary<infer T> ? T : never;
const personOf = ({ jobAt, pastAt, number, start, ...person }: Draft): Invented => ({
  ...person,
  job: jobAt < 2 ? { place: place(jobAt), employeeNumber: number, startedOn: start } : null,
  past: pastAt < 2 ? { place: place(pastAt) } : null,
});

async function enrolBoth(): Promise<void> {
  const workplaceIds = places.map(({ workplaceId }) => workplaceId);
  const name = `Form ${newId()}`;
  await createCampaign(ctx, { name, startsOn: "2026-01-05", workplaceIds, enrolNow: "on" });
}

it("knows every table that refers to a contact", async () => {
  const found = await catalogue<{ fact: string }>(`
    SELECT DISTINCT t.relname || ' ' || a.attname AS fact FROM pg_constraint c
    JOIN pg_class t ON t.oid = c.conrelid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (c.conkey)
    WHERE c.contype = 'f' AND c.confrelid = 'contact'::regclass AND a.attname <> 'union_id'`);
  const known = entities.flatMap((entity) => tables[entity].of.map((column) => `${entity} ${column}`));
  expect(found.map(({ fact }) => fact).sort()).toEqual(known.filter((fact) => fact !== "contact id").sort());
});

describe("a merge and its undo", () => {
  it("leave everything as it was, for any two contacts and any choices", async () => {
    await fc.assert(
      fc.asyncProperty(invented, invented, choices, fc.boolean(), async (one, other, chosen, enrolled) => {
        const survivor = await invent(ctx, personOf(one));
        const gone = await invent(ctx, personOf(other));
        const third = await invent(ctx, { name: "Third" });
        await write(ctx, (tx) => rememberDistinct(tx, ctx, [{ one: gone, other: third, why: "different" }]));
        if (enrolled) await enrolBoth();
        const before = await peopleSum(ctx);
        const { mergeId } = await merge(survivor, gone, chosen);
        expect(await versionOf(ctx, gone)).toBe(0);
        expect(await count("conversation", survivor)).toBe(
          (one.conversationCount ?? 0) + (other.conversationCount ?? 0),
        );
        const issues = new Set([...(one.listed ?? []), ...(other.listed ?? [])]);
        expect(await count("contact_issue", survivor)).toBe(issues.size);
        expect(await undoMerge(ctx, { mergeId })).toEqual({ kept: [] });
        expect(await peopleSum(ctx)).toBe(before);
        await write(systemOf(ctx), (tx) =>
          tx.contact.deleteMany({ where: { unionId: ctx.unionId, id: { in: [survivor, gone, third] } } }),
        );
      }),
      { numRuns: 12 },
    );
  });

  it("survive a second merge, the last taken back first", async () => {
    const [a, b, c] = [
      await invent(ctx, { name: "Ani", conversationCount: 1 }),
      await invent(ctx, { name: "Anni", conversationCount: 2 }),
      await invent(ctx, { name: "Any", conversationCount: 1 }),
    ];
    const before = await peopleSum(ctx);
    const first = await merge(a, b);
    const second = await merge(c, a);
    expect(await count("conversation", c)).toBe(4);
    await expect(undoMerge(ctx, first)).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { merge: "later_merge" },
    });
    await undoMerge(ctx, second);
    await undoMerge(ctx, first);
    expect(await peopleSum(ctx)).toBe(before);
  });
});

describe("a merge", () => {
  it("keeps the chosen values, the telephones of both, and the citizen number in its new row", async () => {
    const one = await invent(ctx, {
      name: "Siti Aminah",
      phones: ["+6281111111"],
      memberships: [{ from: "2024-01-01", to: null, card: null }],
    });
    const other = await invent(ctx, {
      ...{ name: "St. Aminah", nickname: "Mina", phones: ["+6281111111", "+6282222222"], withdrawn: true },
      ...{ nationalId: "3604121204880004", memberships: [{ from: "2023-01-01", to: null, card: "K-7" }] },
    });
    await merge(one, other, { name: "gone" });
    const { name, nickname, known } = await getContact(ctx, one);
    expect({ name, nickname }).toEqual({ name: "St. Aminah", nickname: "Mina" });
    expect(known?.points.map(({ value, consent }) => [value, consent])).toEqual([
      ["+6281111111", "withdrawn"],
      ["+6282222222", "withdrawn"],
    ]);
    expect(known).toMatchObject({ isMember: true, cardNumber: "K-7", joinedOn: "2023-01-01" });
    expect(await revealNationalId(ctx, one)).toBe("3604121204880004");
  });

  it("is refused when one of them was changed since, and to roles that may not", async () => {
    const [a, b] = [await invent(ctx, { name: "Ani" }), await invent(ctx, { name: "Anni" })];
    const stale = mergeContacts(ctx, {
      survivorId: a,
      goneId: b,
      survivorVersion: 0,
      goneVersion: 1,
    });
    await expect(stale).rejects.toMatchObject({ code: "CHANGED_MEANWHILE" });
    const union = { id: ctx.unionId, timeZone: ctx.timeZone };
    const organiser = await signedIn({ union, role: "organiser" });
    await expect(merge(a, b, {}, organiser)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const turf = { whole: false as const, workplaceIds: [place(0).workplaceId], departments: [] };
    const elsewhere = await signedIn({ union, role: "coordinator", turf });
    await expect(merge(a, b, {}, elsewhere)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("of twenty at once happens once", async () => {
    const [a, b] = [
      await invent(ctx, { name: "Ani", conversationCount: 2 }),
      await invent(ctx, { name: "Anni", conversationCount: 2 }),
    ];
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        mergeContacts(ctx, { survivorId: a, goneId: b, survivorVersion: 2, goneVersion: 2 }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await count("conversation", a)).toBe(4);
  });
});

describe("an undo", () => {
  it("leaves later edits alone and lists them", async () => {
    const one = await invent(ctx, { name: "Siti", conversationCount: 1 });
    const other = await invent(ctx, {
      name: "Sity",
      nickname: "Ti",
      background: "hers",
      conversationCount: 1,
    });
    const { mergeId } = await merge(one, other);
    await write(systemOf(ctx), (tx) =>
      tx.contact.updateMany({ where: { unionId: ctx.unionId, id: one }, data: { nickname: "Titi" } }),
    );
    await logConversation(ctx, { id: newId(), contactId: one, outcome: "conversation", issueIds: [] });
    const { kept } = await undoMerge(ctx, { mergeId });
    expect(kept).toEqual([
      { entity: "contact", column: "nickname" },
      { entity: "conversation", count: 1 },
    ]);
    expect(await getContact(ctx, one)).toMatchObject({ nickname: "Titi", known: { background: null } });
    expect(await getContact(ctx, other)).toMatchObject({ nickname: "Ti", known: { background: "hers" } });
    expect([await count("conversation", one), await count("conversation", other)]).toEqual([2, 1]);
    await expect(undoMerge(ctx, { mergeId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
