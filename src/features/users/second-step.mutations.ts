import "server-only";
import { audit } from "@/lib/audit";
import { type Tx, withCredential } from "@/lib/db";
import { knownDevice, rememberUser } from "@/lib/device-cookie";
import { AppError } from "@/lib/errors";
import type { HalfOpenSession } from "@/lib/session";
import { sessionHours } from "@/lib/session-limits";
import type { Visitor } from "@/lib/visitor";
import { askPasskey, checkPasskey, type Means, notePasskeyUse, takeCode } from "./factor-checks.mutations";
import { tryPassword } from "./password-tries.mutations";
import type { Assertion } from "./second-factor.schema";

/** The device cookie's new value: only who showed both is remembered. */
type Opened = { device: string };

/** Opens a half-open session with a code. Wrong ones count as wrong passwords do. */
export function passWithCode(half: HalfOpenSession, code: string, visitor: Visitor): Promise<Opened> {
  return tryPassword(triesOf(half, visitor), () =>
    withCredential(half, async (tx) => open(tx, half, await takeCode(tx, half.userId, code))),
  ).then(() => ({ device: rememberUser(visitor.cookie, half.userId) }));
}

/** What a passkey has to sign to open this session. */
export const askPasskeyFor = (half: HalfOpenSession) => askPasskey(half);

export async function passWithPasskey(
  half: HalfOpenSession,
  answer: Assertion,
  visitor: Visitor,
): Promise<Opened> {
  await tryPassword(triesOf(half, visitor), async () => {
    const used = await checkPasskey(half, answer);
    await withCredential(half, async (tx) => {
      await notePasskeyUse(tx, used);
      await open(tx, half, "passkey");
    });
  });
  return { device: rememberUser(visitor.cookie, half.userId) };
}

export async function leaveHalfOpen({ sessionId: id, userId }: HalfOpenSession): Promise<void> {
  await withCredential({ userId }, (tx) =>
    tx.session.updateMany({ where: { id, userId, revokedAt: null }, data: { revokedAt: new Date() } }),
  );
}

const triesOf = ({ userId }: HalfOpenSession, { cookie, network }: Visitor) => ({
  ...{ account: userId, device: knownDevice(cookie, userId), network },
});

async function open(tx: Tx, half: HalfOpenSession, means: Means): Promise<void> {
  const { sessionId, userId, unionId, seatId, name } = half;
  const now = new Date();
  const due = { id: sessionId, userId, secondStepDue: true, revokedAt: null, expiresAt: { gt: now } };
  const expiresAt = new Date(now.getTime() + sessionHours.absolute * 3_600_000);
  const data = { secondStepDue: false, provedAt: now, expiresAt };
  const { count } = await tx.session.updateMany({ where: due, data });
  if (count !== 1) throw new AppError("NOT_FOUND");
  const actor = { type: "user" as const, userId, seatId, name };
  const event = { action: "session.second_step", entity: "session", entityId: sessionId };
  await audit(tx, { actor, unionId }, { ...event, details: { means } });
}
