import "server-only";
import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { read, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, requireRecentProof, requireUser } from "@/lib/policy";
import { keepChallenge, requireSite, takeChallenge, wrongPasskey } from "./factor-checks.mutations";
import { requireFactorLeft, settleFactor } from "./factors.mutations";
import { factorsOf, hasFactor } from "./factors.queries";
import { users } from "./policy";
import type { Attestation } from "./second-factor.schema";

const mostPasskeys = 10;

/** What the browser asks a device to make a passkey of. */
export async function offerPasskey(ctx: Context, sessionId: string) {
  authorize(ctx, users.self);
  requireRecentProof(ctx);
  const site = requireSite();
  const id = requireUser(ctx);
  const select = { email: true, name: true, passkeys: { select: { credentialId: true } } } as const;
  const user = await read(ctx, (tx) => tx.user.findFirst({ where: { id }, select }));
  if (!user || user.passkeys.length >= mostPasskeys)
    throw new AppError("INVALID", { passkey: "passkey_most" });
  const options = await generateRegistrationOptions({
    ...{ rpName: "Serikat", rpID: site.id, attestationType: "none" },
    ...{ userID: new Uint8Array(Buffer.from(id)), userName: user.email, userDisplayName: user.name },
    excludeCredentials: user.passkeys.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "discouraged", userVerification: "required" },
  });
  await keepChallenge({ sessionId, userId: id }, options.challenge);
  return options;
}

type NewPasskey = { sessionId: string; answer: Attestation; device: string };

/** Keeps the passkey that was made. Returns the recovery codes after the first factor. */
export async function addPasskey(
  ctx: Context,
  { sessionId, answer, device }: NewPasskey,
): Promise<string[] | null> {
  authorize(ctx, users.self);
  requireRecentProof(ctx);
  const site = requireSite();
  const userId = requireUser(ctx);
  const expectedChallenge = await takeChallenge({ sessionId, userId });
  const { registrationInfo } = await verifyRegistrationResponse({
    ...{ response: answer, expectedChallenge, expectedOrigin: site.origin, expectedRPID: site.id },
    requireUserVerification: true,
  }).catch(() => {
    throw wrongPasskey();
  });
  if (!registrationInfo) throw wrongPasskey();
  const { id: credentialId, publicKey, counter } = registrationInfo.credential;
  const { transports } = answer.response;
  return write(ctx, async (tx) => {
    const first = !hasFactor(await factorsOf(tx, userId));
    const row = {
      id: newId(),
      userId,
      credentialId,
      publicKey,
      counter: BigInt(counter),
      transports,
      device,
    };
    await tx.passkey.createMany({ data: [row] });
    const codes = await settleFactor(tx, { userId, sessionId, first });
    const details = { means: "passkey" };
    await audit(tx, ctx, { action: "factor.add", entity: "user", entityId: userId, details });
    return codes;
  }).catch(conflictOn({ passkey_credential_id_key: "passkey" }));
}

export async function removePasskey(ctx: Context, passkeyId: string): Promise<void> {
  authorize(ctx, users.self);
  requireRecentProof(ctx);
  const userId = requireUser(ctx);
  await write(ctx, async (tx) => {
    const { count } = await tx.passkey.deleteMany({ where: { id: passkeyId, userId } });
    if (count === 0) throw new AppError("NOT_FOUND");
    await requireFactorLeft(tx, ctx, userId);
    const details = { means: "passkey" };
    await audit(tx, ctx, { action: "factor.remove", entity: "user", entityId: userId, details });
  });
}
