import { describe, expect, it } from "vitest";
import { changeAccount, changePassword } from "@/features/users/account.mutations";
import { acceptInvitation, inviteUser } from "@/features/users/invitations.mutations";
import { changeSeat, disableSeat } from "@/features/users/mutations";
import { makeResetLink, resetPassword } from "@/features/users/password-reset.mutations";
import { resetOf } from "@/features/users/password-reset.queries";
import { openSession } from "@/features/users/sessions.mutations";
import type { Context } from "@/lib/context";
import { read, write } from "@/lib/db";
import { sessionOfSecret } from "@/lib/session";
import { account, freshEmail, opened, password, triedWith } from "../../support/accounts";
import { signedIn, systemOf } from "../../support/factories";
import { visitor } from "../../support/visitors";

const fresh = "lima kata lain yang panjang";

function audited(ctx: Context, action: string): Promise<number> {
  return read(systemOf(ctx), (tx) => tx.auditEntry.count({ where: { unionId: ctx.unionId, action } }));
}

/** Lets the links of the union run out, as the clock would. */
const letRunOut = (ctx: Context) =>
  write(systemOf(ctx), (tx) =>
    tx.passwordReset.updateMany({
      where: { unionId: ctx.unionId },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    }),
  );

async function otherSession(email: string): Promise<string> {
  return (await openSession({ email, password }, visitor())).secret;
}

describe("changing the own password", () => {
  it("takes the new one and no longer the old one", async () => {
    const { email, session } = await account();
    await changePassword(session.ctx, { sessionId: session.id, presentPassword: password, password: fresh });
    expect([await triedWith(email, password), await triedWith(email, fresh)]).toEqual(["INVALID", "open"]);
    expect(await audited(session.ctx, "user.password")).toBe(1);
  });

  it("ends the other sessions and keeps this one", async () => {
    const { email, session } = await account();
    const { secret } = await openSession({ email, password }, visitor());
    const mine = await sessionOfSecret(secret);
    await changePassword(session.ctx, {
      sessionId: mine?.id ?? "",
      presentPassword: password,
      password: fresh,
    });
    expect(await sessionOfSecret(secret)).not.toBeNull();
    const live = { userId: session.user.id, revokedAt: null };
    expect(await read(session.ctx, (tx) => tx.session.count({ where: live }))).toBe(1);
  });

  it("is refused without the present one, ten times and then not asked any more", async () => {
    const { email, session } = await account();
    const tries = { sessionId: session.id, presentPassword: "not the present one", password: fresh };
    const refusal = { code: "INVALID", fields: { presentPassword: "password_own_wrong" } };
    await expect(changePassword(session.ctx, tries)).rejects.toMatchObject(refusal);
    for (let at = 0; at < 9; at += 1) await changePassword(session.ctx, tries).catch(() => undefined);
    await expect(changePassword(session.ctx, tries)).rejects.toMatchObject({ code: "TOO_MANY_TRIES" });
    expect(await triedWith(email, password)).toBe("open");
  });

  it("ends a reset link that was made before", async () => {
    const { admin, seatId, session } = await account();
    const { token } = await makeResetLink(admin, seatId);
    await changePassword(session.ctx, { sessionId: session.id, presentPassword: password, password: fresh });
    expect(await resetOf(token)).toBeNull();
  });

  it.each(["123456789012", "passwordpassword", "bismillah12345", "qwertyuiop123", "Joko12345678"])(
    "refuses %s, which a guesser tries first",
    async (easy) => {
      const { session } = await account();
      const change = changePassword(session.ctx, {
        sessionId: session.id,
        presentPassword: password,
        password: easy,
      });
      await expect(change).rejects.toMatchObject({
        code: "INVALID",
        fields: { password: "password_common" },
      });
    },
  );
});

describe("changing the own name and address", () => {
  it("holds for the next sign-in", async () => {
    const { email, session } = await account();
    const next = freshEmail();
    await changeAccount(session.ctx, { name: "Joko Susilo", email: next, presentPassword: password });
    expect((await opened(next)).user).toMatchObject({ name: "Joko Susilo", email: next });
    expect(await triedWith(email, password)).toBe("INVALID");
    expect(await audited(session.ctx, "user.update")).toBe(1);
  });

  it("is refused without the password", async () => {
    const { email, session } = await account();
    const change = changeAccount(session.ctx, {
      name: "Joko",
      email: freshEmail(),
      presentPassword: "not it at all",
    });
    await expect(change).rejects.toMatchObject({
      code: "INVALID",
      fields: { presentPassword: "password_own_wrong" },
    });
    expect(await triedWith(email, password)).toBe("open");
  });

  it("is refused an address that another account has", async () => {
    const [{ session }, other] = [await account(), await account()];
    const change = changeAccount(session.ctx, {
      name: "Joko",
      email: other.email,
      presentPassword: password,
    });
    await expect(change).rejects.toMatchObject({ code: "CONFLICT", fields: { email: "taken" } });
  });
});

describe("a reset link", () => {
  it("sets a new password and ends every session", async () => {
    const { admin, seatId, email } = await account();
    const secret = await otherSession(email);
    const { token } = await makeResetLink(admin, seatId);
    expect(await resetOf(token)).toMatchObject({ email, name: "Joko" });
    await resetPassword({ token, password: fresh });
    expect(await sessionOfSecret(secret)).toBeNull();
    expect([await triedWith(email, password), await triedWith(email, fresh)]).toEqual(["INVALID", "open"]);
    expect([await audited(admin, "user.reset_link"), await audited(admin, "user.password_reset")]).toEqual([
      1, 1,
    ]);
  });

  it("works once, of eight who follow it at the same moment", async () => {
    const { admin, seatId } = await account();
    const { token } = await makeResetLink(admin, seatId);
    const all = Array.from({ length: 8 }, () => resetPassword({ token, password: fresh }));
    const ended = await Promise.allSettled(all);
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is over after its hour", async () => {
    const { admin, seatId, email } = await account();
    const { token } = await makeResetLink(admin, seatId);
    await letRunOut(admin);
    expect(await resetOf(token)).toBeNull();
    await expect(resetPassword({ token, password: fresh })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await triedWith(email, password)).toBe("open");
  });

  it("stops working when another is made", async () => {
    const { admin, seatId } = await account();
    const first = await makeResetLink(admin, seatId);
    await makeResetLink(admin, seatId);
    expect(await resetOf(first.token)).toBeNull();
  });

  it("keeps the old password and stays good when an easy one is chosen", async () => {
    const { admin, seatId, email } = await account();
    const { token } = await makeResetLink(admin, seatId);
    const easy = resetPassword({ token, password: "password1234" });
    await expect(easy).rejects.toMatchObject({ code: "INVALID", fields: { password: "password_common" } });
    expect(await triedWith(email, password)).toBe("open");
    await resetPassword({ token, password: fresh });
  });

  it("dies with the rights of the admin who made it", async () => {
    const admin = await signedIn();
    const [maker, { seatId }] = [await account({ admin, role: "admin" }), await account({ admin })];
    const { token } = await makeResetLink(maker.session.ctx, seatId);
    await changeSeat(admin, { seatId: maker.seatId, role: "coordinator", wholeUnion: true, turf: [] });
    await expect(resetPassword({ token, password: fresh })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is refused for whoever is no admin, another union's admin, and oneself", async () => {
    const { admin, seatId, session } = await account();
    await expect(makeResetLink(session.ctx, seatId)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(makeResetLink(await signedIn(), seatId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const own = admin.actor.type === "user" ? admin.actor.seatId : "";
    await expect(makeResetLink(admin, own)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is refused for a user who did not come yet, and for one who may not sign in", async () => {
    const { admin, seatId } = await account();
    await disableSeat(admin, seatId);
    await expect(makeResetLink(admin, seatId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const invited = {
      email: freshEmail(),
      name: "Sari",
      role: "organiser" as const,
      wholeUnion: true,
      turf: [],
    };
    await inviteUser(admin, invited);
    const seat = await read(admin, (tx) =>
      tx.seat.findFirstOrThrow({ where: { unionId: admin.unionId, acceptedAt: null }, select: { id: true } }),
    );
    await expect(makeResetLink(admin, seat.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is no way into another union: refused for a user who has a seat there", async () => {
    const { email, seatId, admin } = await account();
    const stranger = await signedIn();
    const offer = { email, name: "Joko", role: "organiser" as const, wholeUnion: true, turf: [] };
    const { token } = await inviteUser(stranger, offer);
    const seats = await read(stranger, (tx) =>
      tx.seat.findMany({ where: { unionId: stranger.unionId, user: { email } }, select: { id: true } }),
    );
    await expect(makeResetLink(stranger, seats[0]?.id ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const early = await makeResetLink(admin, seatId);
    await acceptInvitation({ token, password });
    for (const [by, seat] of [
      [stranger, seats[0]?.id ?? ""],
      [admin, seatId],
    ] as const)
      await expect(makeResetLink(by, seat)).rejects.toMatchObject({
        code: "FORBIDDEN",
        fields: { seat: "elsewhere" },
      });
    await expect(resetPassword({ token: early.token, password: fresh })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
