import { describe, expect, it } from "vitest";
import { askAuditExport } from "@/features/audit/mutations";
import { beginExport } from "@/features/contacts/export.mutations";
import { createContact } from "@/features/contacts/mutations";
import { revealNationalId } from "@/features/contacts/national-id.mutations";
import { createContactInput } from "@/features/contacts/schema";
import { decideExport } from "@/features/exports/mutations";
import { inviteUser, renewInvitation } from "@/features/users/invitations.mutations";
import { changeSeat, disableSeat, enableSeat } from "@/features/users/mutations";
import { makeResetLink } from "@/features/users/password-reset.mutations";
import { provePassword } from "@/features/users/proof.mutations";
import { proofMeans } from "@/features/users/proof.queries";
import { openSession } from "@/features/users/sessions.mutations";
import type { Context, Role } from "@/lib/context";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { requireRecentProof } from "@/lib/policy";
import { type Session, sessionOfSecret } from "@/lib/session";
import { account, freshEmail, password } from "../../support/accounts";
import { askPeople } from "../../support/exports";
import { contactFactory, signedIn, systemOf } from "../../support/factories";
import { visitor } from "../../support/visitors";

const needed = { code: "PROOF_NEEDED" };
const unproven = (ctx: Context): Context => ({ ...ctx, provedAt: new Date(Date.now() - 601_000) });
const invitation = (role: Role) => ({ email: freshEmail(), name: "Rina", role, wholeUnion: true, turf: [] });
const seatOf = (ctx: Context) => (ctx.actor.type === "user" ? ctx.actor.seatId : "");

/** A session whose proof is a quarter of an hour old. */
async function staleSession(role: Role = "admin") {
  const { email } = await account({ role });
  const { secret } = await openSession({ email, password }, visitor());
  const { id, ctx } = await opened(secret);
  const provedAt = new Date(Date.now() - 15 * 60_000);
  await write(systemOf(ctx), (tx) => tx.session.updateMany({ where: { id }, data: { provedAt } }));
  return { ...(await opened(secret)), again: () => opened(secret), email };
}

async function opened(secret: string): Promise<Session> {
  const session = await sessionOfSecret(secret);
  if (!session) throw new Error("no session");
  return session;
}

describe("a proof", () => {
  it("comes with signing in", async () => {
    const { session } = await account();
    expect(() => requireRecentProof(session.ctx)).not.toThrow();
  });

  it("is over after ten minutes", async () => {
    const { ctx } = await staleSession();
    expect(() => requireRecentProof(ctx)).toThrow(expect.objectContaining(needed));
  });

  it("is given again with the password, and noted", async () => {
    const { id, ctx, again } = await staleSession();
    expect(await proofMeans(ctx)).toEqual({ password: true, code: false, passkey: false });
    await provePassword(ctx, { sessionId: id, presentPassword: password });
    const { ctx: proven } = await again();
    expect(() => requireRecentProof(proven)).not.toThrow();
    const action = "session.prove";
    const where = { unionId: ctx.unionId, action, entityId: id };
    expect(await read(systemOf(ctx), (tx) => tx.auditEntry.count({ where }))).toBe(1);
  });

  it("is not given by a wrong password, and not asked any more after ten", async () => {
    const { id, ctx, again } = await staleSession();
    const wrong = () => provePassword(ctx, { sessionId: id, presentPassword: "not this one" });
    const refusal = { code: "INVALID", fields: { presentPassword: "password_own_wrong" } };
    await expect(wrong()).rejects.toMatchObject(refusal);
    for (let at = 0; at < 9; at += 1) await wrong().catch(() => undefined);
    const right = provePassword(ctx, { sessionId: id, presentPassword: password });
    await expect(right).rejects.toMatchObject({ code: "TOO_MANY_TRIES" });
    expect(() => requireRecentProof(unproven(ctx))).toThrow();
    expect((await again()).ctx.provedAt).toEqual(ctx.provedAt);
  });

  it("is given for the own session alone", async () => {
    const [mine, other] = [await staleSession(), await staleSession()];
    const proof = provePassword(mine.ctx, { sessionId: other.id, presentPassword: password });
    await expect(proof).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await other.again()).ctx.provedAt).toEqual(other.ctx.provedAt);
  });

  it("is not asked of a job", async () => {
    const job = systemOf(await anAdmin());
    expect(() => requireRecentProof(job)).not.toThrow();
  });
});

const anAdmin = () => signedIn();
const colleague = (ctx: Context, role: Role) =>
  signedIn({ role, union: { id: ctx.unionId, timeZone: ctx.timeZone } });

describe("without a recent proof", () => {
  const acts: [string, (ctx: Context) => Promise<unknown>][] = [
    ["asking for an export of people", (ctx) => askPeople(ctx)],
    [
      "asking for an export of the audit",
      (ctx) => askAuditExport(ctx, { id: newId(), reason: "why", filter: "" }),
    ],
    ["deciding on an export", (ctx) => decideExport(ctx, { id: newId(), decision: "approve" })],
    ["inviting an admin", (ctx) => inviteUser(ctx, invitation("admin"))],
    ["inviting a coordinator", (ctx) => inviteUser(ctx, invitation("coordinator"))],
    ["a new link for an invitation", (ctx) => renewInvitation(ctx, newId())],
    ["a link for a new password", (ctx) => makeResetLink(ctx, newId())],
    ["letting a user in again", (ctx) => enableSeat(ctx, newId())],
  ];

  it.each(acts)("%s is refused", async (_, act) => {
    await expect(act(unproven(await anAdmin()))).rejects.toMatchObject(needed);
  });

  it("a file that was asked for is not fetched", async () => {
    const ctx = await anAdmin();
    await contactFactory(ctx);
    const { id } = await askPeople(ctx);
    await expect(beginExport(unproven(ctx), id)).rejects.toMatchObject(needed);
    expect(await beginExport(ctx, id)).toMatchObject({ number: 1 });
  });

  it("a role that may more is not given, one that may less is", async () => {
    const admin = await anAdmin();
    const seatId = seatOf(await colleague(admin, "organiser"));
    const to = (role: Role) => changeSeat(unproven(admin), { seatId, role, wholeUnion: true, turf: [] });
    await expect(to("coordinator")).rejects.toMatchObject(needed);
    await to("observer");
  });

  it("a user is shut out at once all the same", async () => {
    const admin = await anAdmin();
    await disableSeat(unproven(admin), seatOf(await colleague(admin, "organiser")));
  });

  it("an organiser is invited all the same", async () => {
    expect((await inviteUser(unproven(await anAdmin()), invitation("organiser"))).token).not.toBe("");
  });

  it("five national ids are opened within the hour, and no sixth", async () => {
    const ctx = await anAdmin();
    const nationalId = "3216010203040506";
    const { id } = await createContact(ctx, createContactInput.parse({ name: "Siti", nationalId }));
    for (let at = 0; at < 5; at += 1) expect(await revealNationalId(unproven(ctx), id)).toBe(nationalId);
    await expect(revealNationalId(unproven(ctx), id)).rejects.toMatchObject(needed);
    expect(await revealNationalId(ctx, id)).toBe(nationalId);
  });
});
