import { beforeAll, describe, expect, it } from "vitest";
import { getContact } from "@/features/contacts/details.queries";
import { conversationsOf } from "@/features/conversations/timeline.queries";
import { acceptInvitation, inviteUser } from "@/features/users/invitations.mutations";
import { changeSeat, disableSeat } from "@/features/users/mutations";
import { openSession } from "@/features/users/sessions.mutations";
import type { Context, Role } from "@/lib/context";
import { Prisma, read, type Tx, withCredential, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { sessionOfSecret } from "@/lib/session";
import { catalogue, ourTables } from "../../support/catalogue";
import { signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { type Inhabited, inhabitedUnion } from "../../support/inhabited-union";
import { visitor } from "../../support/visitors";

const ofUnion = `${ourTables} AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'union_id')`;
const tables = (
  await catalogue<{ name: string }>(`SELECT t.relname AS name FROM pg_class t WHERE ${ofUnion} ORDER BY 1`)
).map(({ name }) => name);
const ofPeople = [
  ...["contact", "contact_point", "job", "membership", "assessment"],
  ...["contact_issue", "consent_event", "conversation", "follow_up", "enrolment"],
  ...["test_person", "participation", "leader"],
];
const quoted = (table: string) => Prisma.raw(`"${table}"`);
const denied = /row-level security|permission denied|rows are never changed/;

let ours: Inhabited;
let stranger: Context;
beforeAll(async () => {
  ours = await inhabitedUnion();
  stranger = (await inhabitedUnion()).admin;
});

async function count(tx: Tx, table: string, where: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>(
    Prisma.sql`SELECT count(*)::int AS count FROM ${quoted(table)} WHERE ${where}`,
  );
  return row?.count ?? -1;
}

const seen = (ctx: Context, table: string, where: Prisma.Sql) => read(ctx, (tx) => count(tx, table, where));
const inOurs = () => Prisma.sql`union_id = ${ours.admin.unionId}::uuid`;
const of = (table: string, contactId: string) =>
  Prisma.sql`${Prisma.raw(table === "contact" ? "id" : "contact_id")} = ${contactId}::uuid`;

/** Rows that a statement reached; none too when it was refused. */
async function reached(ctx: Context, statement: Prisma.Sql): Promise<number> {
  return write(ctx, (tx) => tx.$executeRaw(statement)).catch((error: unknown) => {
    expect(String(error)).toMatch(denied);
    return 0;
  });
}

const update = (table: string, where: Prisma.Sql) =>
  Prisma.sql`UPDATE ${quoted(table)} SET union_id = union_id WHERE ${where}`;
const remove = (table: string, where: Prisma.Sql) => Prisma.sql`DELETE FROM ${quoted(table)} WHERE ${where}`;

describe.each(tables)("another union and our %s", (table) => {
  it("sees nothing, changes nothing, removes nothing", async () => {
    const rows = await seen(systemOf(ours.admin), table, inOurs());
    expect(rows).toBeGreaterThan(0);
    expect(await seen(stranger, table, inOurs())).toBe(0);
    expect(await reached(stranger, update(table, inOurs()))).toBe(0);
    expect(await reached(stranger, remove(table, inOurs()))).toBe(0);
    expect(await seen(systemOf(ours.admin), table, inOurs())).toBe(rows);
  });

  it("adds nothing", async () => {
    const columns = await catalogue<{ list: string }>(`
      SELECT string_agg(quote_ident(column_name), ', ') AS list FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = '${table}' AND is_generated = 'NEVER'`);
    const list = Prisma.raw(columns[0]?.list ?? "");
    const [row] = await read(systemOf(ours.admin), (tx) =>
      tx.$queryRaw<{ copy: string }[]>(
        Prisma.sql`SELECT to_jsonb(t)::text AS copy FROM ${quoted(table)} t WHERE ${inOurs()} LIMIT 1`,
      ),
    );
    const insert = Prisma.sql`INSERT INTO ${quoted(table)} (${list}) SELECT ${list} FROM jsonb_populate_record(
      NULL::${quoted(table)}, ${row?.copy}::jsonb || jsonb_build_object('id', ${newId()}::text))`;
    await expect(write(stranger, (tx) => tx.$executeRaw(insert))).rejects.toThrow(/row-level security/);
  });

  it("shows nothing without an identity", async () => {
    expect(await withCredential({}, (tx) => count(tx, table, Prisma.sql`true`))).toBe(0);
  });
});

it("unions and users of others are not there", async () => {
  const id = Prisma.sql`id = ${ours.admin.unionId}::uuid`;
  const user = ours.admin.actor.type === "user" ? ours.admin.actor.userId : "";
  const known = Prisma.sql`id = ${user}::uuid`;
  expect(await seen(ours.admin, "union", id)).toBe(1);
  expect(await seen(stranger, "union", id)).toBe(0);
  expect(await seen(ours.admin, "user", known)).toBe(1);
  expect(await seen(stranger, "user", known)).toBe(0);
  for (const table of ["union", "user"])
    expect(await withCredential({}, (tx) => count(tx, table, Prisma.sql`true`))).toBe(0);
});

const organiserHere = () =>
  signedIn({
    union: ours.union,
    role: "organiser",
    turf: { whole: false, workplaceIds: [ours.here.workplaceId], departments: [] },
  });

describe.each(ofPeople)("an organiser of one workplace and the %s of another", (table) => {
  it("sees, changes and removes only the own", async () => {
    const organiser = await organiserHere();
    const theirs = of(table, ours.there.contactId);
    expect(await seen(organiser, table, of(table, ours.here.contactId))).toBeGreaterThan(0);
    expect(await seen(organiser, table, theirs)).toBe(0);
    expect(await reached(organiser, update(table, theirs))).toBe(0);
    expect(await reached(organiser, remove(table, theirs))).toBe(0);
    expect(await seen(ours.admin, table, theirs)).toBeGreaterThan(0);
  });
});

const everyRow = (ctx: Context) => async (table: string) => [
  table,
  await seen(ctx, table, Prisma.sql`union_id = ${ctx.unionId}::uuid`),
];

it("an observer counts jobs and memberships and sees no person, conversation or task", async () => {
  const observer = await signedIn({ union: ours.union, role: "observer" });
  const hidden = [
    "contact",
    "contact_point",
    "contact_issue",
    "conversation",
    "conversation_issue",
    "follow_up",
  ];
  expect(await Promise.all(hidden.map(everyRow(observer)))).toEqual(hidden.map((table) => [table, 0]));
  const counted = ["job", "membership", "assessment", "enrolment"];
  expect(await Promise.all(counted.map(everyRow(observer)))).toEqual(counted.map((table) => [table, 2]));
});

it("a delegate sees the own department's names, and no telephone, note or assessment of others", async () => {
  const departments = [{ id: ours.here.departmentId, workplaceId: ours.here.workplaceId }];
  const turf = { whole: false as const, workplaceIds: [], departments };
  const delegate = await signedIn({ union: ours.union, role: "delegate", turf });
  expect(await everyRow(delegate)("contact")).toEqual(["contact", 1]);
  const hidden = [
    ...["contact_point", "contact_issue", "membership", "conversation", "conversation_issue"],
    ...["assessment", "follow_up"],
  ];
  expect(await Promise.all(hidden.map(everyRow(delegate)))).toEqual(hidden.map((table) => [table, 0]));
  expect(await getContact(delegate, ours.here.contactId)).toMatchObject({ known: null });
  expect(await conversationsOf(delegate, ours.here.contactId)).toEqual({ conversations: [], total: 0 });
  await expect(getContact(delegate, ours.there.contactId)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it.each(["coordinator", "organiser", "delegate", "observer"] as const)(
  "a %s of the whole union sees no import and no audit",
  async (role: Role) => {
    const ctx = await signedIn({ union: ours.union, role });
    const hidden = ["import_batch", "import_row", "import_person", "import_change", "audit_entry"];
    expect(await Promise.all(hidden.map(everyRow(ctx)))).toEqual(hidden.map((table) => [table, 0]));
  },
);

it("history is never changed, by nobody of the union", async () => {
  for (const ctx of [ours.admin, systemOf(ours.admin)]) {
    await expect(write(ctx, (tx) => tx.$executeRaw(update("stage_move", inOurs())))).rejects.toThrow(denied);
    await expect(write(ctx, (tx) => tx.$executeRaw(update("audit_entry", inOurs())))).rejects.toThrow(denied);
    await expect(write(ctx, (tx) => tx.$executeRaw(remove("audit_entry", inOurs())))).rejects.toThrow(denied);
  }
});

it("a child has its parents in its own union", async () => {
  const loose = await catalogue<{ name: string }>(`
    SELECT c.conname AS name FROM pg_constraint c
    WHERE c.contype = 'f' AND c.confrelid <> '"union"'::regclass
      AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attname = 'union_id')
      AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.confrelid AND a.attname = 'union_id')
      AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attname = 'union_id' AND a.attnum = ANY (c.conkey))`);
  expect(loose).toEqual([]);
  const { workplaceId } = ours.here;
  const foreign = { unionId: stranger.unionId, id: newId(), workplaceId, name: "Ours" };
  await expect(
    write(systemOf(stranger), (tx) => tx.department.createMany({ data: [foreign] })),
  ).rejects.toMatchObject({ code: "P2003" });
});

it("a changed role and turf hold from the next request, and a disabled seat has none", async () => {
  const { admin, here } = ours;
  const elsewhere = await workplaceFactory(admin);
  const place = ({ workplaceId }: { workplaceId: string }) => ({ workplaceId, departmentId: null });
  const [email, password] = [`moving-${newId()}@example.org`, "empat kata yang panjang"];
  const offer = { email, name: "Rina", wholeUnion: false, turf: [place(here)] };
  await acceptInvitation({
    token: (await inviteUser(admin, { ...offer, role: "coordinator" })).token,
    password,
  });
  const { secret } = await openSession({ email, password }, visitor());
  const now = async () => (await sessionOfSecret(secret))?.ctx;
  expect(await now()).toMatchObject({ role: "coordinator", turf: { workplaceIds: [here.workplaceId] } });
  const actor = (await now())?.actor;
  const seatId = actor?.type === "user" ? actor.seatId : "";
  await changeSeat(admin, { seatId, role: "organiser", wholeUnion: false, turf: [place(elsewhere)] });
  const changed = await now();
  expect(changed).toMatchObject({ role: "organiser", turf: { workplaceIds: [elsewhere.workplaceId] } });
  if (changed) expect(await seen(changed, "contact", Prisma.sql`true`)).toBe(0);
  await disableSeat(admin, seatId);
  expect(await now()).toBeUndefined();
});
