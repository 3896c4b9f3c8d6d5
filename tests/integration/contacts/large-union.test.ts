import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ContactFilter, contactFilter } from "@/features/contacts/filter.schema";
import { listContacts, neighboursOf } from "@/features/contacts/queries";
import { listFollowUps } from "@/features/follow-ups/queries";
import { suggestPeople } from "@/features/follow-ups/suggestions.queries";
import { searchText } from "@/features/matching/search-text";
import type { Context, Role, Turf } from "@/lib/context";
import { Prisma, pool, read } from "@/lib/db";
import { type Seeded, seedUnion } from "../../../scripts/bench/seed/union";

const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
let union: Seeded;
let workplaces: string[];

const filter = (fields: Record<string, unknown> = {}): ContactFilter => contactFilter.parse(fields);

beforeAll(async () => {
  await owner.connect();
  union = await seedUnion(owner, { contacts: 50_000, workplaces: 500 });
  const { rows } = await owner.query<{ id: string }>("SELECT id FROM workplace ORDER BY id");
  workplaces = rows.map(({ id }) => id);
}, 300_000);
afterAll(() => owner.end());

function seen(role: Role, turf: Turf = { whole: true }): Context {
  const { userId, seatId } = role === "organiser" ? union.accounts.organiser : union.accounts.admin;
  return {
    ...{ actor: { type: "user", userId, seatId, name: "Bench" }, unionId: union.unionId },
    ...{ role, turf, timeZone: "Asia/Jakarta" },
  };
}

const some = (): Turf => ({ whole: false, workplaceIds: workplaces.slice(3, 6), departments: [] });

async function aDepartment(): Promise<Turf> {
  const { rows } = await owner.query(
    "SELECT id, workplace_id FROM department WHERE workplace_id = $1 LIMIT 1",
    [workplaces[8]],
  );
  return {
    whole: false,
    workplaceIds: workplaces.slice(20, 21),
    departments: [{ id: rows[0].id, workplaceId: rows[0].workplace_id }],
  };
}

const seats: [string, () => Promise<Context>][] = [
  ["admin", async () => seen("admin")],
  [
    "coordinator of a hundred workplaces",
    async () =>
      seen("coordinator", { whole: false, workplaceIds: workplaces.slice(100, 200), departments: [] }),
  ],
  ["organiser of three", async () => seen("organiser", some())],
  [
    "organiser of a workplace and a department of another",
    async () => seen("organiser", await aDepartment()),
  ],
  ["delegate of a department", async () => seen("delegate", await aDepartment())],
  [
    "organiser without turf",
    async () => seen("organiser", { whole: false, workplaceIds: [], departments: [] }),
  ],
  ["observer", async () => seen("observer", some())],
];

/** Whom row security shows by the same words: everything is looked at. */
async function shownByRowSecurity(ctx: Context, words: string[]): Promise<string[]> {
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<
      { id: string }[]
    >(Prisma.sql`SELECT c.id::text FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid
      AND ${Prisma.join(
        words.map((word) => Prisma.sql`' ' || c.search_text LIKE ${`% ${word}%`}`),
        " AND ",
      )} ORDER BY c.id`),
  );
  return rows.map(({ id }) => id);
}

describe("find_contacts", () => {
  const found = async (ctx: Context, words: string[]) => {
    const rows = await read(ctx, (tx) =>
      tx.$queryRaw<
        { id: string; cut: boolean }[]
      >(Prisma.sql`SELECT id::text, cut FROM find_contacts(${words}::text[], '{}', false, 100000,
        NULL, NULL, NULL, NULL, NULL, NULL, false) ORDER BY id`),
    );
    return { ids: rows.map(({ id }) => id), cut: rows.some(({ cut }) => cut) };
  };

  it.each(seats)("finds for %s whom row security shows, and nobody else", async (_, seat) => {
    const ctx = await seat();
    for (const words of [["siti"], ["rahma"], ["sri", "wah"], ["juar"], ["qwop"]]) {
      const { ids, cut } = await found(ctx, words);
      const shown = await shownByRowSecurity(ctx, words);
      if (cut) expect(shown).toEqual(expect.arrayContaining(ids));
      else expect(ids, words.join(" ")).toEqual(shown);
    }
  });

  it("cuts off for a whole union only, and only what is frequent", async () => {
    expect((await found(seen("admin"), ["rahma"])).cut).toBe(true);
    expect((await found(seen("admin"), ["juar"])).cut).toBe(false);
    expect((await found(seen("organiser", some()), ["rahma"])).cut).toBe(false);
  });

  it("finds nobody without an identity, and nobody of another union", async () => {
    const sql =
      "SELECT * FROM find_contacts('{siti}', '{}', false, 10, NULL, NULL, NULL, NULL, NULL, NULL, false)";
    const app = new pg.Client({ connectionString: process.env.DATABASE_URL, options: "-c role=serikat_app" });
    await app.connect();
    expect((await app.query(sql)).rows).toEqual([]);
    await app.query(
      "SELECT set_config('app.union_id', gen_random_uuid()::text, false), set_config('app.role', 'admin', false), set_config('app.whole', 'on', false)",
    );
    expect((await app.query(sql)).rows).toEqual([]);
    await app.end();
  });

  it("takes what is typed as text, never as a pattern or a statement", async () => {
    const ctx = seen("admin");
    for (const word of ["%", "_____", "s%t", "'; SELECT 1 --", "\\", "#"])
      expect((await found(ctx, [word])).ids, word).toEqual([]);
  });

  it("finds with a narrowed list what that list holds", async () => {
    const [workplace] = workplaces;
    const narrow = filter({ q: "siti", workplace, member: "yes", assessment: "3,none", quiet: "30" });
    const { contacts, total, more } = await listContacts(seen("admin"), narrow);
    const { rows } = await owner.query(
      `SELECT count(*)::int AS n FROM contact WHERE ' ' || search_text LIKE '% siti%' AND workplace_id = $1 AND is_member AND coalesce(assessment, 3) = 3
         AND coalesce(last_conversation_at, '-infinity') < now() - interval '30 days'`,
      [workplace],
    );
    expect({ total, more }).toEqual({ total: rows[0].n, more: false });
    expect(contacts.length).toBeGreaterThan(0);
  });
});

describe("a list", () => {
  it("says more than ten thousand and no longer counts; what is fewer it says exactly", async () => {
    expect(await listContacts(seen("admin"), filter())).toMatchObject({ total: 10_000, more: true });
    const [workplace] = workplaces;
    const { rows } = await owner.query(
      "SELECT count(*)::int AS n FROM contact WHERE workplace_id = $1 AND deceased_on IS NULL",
      [workplace],
    );
    expect(await listContacts(seen("admin"), filter({ workplace }))).toMatchObject({
      total: rows[0].n,
      more: false,
    });
  });

  it("puts the names that begin as typed before those that have it in the middle", async () => {
    const { contacts } = await listContacts(seen("organiser", some()), filter({ q: "wah" }));
    const begins = contacts.map(({ name }) => searchText(name).startsWith("wah"));
    expect(begins).toEqual(begins.toSorted((one, other) => Number(other) - Number(one)));
  });

  it("knows a contact's neighbours without its place where nobody counts that far", async () => {
    const ctx = seen("admin");
    const { contacts } = await listContacts(ctx, filter());
    expect(await neighboursOf(ctx, filter(), contacts[1]?.id ?? "")).toEqual({
      place: null,
      previous: { id: contacts[0]?.id, name: contacts[0]?.name },
      next: { id: contacts[2]?.id, name: contacts[2]?.name },
    });
  });
});

describe("plans", () => {
  const large = ["contact", "contact_point", "job", "membership", "conversation", "assessment", "follow_up"];

  // A count that ends after ten thousand may read as many one after the other: fewer than half of a table here, whatever the union has.
  const mostReadInTurn = 20_500;

  /** The large tables that were read whole meanwhile, by PostgreSQL's own statistics. */
  async function readWhole(work: () => Promise<unknown>): Promise<string[]> {
    const scans = async () => {
      await owner.query("SELECT pg_stat_clear_snapshot()");
      const { rows } = await owner.query<{ relname: string; seq_tup_read: string }>(
        "SELECT relname, seq_tup_read FROM pg_stat_user_tables WHERE relname = ANY ($1)",
        [large],
      );
      return new Map(rows.map(({ relname, seq_tup_read }) => [relname, Number(seq_tup_read)]));
    };
    await owner.query("SELECT pg_stat_force_next_flush()");
    await flushed();
    const before = await scans();
    await work();
    await flushed();
    const after = await scans();
    return large.filter((table) => (after.get(table) ?? 0) - (before.get(table) ?? 0) > mostReadInTurn);
  }

  /** A session reports what it did when it is idle for a while; this makes each of the application's do it now. */
  async function flushed(): Promise<void> {
    const sessions = await Promise.all(Array.from({ length: pool().totalCount }, () => pool().connect()));
    await Promise.all(sessions.map((session) => session.query("SELECT pg_stat_force_next_flush()")));
    for (const session of sessions) session.release();
  }

  const lists: [string, Record<string, unknown>][] = [
    ["all", {}],
    ["the ones talked with last", { sort: "last" }],
    ["the ones assessed", { sort: "assessed" }],
    ["an assessment", { assessment: "1" }],
    ["a name", { q: "rahma" }],
    ["a misspelt name", { q: "lestarri" }],
    ["a telephone's end", { q: "7919" }],
    ["a card", { q: "K0000042" }],
    ["an employee number", { q: "E0000042" }],
  ];

  describe.each([
    ["an admin", () => seen("admin")],
    ["an organiser", () => seen("organiser", some())],
  ] as const)("of %s", (_, seat) => {
    it.each(lists)("read no large table whole for a list of %s", async (_name, fields) => {
      expect(await readWhole(() => listContacts(seat(), filter(fields)))).toEqual([]);
    });

    it("read none for the follow-ups and the suggestions beside them", async () => {
      const all = { whose: "mine", more: 1, tab: undefined } as const;
      expect(await readWhole(() => listFollowUps(seat(), all))).toEqual([]);
      expect(await readWhole(() => suggestPeople(seat()))).toEqual([]);
    });

    it("read none for a contact's neighbours", async () => {
      const { contacts } = await listContacts(seat(), filter());
      expect(await readWhole(() => neighboursOf(seat(), filter(), contacts[0]?.id ?? ""))).toEqual([]);
    });
  });
});
