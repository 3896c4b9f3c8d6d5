import "server-only";
import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";
import { blindIndex, unseal } from "@/lib/crypto";
import { type Tx, withCredential } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { passkeySite } from "@/lib/passkey-site";
import { isRecoveryCode } from "./recovery-code";
import type { Assertion } from "./second-factor.schema";
import { stepOfCode } from "./totp";

/** Whose second factor is shown, and in which session. */
export type Holder = { sessionId: string; userId: string };
export type Means = "code" | "recovery" | "passkey";

const wrongCode = () => new AppError("INVALID", { code: "code_wrong" });
export const wrongPasskey = () => new AppError("INVALID", { passkey: "passkey_wrong" });

/** Uses up a code of the app, newer than any before, or a recovery code. In the transaction of what it opens, as the user. */
export async function takeCode(tx: Tx, userId: string, code: string): Promise<"code" | "recovery"> {
  if (isRecoveryCode(code)) {
    const where = { userId, codeHash: recoveryHash(userId, code), usedAt: null };
    const { count } = await tx.recoveryCode.updateMany({ where, data: { usedAt: new Date() } });
    if (count !== 1) throw wrongCode();
    return "recovery";
  }
  const app = await tx.authenticator.findFirst({ where: { userId }, select: { secretCipher: true } });
  const step = app && stepOfCode(unseal(app.secretCipher, appKeyPlace(userId)), code);
  if (step === null) throw wrongCode();
  // Of two with the same code at the same moment the second finds its step taken.
  const newer = { userId, OR: [{ lastStep: null }, { lastStep: { lt: BigInt(step) } }] };
  const { count } = await tx.authenticator.updateMany({ where: newer, data: { lastStep: BigInt(step) } });
  if (count !== 1) throw wrongCode();
  return "code";
}

export const appKeyPlace = (userId: string) => ({ table: "authenticator", column: "secret", id: userId });

/** Keyed: twelve digits alone would be guessed from a copy of the table. */
export const recoveryHash = (userId: string, code: string) =>
  blindIndex(code, { unionId: userId, column: "recovery_code" });

/** What the browser asks a passkey of the user to sign. */
export async function askPasskey(holder: Holder) {
  const site = requireSite();
  const passkeys = await withCredential({ userId: holder.userId }, (tx) =>
    tx.passkey.findMany({
      where: { userId: holder.userId },
      select: { credentialId: true, transports: true },
    }),
  );
  if (passkeys.length === 0) throw new AppError("NOT_FOUND");
  const options = await generateAuthenticationOptions({
    rpID: site.id,
    userVerification: "required",
    allowCredentials: passkeys.map(({ credentialId: id }) => ({ id })),
  });
  await keepChallenge(holder, options.challenge);
  return options;
}

export function requireSite(): { id: string; origin: string } {
  const site = passkeySite();
  if (!site) throw new AppError("NOT_FOUND");
  return site;
}

export async function keepChallenge({ sessionId: id, userId }: Holder, challenge: string): Promise<void> {
  await withCredential({ userId }, async (tx) => {
    const data = { challenge, challengeAt: new Date() };
    const { count } = await tx.session.updateMany({ where: { id, userId, revokedAt: null }, data });
    if (count !== 1) throw new AppError("NOT_FOUND");
  });
}

const challengeMinutes = 5;

/** The challenge of the session, once; whether the answer is right or not. */
export async function takeChallenge({ sessionId: id, userId }: Holder): Promise<string> {
  return withCredential({ userId }, async (tx) => {
    const fresh = { gt: new Date(Date.now() - challengeMinutes * 60_000) };
    const where = { id, userId, challengeAt: fresh };
    const challenge = (await tx.session.findFirst({ where, select: { challenge: true } }))?.challenge;
    if (!challenge) throw wrongPasskey();
    const data = { challenge: null, challengeAt: null };
    const { count } = await tx.session.updateMany({ where: { ...where, challenge }, data });
    if (count !== 1) throw wrongPasskey();
    return challenge;
  });
}

export type UsedPasskey = { id: string; before: bigint; counter: bigint };

/** Whether the answer is that of a passkey of the user to this session's challenge, with the device's own lock opened. */
export async function checkPasskey(holder: Holder, answer: Assertion): Promise<UsedPasskey> {
  const site = requireSite();
  const expectedChallenge = await takeChallenge(holder);
  const passkey = await withCredential({ userId: holder.userId }, (tx) =>
    tx.passkey.findFirst({ where: { userId: holder.userId, credentialId: answer.id } }),
  );
  if (!passkey) throw wrongPasskey();
  const { id, credentialId, publicKey, counter } = passkey;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    ...{ response: answer, expectedChallenge, expectedOrigin: site.origin, expectedRPID: site.id },
    credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter: Number(counter) },
    requireUserVerification: true,
  }).catch(() => {
    throw wrongPasskey();
  });
  if (!verified) throw wrongPasskey();
  return { id, before: counter, counter: BigInt(authenticationInfo.newCounter) };
}

/** In the transaction of what the passkey opens, as the user. */
export async function notePasskeyUse(tx: Tx, { id, before, counter }: UsedPasskey): Promise<void> {
  const data = { counter, lastUsedAt: new Date() };
  const { count } = await tx.passkey.updateMany({ where: { id, counter: before }, data });
  if (count !== 1) throw wrongPasskey();
}
