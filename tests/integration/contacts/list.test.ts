import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { type ContactFilter, contactFilter } from "@/features/contacts/filter.schema";
import { createContact } from "@/features/contacts/mutations";
import { listContacts, neighboursOf, searchContacts } from "@/features/contacts/queries";
import { createContactInput } from "@/features/contacts/schema";
import { searchText } from "@/features/matching/search-text";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import {
  contactFactory,
  type Place,
  signedIn,
  systemOf,
  unionFactory,
  workplaceFactory,
} from "../../support/factories";

const filter = (fields: Record<string, unknown> = {}): ContactFilter => contactFilter.parse(fields);
const names = async (ctx: Context, fields: Record<string, unknown>) =>
  (await listContacts(ctx, filter(fields))).contacts.map(({ name }) => name);

async function plant() {
  const union = await unionFactory();
  const ctx = await signedIn({ union });
  return { union, ctx, place: await workplaceFactory(ctx) };
}

const add = (ctx: Context, fields: Record<string, unknown>) =>
  createContact(ctx, createContactInput.parse(fields));
const at = ({ workplaceId, departmentId, shiftId }: Place) => ({ workplaceId, departmentId, shiftId });

async function assess(ctx: Context, contactId: string, level: number, daysAgo = 0) {
  const { refreshPresentDay } = await import("@/features/contacts/present-day.mutations");
  const when = new Date(Date.now() - daysAgo * 86_400_000);
  const userId = ctx.actor.type === "user" ? ctx.actor.userId : "";
  await write(ctx, async (tx) => {
    const row = { unionId: ctx.unionId, id: newId(), contactId };
    await tx.conversation.createMany({
      data: [{ ...row, byUserId: userId, heldAt: when, outcome: "conversation" }],
    });
    await tx.assessment.createMany({
      data: [
        {
          ...row,
          level,
          assessedAt: when,
          conversationId: row.id,
          byUserId: userId,
          evidence: ["signed", "brought_coworkers"],
        },
      ],
    });
    await refreshPresentDay(tx, ctx, [contactId]);
  });
}

describe("search", () => {
  it("forgives spelling, titles and half a name", async () => {
    const { ctx } = await plant();
    for (const name of ["Hj. Siti Rahmawaty", "Mochamad Soekarno", "Djoko Wibowo, S.H.", "Suparman"])
      await add(ctx, { name });
    expect(await names(ctx, { q: "siti rachmawati" })).toEqual(["Hj. Siti Rahmawaty"]);
    expect(await names(ctx, { q: "muh sukarno" })).toEqual(["Mochamad Soekarno"]);
    expect(await names(ctx, { q: "joko" })).toEqual(["Djoko Wibowo, S.H."]);
    expect(await names(ctx, { q: "supar" })).toEqual(["Suparman"]);
    const misspelt = await listContacts(ctx, filter({ q: "rahmwati" }));
    expect(misspelt).toMatchObject({ step: "similar", total: 1, contacts: [{ name: "Hj. Siti Rahmawaty" }] });
    expect(await names(ctx, { q: "qwop" })).toEqual([]);
  });

  it("finds a telephone in any format, and by its last four digits", async () => {
    const { ctx } = await plant();
    await add(ctx, { name: "Ira", phones: ["0834-5678-7731"] });
    await add(ctx, { name: "Budi", phones: ["0837-1111-2222"] });
    for (const q of ["083456787731", "6283456787731", "+62 834 5678 7731", "0834 5678", "7731", "ira 7731"]) {
      expect(await names(ctx, { q }), q).toEqual(["Ira"]);
    }
  });

  it("finds card, employee and national id numbers", async () => {
    const { ctx, place } = await plant();
    await add(ctx, {
      name: "Ira",
      ...at(place),
      employeeNumber: "EMP-0012",
      isMember: "on",
      cardNumber: "KTA/77",
      nationalId: "3604121204880004",
    });
    await add(ctx, { name: "Budi" });
    for (const q of ["emp-0012", "EMP-00", "KTA/77", "3604 1212 0488 0004"])
      expect(await names(ctx, { q }), q).toEqual(["Ira"]);
  });

  it("types ahead", async () => {
    const { ctx } = await plant();
    for (const name of ["Sari", "Sartono", "Budi"]) await add(ctx, { name });
    expect((await searchContacts(ctx, { q: "sar", limit: 1 })).map(({ name }) => name)).toEqual(["Sari"]);
  });
});

describe("filters", () => {
  it("narrow by place, member, assessment and silence", async () => {
    const { ctx, place } = await plant();
    const other = await workplaceFactory(ctx);
    const [a, b, c] = [
      await add(ctx, { name: "A", ...at(place), isMember: "on" }),
      await add(ctx, { name: "B", ...at(place) }),
      await add(ctx, { name: "C", ...at(other) }),
    ];
    await assess(ctx, a.id, 1, 40);
    await assess(ctx, b.id, 3);
    expect(await names(ctx, { workplace: place.workplaceId })).toEqual(["A", "B"]);
    expect(await names(ctx, { department: other.departmentId, shift: other.shiftId })).toEqual(["C"]);
    expect(await names(ctx, { member: "yes" })).toEqual(["A"]);
    expect(await names(ctx, { assessment: "1,none" })).toEqual(["A", "C"]);
    expect(await names(ctx, { quiet: "30" })).toEqual(["A", "C"]);
    expect(await names(ctx, { sort: "last" })).toEqual(["C", "A", "B"]);
    expect(await names(ctx, { sort: "assessed" })).toEqual(["A", "B", "C"]);
    expect(await neighboursOf(ctx, filter({ workplace: place.workplaceId }), b.id)).toEqual({
      place: { position: 2, total: 2 },
      previous: { id: a.id, name: "A" },
      next: null,
    });
    expect(await neighboursOf(ctx, filter({ workplace: place.workplaceId }), c.id)).toBeNull();
  });

  it("page by key: every contact once, with the true total, in every order", async () => {
    const { ctx } = await plant();
    for (let n = 0; n < 120; n += 1) await contactFactory(ctx, { name: `Same ${n % 7}` });
    for (const sort of ["name", "last", "assessed"]) {
      const seen: string[] = [];
      let after: string | null | undefined;
      do {
        const page = await listContacts(ctx, filter({ sort, ...(after && { after }) }));
        expect(page.total).toBe(120);
        seen.push(...page.contacts.map(({ id }) => id));
        after = page.next;
      } while (after);
      expect(new Set(seen).size, sort).toBe(120);
      expect(seen).toHaveLength(120);
    }
    expect((await listContacts(ctx, filter({ after: "nonsense" }))).contacts).toHaveLength(50);
  });
});

describe("who sees what", () => {
  it("another union and another turf see nothing; an observer is refused", async () => {
    const { ctx, union, place } = await plant();
    const other = await workplaceFactory(ctx);
    await add(ctx, { name: "Ira", ...at(place) });
    const turf = { whole: false as const, workplaceIds: [other.workplaceId], departments: [] };
    expect(await names(await signedIn(), {})).toEqual([]);
    expect(await names(await signedIn({ union, role: "organiser", turf }), { q: "ira" })).toEqual([]);
    await expect(listContacts(await signedIn({ union, role: "observer" }), filter())).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("a delegate gets names and places, and can't ask by assessment", async () => {
    const { ctx, union, place } = await plant();
    const [a, b] = [
      await add(ctx, { name: "A", ...at(place), isMember: "on", phones: ["083456787731"] }),
      await add(ctx, { name: "B", ...at(place) }),
    ];
    await assess(ctx, a.id, 1);
    await assess(ctx, b.id, 5);
    const turf = {
      whole: false as const,
      workplaceIds: [],
      departments: [{ id: place.departmentId, workplaceId: place.workplaceId }],
    };
    const delegate = await signedIn({ union, role: "delegate", turf });
    const list = await listContacts(delegate, filter({ assessment: "1", member: "yes", sort: "assessed" }));
    expect(list.contacts).toMatchObject([
      { name: "A", standing: null },
      { name: "B", standing: null },
    ]);
    expect(await names(delegate, { q: "7731" })).toEqual([]);
  });

  it("a delegate's own conversation doesn't wipe what others found", async () => {
    const { ctx, union, place } = await plant();
    const { id } = await add(ctx, { name: "A", ...at(place) });
    await assess(ctx, id, 2, 3);
    const turf = {
      whole: false as const,
      workplaceIds: [],
      departments: [{ id: place.departmentId, workplaceId: place.workplaceId }],
    };
    const delegate = await signedIn({ union, role: "delegate", turf });
    const { refreshPresentDay } = await import("@/features/contacts/present-day.mutations");
    await write(delegate, async (tx) => {
      const data = {
        unionId: ctx.unionId,
        id: newId(),
        contactId: id,
        byUserId: delegate.actor.type === "user" ? delegate.actor.userId : "",
        heldAt: new Date(),
        outcome: "short_contact" as const,
      };
      await tx.conversation.createMany({ data: [data] });
      await refreshPresentDay(tx, delegate, [id]);
      expect(await tx.assessment.count({ where: { unionId: ctx.unionId } })).toBe(0);
    });
    const { contacts } = await listContacts(ctx, filter());
    expect(contacts[0]?.standing).toMatchObject({ assessment: 2, lastOutcome: "short_contact" });
  });
});

describe("the present day", () => {
  it("is what the rows say, for every contact", async () => {
    const { ctx, place } = await plant();
    for (let n = 0; n < 12; n += 1) {
      const { id } = await add(ctx, {
        name: `W ${n}`,
        ...(n % 3 ? at(place) : {}),
        ...(n % 2 ? { isMember: "on" } : {}),
      });
      if (n % 4) await assess(ctx, id, (n % 5) + 1, n);
    }
    const wrong = await read(ctx, (tx) =>
      tx.$queryRaw(Prisma.sql`
        SELECT k.id FROM contact k JOIN present_day(${ctx.unionId}::uuid, ${today(ctx)}::date) p ON p.id = k.id
        WHERE (k.workplace_id, k.department_id, k.shift_id, k.is_member, k.assessment, k.assessed_at, k.last_contact_at, k.last_outcome, k.last_conversation_at)
          IS DISTINCT FROM (p.workplace_id, p.department_id, p.shift_id, p.is_member, p.assessment, p.assessed_at, p.last_contact_at, p.last_outcome, p.last_conversation_at)`),
    );
    expect(wrong).toEqual([]);
    expect((await listContacts(ctx, filter({ member: "yes" }))).total).toBe(6);
  });
});

describe("twenty thousand", () => {
  let ctx: Context;
  let place: Place;

  beforeAll(async () => {
    ({ ctx, place } = await plant());
    const first = "Siti Dewi Budi Agus Rahmawati Nur Slamet Joko Wahyu Sri".split(" ");
    const last = "Wulandari Santoso Hidayat Lestari Kusuma Saputra Wijaya Handayani".split(" ");
    const rows = Array.from({ length: 20_000 }, (_, n) => {
      const name = `${first[n % 10]} ${last[n % 8]} ${String.fromCharCode(97 + (n % 26))}${n}`;
      const here = n % 40 === 0 ? at(place) : {};
      return { unionId: ctx.unionId, id: newId(), name, searchText: searchText(name), ...here };
    });
    for (let from = 0; from < rows.length; from += 2000)
      await write(systemOf(ctx), (tx) => tx.contact.createMany({ data: rows.slice(from, from + 2000) }));
    await asOwner((owner) => owner.query("VACUUM ANALYZE contact"));
  });

  it("a department's list is read from contact_place_idx, below row security", async () => {
    const plan = await read(ctx, (tx) =>
      tx.$queryRaw<{ "QUERY PLAN": string }[]>(Prisma.sql`
        EXPLAIN SELECT c.id FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid AND c.workplace_id = ${place.workplaceId}::uuid
          AND c.department_id = ${place.departmentId}::uuid ORDER BY c.name, c.id LIMIT 51`),
    );
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("contact_place_idx");
  });

  it("a page of everybody is read in order from contact_name_idx", async () => {
    const plan = await read(ctx, (tx) =>
      tx.$queryRaw<{ "QUERY PLAN": string }[]>(Prisma.sql`
        EXPLAIN SELECT c.id FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid AND (c.name, c.id) > (${"M"}::text, ${newId()}::uuid)
        ORDER BY c.name, c.id LIMIT 51`),
    );
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("contact_name_idx");
  });

  it("words and likeness have contact_search_idx where no row security stands before them", async () => {
    for (const condition of [
      "(search_text LIKE 'h7777%' OR search_text LIKE '% h7777%')",
      "search_text %> 'h7777'",
    ]) {
      const plan = await asOwner((owner) =>
        owner.query<{ "QUERY PLAN": string }>(`EXPLAIN SELECT id FROM contact WHERE ${condition}`),
      );
      expect(plan.rows.map((line) => line["QUERY PLAN"]).join("\n"), condition).toContain(
        "contact_search_idx",
      );
    }
  });

  it("finds one of them, also misspelt", async () => {
    expect((await listContacts(ctx, filter({ q: "b19995" }))).total).toBe(0);
    expect((await listContacts(ctx, filter({ q: "rahmawati", workplace: place.workplaceId }))).total).toBe(0);
    expect(await listContacts(ctx, filter({ q: "siti wulandary" }))).toMatchObject({
      total: 200,
      more: true,
    });
    expect((await listContacts(ctx, filter({ q: "sitti wulndari" }))).step).toBe("similar");
  });
});

async function asOwner<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(process.env.DATABASE_URL ?? "");
  const owner = new pg.Client({ connectionString: url.toString() });
  await owner.connect();
  try {
    return await run(owner);
  } finally {
    await owner.end();
  }
}
