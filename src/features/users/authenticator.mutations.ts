import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { seal, unseal } from "@/lib/crypto";
import { read, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize, requireRecentProof, requireUser } from "@/lib/policy";
import { type QrPicture, qrPicture } from "@/lib/qr-picture";
import { appKeyPlace } from "./factor-checks.mutations";
import { requireFactorLeft, settleFactor } from "./factors.mutations";
import { factorsOf, hasFactor } from "./factors.queries";
import { ownTries, tryPassword } from "./password-tries.mutations";
import { users } from "./policy";
import type { ConfirmAppInput } from "./second-factor.schema";
import { newTotpKey, stepOfCode, totpAddress } from "./totp";

/** `sealed` is the same key, for the confirmation: until then nothing is kept, and an app used before goes on. */
export type NewApp = { key: string; address: string; picture: QrPicture; sealed: string };

export async function offerApp(ctx: Context): Promise<NewApp> {
  authorize(ctx, users.self);
  requireRecentProof(ctx);
  const id = requireUser(ctx);
  const user = await read(ctx, (tx) => tx.user.findFirst({ where: { id }, select: { email: true } }));
  if (!user) throw new AppError("NOT_FOUND");
  const key = newTotpKey();
  const sealed = seal(key, offered(id));
  const address = totpAddress(key, user.email);
  return { key, address, picture: qrPicture(address), sealed };
}

const offered = (userId: string) => ({ table: "authenticator", column: "offered", id: userId });

/** Keeps the app whose code is right, in the place of any before. Returns the recovery codes after the first factor. */
export async function confirmApp(
  ctx: Context,
  { sessionId, sealed, code }: ConfirmAppInput & { sessionId: string },
): Promise<string[] | null> {
  authorize(ctx, users.self);
  requireRecentProof(ctx);
  const userId = requireUser(ctx);
  const key = unseal(sealed, offered(userId));
  const step = await tryPassword(ownTries(userId), async () => {
    const found = stepOfCode(key, code);
    if (found === null) throw new AppError("INVALID", { code: "code_wrong" });
    return found;
  });
  return write(ctx, async (tx) => {
    const first = !hasFactor(await factorsOf(tx, userId));
    await tx.authenticator.deleteMany({ where: { userId } });
    const secretCipher = seal(key, appKeyPlace(userId));
    await tx.authenticator.createMany({ data: [{ userId, secretCipher, lastStep: BigInt(step) }] });
    const codes = await settleFactor(tx, { userId, sessionId, first });
    await audit(tx, ctx, {
      action: "factor.add",
      entity: "user",
      entityId: userId,
      details: { means: "code" },
    });
    return codes;
  });
}

export async function removeApp(ctx: Context): Promise<void> {
  authorize(ctx, users.self);
  requireRecentProof(ctx);
  const userId = requireUser(ctx);
  await write(ctx, async (tx) => {
    const { count } = await tx.authenticator.deleteMany({ where: { userId } });
    if (count === 0) throw new AppError("NOT_FOUND");
    await requireFactorLeft(tx, ctx, userId);
    await audit(tx, ctx, {
      action: "factor.remove",
      entity: "user",
      entityId: userId,
      details: { means: "code" },
    });
  });
}
