import { beforeAll, describe, expect, it } from "vitest";
import { passwordHashOf } from "@/features/users/password-hash.queries";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { Prisma, read, withCredential, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Account, account } from "../../support/accounts";
import { signedIn, systemOf } from "../../support/factories";
import { withApp } from "../../support/factors";
import { type Inhabited, inhabitedUnion } from "../../support/inhabited-union";

// What somebody does who gets a statement of their own into the database, with the identity of a user of low rank.

const denied = /row-level security|permission denied|never changed|only an admin|only who merges/;
const taken = new Error("taken back");

let ours: Inhabited;
let chief: Account;
let observer: Context;
let colleague: Context;
beforeAll(async () => {
  ours = await inhabitedUnion();
  chief = await account({ admin: ours.admin, role: "admin" });
  await withApp(chief.session);
  observer = await signedIn({ union: ours.union, role: "observer" });
  colleague = await signedIn({ union: ours.union });
});

const here = () => Prisma.sql`union_id = ${ours.admin.unionId}::uuid`;
const idOf = (ctx: Context) => (ctx.actor.type === "user" ? ctx.actor.userId : "");
const seatOf = (ctx: Context) => (ctx.actor.type === "user" ? ctx.actor.seatId : "");

/** Rows that a statement reached, none when it was refused; nothing of it stays. */
async function reached(ctx: Context, statement: Prisma.Sql): Promise<number> {
  let rows = 0;
  await write(ctx, async (tx) => {
    rows = await tx.$executeRaw(statement);
    throw taken;
  }).catch((error: unknown) => {
    if (error === taken) return;
    expect(String(error)).toMatch(denied);
    rows = 0;
  });
  return rows;
}

/** What an admin's statement reaches and an observer's does not. */
const rights: [string, () => Prisma.Sql][] = [
  ["a role is given", () => Prisma.sql`UPDATE seat SET role = 'admin', whole_union = true WHERE ${here()}`],
  [
    "the whole union is given",
    () => Prisma.sql`UPDATE seat SET whole_union = true WHERE role = 'observer' AND ${here()}`,
  ],
  ["a user is shut out", () => Prisma.sql`UPDATE seat SET disabled_at = now() WHERE ${here()}`],
  [
    "the union is renamed",
    () => Prisma.sql`UPDATE "union" SET name = 'Ours' WHERE id = ${ours.admin.unionId}::uuid`,
  ],
  [
    "an invitation is made",
    () => Prisma.sql`INSERT INTO invitation (union_id, id, seat_id, token_hash, invited_by, expires_at)
      VALUES (${ours.admin.unionId}::uuid, ${newId()}::uuid, ${chief.seatId}::uuid, ${newId()}, ${idOf(ours.admin)}::uuid, now())`,
  ],
  ["an invitation is ended", () => Prisma.sql`UPDATE invitation SET revoked_at = now() WHERE ${here()}`],
  ["a threshold is changed", () => Prisma.sql`UPDATE threshold SET name = 'Ours' WHERE ${here()}`],
  ["a threshold is removed", () => Prisma.sql`DELETE FROM threshold WHERE ${here()}`],
  ["a headcount is changed", () => Prisma.sql`UPDATE headcount SET eligible = 1 WHERE ${here()}`],
  ["a headcount is removed", () => Prisma.sql`DELETE FROM headcount WHERE ${here()}`],
  ["turf is removed", () => Prisma.sql`DELETE FROM turf WHERE ${here()}`],
  ["an issue is renamed", () => Prisma.sql`UPDATE issue SET name = 'Ours' WHERE ${here()}`],
  ["the guide is changed", () => Prisma.sql`UPDATE prompt SET title = 'Ours' WHERE ${here()}`],
  ["the guide is removed", () => Prisma.sql`DELETE FROM prompt WHERE ${here()}`],
  ["a message is removed", () => Prisma.sql`DELETE FROM message_template WHERE ${here()}`],
  [
    "a second factor is taken away",
    () => Prisma.sql`DELETE FROM authenticator WHERE user_id = ${chief.userId}::uuid`,
  ],
];

it("the hash of a colleague's password is read by no statement", async () => {
  const admin = await signedIn();
  const colleague = await signedIn({ union: { id: admin.unionId, timeZone: admin.timeZone } });
  const { userId } = colleague.actor as { userId: string };
  const asAdmin = (sql: Prisma.Sql) => write(admin, (tx) => tx.$queryRaw(sql));
  await expect(asAdmin(Prisma.sql`SELECT password_hash FROM "user"`)).rejects.toThrow();
  await expect(asAdmin(Prisma.sql`SELECT u FROM "user" u`)).rejects.toThrow();
  await expect(
    write(admin, (tx) => tx.$executeRaw`UPDATE "user" SET name = password_hash WHERE id = ${userId}::uuid`),
  ).rejects.toThrow();
  expect(await write(admin, (tx) => passwordHashOf(tx, userId))).toBeNull();
});

describe("with the identity of an observer", () => {
  it.each(rights)("no: %s", async (_, statement) => {
    expect(await reached(ours.admin, statement())).toBeGreaterThan(0);
    expect(await reached(observer, statement())).toBe(0);
  });

  it("no seat is made", async () => {
    const elsewhere = await signedIn();
    const seat = Prisma.sql`INSERT INTO seat (union_id, id, user_id, role, whole_union)
      VALUES (${ours.admin.unionId}::uuid, ${newId()}::uuid, ${idOf(elsewhere)}::uuid, 'admin', true)`;
    expect(await reached(ours.admin, seat)).toBe(1);
    expect(await reached(observer, seat)).toBe(0);
  });

  it("a threshold and a headcount are not added", async () => {
    const threshold = Prisma.sql`INSERT INTO threshold SELECT (jsonb_populate_record(t, jsonb_build_object('id', ${newId()}::text))).*
      FROM threshold t WHERE ${here()} LIMIT 1`;
    const headcount = Prisma.sql`INSERT INTO headcount SELECT (jsonb_populate_record(h, jsonb_build_object('id', ${newId()}::text))).*
      FROM headcount h WHERE ${here()} LIMIT 1`;
    expect(await reached(ours.admin, headcount)).toBe(1);
    expect(await reached(observer, threshold)).toBe(0);
    expect(await reached(observer, headcount)).toBe(0);
  });
});

describe("whatever the role", () => {
  const nobodys: [string, () => Prisma.Sql][] = [
    [
      "another user's password is set",
      () => Prisma.sql`UPDATE "user" SET password_hash = 'mine' WHERE id = ${chief.userId}::uuid`,
    ],
    [
      "another user's address is set",
      () => Prisma.sql`UPDATE "user" SET email = 'mine@example.org' WHERE id = ${chief.userId}::uuid`,
    ],
    [
      "a user is shut out everywhere",
      () => Prisma.sql`UPDATE "user" SET disabled_at = now() WHERE id = ${chief.userId}::uuid`,
    ],
    [
      "a user is made with a password",
      () =>
        Prisma.sql`INSERT INTO "user" (id, email, name, password_hash) VALUES (${newId()}::uuid, 'mine@example.org', 'Mine', 'mine')`,
    ],
    [
      "a second factor is given to another",
      () =>
        Prisma.sql`INSERT INTO authenticator (user_id, secret_cipher) VALUES (${idOf(colleague)}::uuid, 'mine')`,
    ],
    [
      "an invitation lives longer",
      () => Prisma.sql`UPDATE invitation SET expires_at = now() + interval '1 year' WHERE ${here()}`,
    ],
    ["a seat is removed", () => Prisma.sql`DELETE FROM seat WHERE ${here()}`],
    ["a user is removed", () => Prisma.sql`DELETE FROM "user" WHERE id = ${chief.userId}::uuid`],
    ["a union is removed", () => Prisma.sql`DELETE FROM "union" WHERE id = ${ours.admin.unionId}::uuid`],
    ["a move is removed", () => Prisma.sql`DELETE FROM stage_move WHERE ${here()}`],
    ["a move is changed", () => Prisma.sql`UPDATE stage_move SET moved_at = now() WHERE ${here()}`],
    [
      "an old version of a conversation is removed",
      () => Prisma.sql`DELETE FROM conversation_version WHERE ${here()}`,
    ],
    [
      "an old version of a conversation is changed",
      () => Prisma.sql`UPDATE conversation_version SET notes_cipher = NULL WHERE ${here()}`,
    ],
    [
      "the audit speaks of another user",
      () => Prisma.sql`INSERT INTO audit_entry (union_id, id, actor_kind, actor_id, actor_name, action, entity)
        VALUES (${ours.admin.unionId}::uuid, ${newId()}::uuid, 'user', ${chief.userId}::uuid, 'Joko', 'contact.export', 'contact')`,
    ],
    [
      "the audit speaks of a job",
      () => Prisma.sql`INSERT INTO audit_entry (union_id, id, actor_kind, actor_name, action, entity)
        VALUES (${ours.admin.unionId}::uuid, ${newId()}::uuid, 'system', 'import', 'import.done', 'contact')`,
    ],
  ];

  it.each(nobodys)("no: %s", async (_, statement) => {
    expect(await reached(observer, statement())).toBe(0);
    expect(await reached(ours.admin, statement())).toBe(0);
  });

  it("the own name stands in the audit, whatever the statement says", async () => {
    const id = newId();
    const liar = { ...observer, actor: { ...observer.actor, name: "The employer" } };
    const entityId = id;
    await write(liar, (tx) => audit(tx, liar, { action: "contact.update", entity: "contact", entityId }));
    const row = await read(systemOf(ours.admin), (tx) =>
      tx.auditEntry.findFirst({
        where: { unionId: ours.admin.unionId, entityId },
        select: { actorName: true },
      }),
    );
    expect(row).toEqual({ actorName: observer.actor.name });
  });

  it("a move goes on to an enrolment of the same campaign alone, and not by an observer", async () => {
    const hand = Prisma.sql`SELECT hand_move(${ours.admin.unionId}::uuid, (SELECT id FROM stage_move WHERE ${here()} LIMIT 1), ${newId()}::uuid)`;
    const tried = (ctx: Context) => write(ctx, (tx) => tx.$executeRaw(hand));
    await expect(tried(ours.admin)).rejects.toThrow(/not there/);
    await expect(tried(observer)).rejects.toThrow(/only who merges/);
  });

  it("the holder of an invitation takes up its seat and changes nothing else of it", async () => {
    const secretHash = newId();
    const seatId = seatOf(observer);
    const { unionId } = ours.admin;
    const invitation = { id: newId(), seatId, tokenHash: secretHash, invitedBy: idOf(ours.admin) };
    const expiresAt = new Date(Date.now() + 60_000);
    await write(ours.admin, (tx) =>
      tx.invitation.createMany({ data: [{ unionId, expiresAt, ...invitation }] }),
    );
    const as = (statement: Prisma.Sql) =>
      withCredential({ secretHash, unionId }, (tx) => tx.$executeRaw(statement));
    expect(await as(Prisma.sql`UPDATE seat SET accepted_at = now() WHERE ${here()}`)).toBe(1);
    await expect(as(Prisma.sql`UPDATE seat SET role = 'admin' WHERE ${here()}`)).rejects.toThrow(denied);
  });
});
