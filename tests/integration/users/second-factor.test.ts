import { describe, expect, it } from "vitest";
import { confirmApp, offerApp, removeApp } from "@/features/users/authenticator.mutations";
import { renewRecoveryCodes } from "@/features/users/factors.mutations";
import { offerPasskey } from "@/features/users/passkeys.mutations";
import { makeResetLink, resetPassword } from "@/features/users/password-reset.mutations";
import { ownFactors } from "@/features/users/second-factor.queries";
import { passWithCode } from "@/features/users/second-step.mutations";
import { openSession } from "@/features/users/sessions.mutations";
import type { Context } from "@/lib/context";
import { read, withCredential } from "@/lib/db";
import { sessionOfSecret } from "@/lib/session";
import { account, password, triedWith } from "../../support/accounts";
import { systemOf } from "../../support/factories";
import { codeOf, halfOpen, withApp } from "../../support/factors";
import { visitor } from "../../support/visitors";

const wrong = { code: "INVALID", fields: { code: "code_wrong" } };
const _refusedPasskey = { code: "INVALID", fields: { passkey: "passkey_wrong" } };
const audited = (ctx: Context, action: string) =>
  read(systemOf(ctx), (tx) => tx.auditEntry.count({ where: { unionId: ctx.unionId, action } }));

describe("an authenticator app", () => {
  it("is on once its first code was right, and gives ten recovery codes", async () => {
    const { session } = await account();
    const { codes } = await withApp(session);
    expect(new Set(codes).size).toBe(10);
    expect(await ownFactors(session.ctx)).toMatchObject({ app: expect.any(Date), codesLeft: 10 });
    expect(await audited(session.ctx, "factor.add")).toBe(1);
  });

  it("is not on after a wrong first code", async () => {
    const { session } = await account();
    const { sealed } = await offerApp(session.ctx);
    const confirm = confirmApp(session.ctx, { sessionId: session.id, sealed, code: "000000" });
    await expect(confirm).rejects.toMatchObject(wrong);
    expect((await ownFactors(session.ctx)).app).toBeNull();
  });

  it("is not set up with a key that was offered to another user", async () => {
    const [mine, other] = [await account(), await account()];
    const { key, sealed } = await offerApp(other.session.ctx);
    const { ctx, id: sessionId } = mine.session;
    const confirm = confirmApp(ctx, { sessionId, sealed, code: codeOf(key) });
    await expect(confirm).rejects.toMatchObject({ code: "UNREADABLE" });
  });

  it("is kept so that a copy of the table does not show its key", async () => {
    const { session, userId } = await account();
    const { key } = await withApp(session);
    const row = await withCredential({ userId }, (tx) => tx.authenticator.findFirst({ where: { userId } }));
    expect(JSON.stringify(row?.secretCipher)).not.toContain(key);
  });

  it("ends the sessions that were opened without it, and keeps this one", async () => {
    const { email, session, userId } = await account();
    const { secret } = await openSession({ email, password }, visitor());
    await withApp(session);
    expect(await sessionOfSecret(secret)).toBeNull();
    const live = { userId, revokedAt: null };
    expect(await read(session.ctx, (tx) => tx.session.count({ where: live }))).toBe(1);
  });

  it("in the place of another ends the other's codes and keeps the recovery codes", async () => {
    const { email, session } = await account();
    const before = await withApp(session);
    const { codes, key } = await withApp(session);
    expect(codes).toEqual([]);
    const { half } = await halfOpen(email);
    await expect(passWithCode(half, codeOf(before.key), visitor())).rejects.toMatchObject(wrong);
    await passWithCode(half, codeOf(key), visitor());
  });

  it("needs a recent proof to be set up or removed", async () => {
    const { session } = await account();
    const { sealed, key } = await offerApp(session.ctx);
    const stale = { ...session.ctx, provedAt: null };
    const { id: sessionId } = session;
    const acts = [
      () => offerApp(stale),
      () => confirmApp(stale, { sessionId, sealed, code: codeOf(key) }),
      () => removeApp(stale),
      () => offerPasskey(stale, sessionId),
      () => renewRecoveryCodes(stale),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: "PROOF_NEEDED" });
  });
});

describe("signing in with a second factor", () => {
  it("opens nothing with the password alone", async () => {
    const { email, session } = await account();
    await withApp(session);
    const { secret, device } = await halfOpen(email);
    expect(await sessionOfSecret(secret)).toBeNull();
    expect(device).toBe("");
  });

  it("opens with the code of the app, as a proof", async () => {
    const { email, session } = await account();
    const { key } = await withApp(session);
    const { secret, half } = await halfOpen(email);
    const { device } = await passWithCode(half, codeOf(key), visitor());
    expect((await sessionOfSecret(secret))?.ctx.provedAt).toEqual(expect.any(Date));
    expect(device).not.toBe("");
    expect(await audited(session.ctx, "session.second_step")).toBe(1);
  });

  it.each([
    ["two steps old", -2],
    ["of three steps to come", 3],
  ])("is refused a code %s", async (_, steps) => {
    const { email, session } = await account();
    const { key } = await withApp(session);
    const { half } = await halfOpen(email);
    await expect(passWithCode(half, codeOf(key, steps), visitor())).rejects.toMatchObject(wrong);
  });

  it("takes a code once, of eight at the same moment in eight sessions", async () => {
    const { email, session } = await account();
    const { key } = await withApp(session);
    const halves = [];
    for (let at = 0; at < 8; at += 1) halves.push((await halfOpen(email)).half);
    const code = codeOf(key);
    const all = await Promise.allSettled(halves.map((half) => passWithCode(half, code, visitor())));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("takes no code older than one that was taken", async () => {
    const { email, session } = await account();
    const { key } = await withApp(session);
    await passWithCode((await halfOpen(email)).half, codeOf(key, 1), visitor());
    const { half } = await halfOpen(email);
    await expect(passWithCode(half, codeOf(key), visitor())).rejects.toMatchObject(wrong);
  });

  it("takes each recovery code once, and no other user's", async () => {
    const [mine, other] = [await account(), await account()];
    const { codes } = await withApp(mine.session);
    const theirs = await withApp(other.session);
    const [first = ""] = codes;
    const { half, secret } = await halfOpen(mine.email);
    await expect(passWithCode(half, theirs.codes[0] ?? "", visitor())).rejects.toMatchObject(wrong);
    await passWithCode(half, first, visitor());
    expect(await sessionOfSecret(secret)).not.toBeNull();
    expect((await ownFactors(mine.session.ctx)).codesLeft).toBe(9);
    const again = await halfOpen(mine.email);
    await expect(passWithCode(again.half, first, visitor())).rejects.toMatchObject(wrong);
  });

  it("takes ten wrong codes from one network, however often the password is shown anew", async () => {
    const { email, session } = await account();
    const { key } = await withApp(session);
    const from = visitor();
    for (let at = 0; at < 10; at += 1) {
      const { half } = await halfOpen(email, from);
      await expect(passWithCode(half, "000000", from)).rejects.toMatchObject(wrong);
    }
    expect(await triedWith(email, password, from)).toBe("TOO_MANY_TRIES");
    const elsewhere = visitor();
    const { half } = await halfOpen(email, elsewhere);
    await passWithCode(half, codeOf(key), elsewhere);
  });

  it("does not open a half-open session of which ten minutes have gone", async () => {
    const { email, session, userId } = await account();
    const { key } = await withApp(session);
    const { half, secret } = await halfOpen(email);
    const expiresAt = new Date(Date.now() - 1_000);
    const where = { id: half.sessionId };
    await withCredential({ userId }, (tx) => tx.session.updateMany({ where, data: { expiresAt } }));
    await expect(passWithCode(half, codeOf(key), visitor())).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await sessionOfSecret(secret)).toBeNull();
  });

  it("asks for the second factor after a link for a new password too", async () => {
    const { admin, seatId, email, session } = await account();
    await withApp(session);
    const { token } = await makeResetLink(admin, seatId);
    const fresh = "lima kata lain yang panjang";
    await resetPassword({ token, password: fresh });
    const { secret } = await openSession({ email, password: fresh }, visitor());
    expect(await sessionOfSecret(secret)).toBeNull();
  });
});
