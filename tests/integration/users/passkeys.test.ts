import { describe, expect, it } from "vitest";
import { addPasskey, offerPasskey } from "@/features/users/passkeys.mutations";
import { askPasskeyForProof, proveCode, provePasskey, provePassword } from "@/features/users/proof.mutations";
import { proofMeans } from "@/features/users/proof.queries";
import { ownFactors } from "@/features/users/second-factor.queries";
import { askPasskeyFor, passWithPasskey } from "@/features/users/second-step.mutations";
import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { sessionOfSecret } from "@/lib/session";
import { account, password } from "../../support/accounts";
import { systemOf } from "../../support/factories";
import { codeOf, halfOpen, withApp, withPasskey } from "../../support/factors";
import { softPasskey } from "../../support/passkeys";
import { visitor } from "../../support/visitors";

const wrong = { code: "INVALID", fields: { code: "code_wrong" } };
const refusedPasskey = { code: "INVALID", fields: { passkey: "passkey_wrong" } };
const audited = (ctx: Context, action: string) =>
  read(systemOf(ctx), (tx) => tx.auditEntry.count({ where: { unionId: ctx.unionId, action } }));

describe("a passkey", () => {
  it("opens a session", async () => {
    const { email, session } = await account();
    const { passkey, codes } = await withPasskey(session);
    expect(codes).toHaveLength(10);
    const { half, secret } = await halfOpen(email);
    await passWithPasskey(half, passkey.sign(await askPasskeyFor(half)), visitor());
    expect(await sessionOfSecret(secret)).not.toBeNull();
    expect((await ownFactors(session.ctx)).passkeys).toMatchObject([{ device: "Chrome · Android" }]);
  });

  it.each([
    ["for another site's page", { origin: "https://evil.example" }],
    ["for another site's name", { rpId: "evil.example" }],
    ["without the device's own lock", { unlocked: false as const }],
  ])("is refused %s", async (_, odd) => {
    const { email, session } = await account();
    const { passkey } = await withPasskey(session);
    const { half, secret } = await halfOpen(email);
    const answer = passkey.sign(await askPasskeyFor(half), odd);
    await expect(passWithPasskey(half, answer, visitor())).rejects.toMatchObject(refusedPasskey);
    expect(await sessionOfSecret(secret)).toBeNull();
  });

  it("is refused with an answer that was used before, or to another session's question", async () => {
    const { email, session } = await account();
    const { passkey } = await withPasskey(session);
    const [first, second] = [await halfOpen(email), await halfOpen(email)];
    const answer = passkey.sign(await askPasskeyFor(first.half));
    await askPasskeyFor(second.half);
    await expect(passWithPasskey(second.half, answer, visitor())).rejects.toMatchObject(refusedPasskey);
    await passWithPasskey(first.half, answer, visitor());
    await expect(passWithPasskey(first.half, answer, visitor())).rejects.toMatchObject(refusedPasskey);
  });

  it("of another user opens nothing", async () => {
    const [mine, other] = [await account(), await account()];
    await withPasskey(mine.session);
    const { passkey } = await withPasskey(other.session);
    const { half } = await halfOpen(mine.email);
    const answer = passkey.sign(await askPasskeyFor(half));
    await expect(passWithPasskey(half, answer, visitor())).rejects.toMatchObject(refusedPasskey);
  });

  it("is not kept without the device's own lock", async () => {
    const { session } = await account();
    const { ctx, id: sessionId } = session;
    const answer = softPasskey().make(await offerPasskey(ctx, sessionId), { unlocked: false });
    const add = addPasskey(ctx, { sessionId, answer, device: "" });
    await expect(add).rejects.toMatchObject(refusedPasskey);
  });
});

describe("a proof by a user with a second factor", () => {
  it("is a code, and no password", async () => {
    const { session } = await account();
    const { key } = await withApp(session);
    const { ctx, id: sessionId } = session;
    expect(await proofMeans(ctx)).toEqual({ password: false, code: true, passkey: false });
    const byPassword = provePassword(ctx, { sessionId, presentPassword: password });
    await expect(byPassword).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(proveCode(ctx, { sessionId, code: "000000" })).rejects.toMatchObject(wrong);
    await proveCode(ctx, { sessionId, code: codeOf(key) });
  });

  it("is a passkey", async () => {
    const { session } = await account();
    const { passkey } = await withPasskey(session);
    const { ctx, id: sessionId } = session;
    const answer = passkey.sign(await askPasskeyForProof(ctx, sessionId));
    await provePasskey(ctx, { sessionId, answer });
    expect(await audited(ctx, "session.prove")).toBe(1);
  });
});
