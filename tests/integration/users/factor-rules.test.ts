import { describe, expect, it } from "vitest";
import { removeApp } from "@/features/users/authenticator.mutations";
import { renewRecoveryCodes, takeFactorsAway } from "@/features/users/factors.mutations";
import { changeSeat } from "@/features/users/mutations";
import { removePasskey } from "@/features/users/passkeys.mutations";
import { factorsByUser, ownFactors } from "@/features/users/second-factor.queries";
import { passWithCode } from "@/features/users/second-step.mutations";
import { openSession } from "@/features/users/sessions.mutations";
import type { Context } from "@/lib/context";
import { read, withCredential, write } from "@/lib/db";
import { isFactorOverdue, sessionOfSecret } from "@/lib/session";
import { account, password, triedWith } from "../../support/accounts";
import { signedIn, systemOf } from "../../support/factories";
import { halfOpen, withApp, withPasskey } from "../../support/factors";
import { visitor } from "../../support/visitors";

const wrong = { code: "INVALID", fields: { code: "code_wrong" } };
const _refusedPasskey = { code: "INVALID", fields: { passkey: "passkey_wrong" } };
const audited = (ctx: Context, action: string) =>
  read(systemOf(ctx), (tx) => tx.auditEntry.count({ where: { unionId: ctx.unionId, action } }));

describe("taking a second factor off", () => {
  it("is the user's own choice where the role needs none", async () => {
    const { email, session } = await account();
    await withApp(session);
    await removeApp(session.ctx);
    expect(await ownFactors(session.ctx)).toMatchObject({ app: null, codesLeft: 0 });
    expect(await triedWith(email, password)).toBe("open");
  });

  it("is refused where the role needs one and no other is left", async () => {
    const { session } = await account({ role: "coordinator" });
    await withApp(session);
    await withPasskey(session);
    const [passkey] = (await ownFactors(session.ctx)).passkeys;
    await removePasskey(session.ctx, passkey?.id ?? "");
    const refusal = { code: "INVALID", fields: { factor: "factor_last" } };
    await expect(removeApp(session.ctx)).rejects.toMatchObject(refusal);
  });

  it("is done by an admin for who lost it, and ends all sessions in every union", async () => {
    const { admin, seatId, email, session, userId } = await account();
    await withApp(session);
    await withPasskey(session);
    expect(await factorsByUser(admin, [userId])).toEqual(new Map([[userId, { code: true, passkeys: 1 }]]));
    await takeFactorsAway(admin, seatId);
    const live = { userId, revokedAt: null };
    expect(await withCredential({ userId }, (tx) => tx.session.count({ where: live }))).toBe(0);
    expect((await ownFactors(session.ctx)).codesLeft).toBe(0);
    expect((await openSession({ email, password }, visitor())).secondStepDue).toBe(false);
    expect(await audited(admin, "factor.take_away")).toBe(1);
  });

  it("is refused to an organiser, a stranger, the user in person as admin, and without a recent proof", async () => {
    const { admin, seatId, session } = await account({ role: "admin" });
    await withApp(session);
    const code = (ctx: Context) =>
      takeFactorsAway(ctx, seatId).then(
        () => "done",
        (error: { code: string }) => error.code,
      );
    const union = { id: admin.unionId, timeZone: admin.timeZone };
    expect(await code(await signedIn({ role: "organiser", union }))).toBe("FORBIDDEN");
    expect(await code(await signedIn())).toBe("NOT_FOUND");
    expect(await code(session.ctx)).toBe("FORBIDDEN");
    expect(await code({ ...admin, provedAt: null })).toBe("PROOF_NEEDED");
  });

  it("gives new recovery codes in the place of the old ones", async () => {
    const { email, session } = await account();
    const { codes } = await withApp(session);
    const [fresh = ""] = await renewRecoveryCodes(session.ctx);
    const { half } = await halfOpen(email);
    await expect(passWithCode(half, codes[0] ?? "", visitor())).rejects.toMatchObject(wrong);
    await passWithCode(half, fresh.replaceAll(" ", ""), visitor());
  });
});

describe("a role that needs a second factor", () => {
  const days = (session: { factorDueAt: Date | null } | null) =>
    session?.factorDueAt ? Math.ceil((session.factorDueAt.getTime() - Date.now()) / 86_400_000) : null;
  const since = (ctx: Context, seatId: string, roleSince: Date) =>
    write(systemOf(ctx), (tx) =>
      tx.seat.updateMany({ where: { id: seatId }, data: { roleSince, acceptedAt: roleSince } }),
    );
  const ago = (count: number) => new Date(Date.now() - count * 86_400_000);

  it.each([
    ["admin", 7],
    ["coordinator", 7],
    ["organiser", null],
    ["observer", null],
  ] as const)("%s: %s days", async (role, left) => {
    expect(days((await account({ role })).session)).toBe(left);
  });

  it("counts from the day the seat got it", async () => {
    const { admin, seatId, email } = await account();
    await since(admin, seatId, ago(30));
    await changeSeat(admin, { seatId, role: "coordinator", wholeUnion: true, turf: [] });
    const { secret } = await openSession({ email, password }, visitor());
    expect(days(await sessionOfSecret(secret))).toBe(7);
  });

  it("has its days of grace once: losing the role and getting it again gives no new ones", async () => {
    const { admin, seatId, email } = await account({ role: "coordinator" });
    await since(admin, seatId, ago(8));
    const seat = { seatId, wholeUnion: true, turf: [] };
    await changeSeat(admin, { ...seat, role: "organiser" });
    await changeSeat(admin, { ...seat, role: "coordinator" });
    const { secret } = await openSession({ email, password }, visitor());
    const session = await sessionOfSecret(secret);
    expect(session && isFactorOverdue(session)).toBe(true);
  });

  it("is overdue after seven days, and fine with one", async () => {
    const { admin, seatId, email } = await account({ role: "coordinator" });
    await since(admin, seatId, ago(8));
    const { secret } = await openSession({ email, password }, visitor());
    const session = await sessionOfSecret(secret);
    if (!session) throw new Error("no session");
    expect(isFactorOverdue(session)).toBe(true);
    await withApp(session);
    expect((await sessionOfSecret(secret))?.factorDueAt).toBeNull();
  });
});
