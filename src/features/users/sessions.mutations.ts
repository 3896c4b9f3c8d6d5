import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { hashSecret, newSecret } from "@/lib/crypto";
import { type Tx, withCredential, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { verifyPassword } from "@/lib/password";
import { authorize } from "@/lib/policy";
import { sessionHours } from "@/lib/session-limits";
import { users } from "./policy";
import type { SignInInput } from "./schema";
import { slowDown, tryAccount } from "./sign-in-tries.mutations";

export type OpenedSession = { secret: string; userId: string; name: string; locale: string | null };

/**
 * Opens a session by e-mail address and password. An unknown address, a wrong password, a disabled account and one without a
 * seat are refused in the same words and time; tries are limited by account and by address of origin.
 */
export async function openSession({ email, password }: SignInInput, origin: string): Promise<OpenedSession> {
  return tryAccount(email, async () => {
    await slowDown("sign-in:origin", hashSecret(origin), 60);
    return opened({ email, password });
  });
}

function opened({ email, password }: SignInInput): Promise<OpenedSession> {
  return withCredential({ email }, async (tx) => {
    const user = await tx.user.findFirst({
      where: { email },
      select: { id: true, name: true, locale: true, passwordHash: true, disabledAt: true },
    });
    const right = await verifyPassword(user?.disabledAt ? null : (user?.passwordHash ?? null), password);
    if (!user || !right) throw new AppError("INVALID", { password: "password_wrong" });
    await tx.$executeRaw`SELECT set_config('app.user_id', ${user.id}, true)`;
    const secret = await start(tx, user.id);
    return { secret, userId: user.id, name: user.name, locale: user.locale };
  });
}

async function start(tx: Tx, userId: string): Promise<string> {
  const seat = await takenUpSeat(tx, userId);
  if (!seat) throw new AppError("INVALID", { password: "password_wrong" });
  const secret = newSecret();
  const id = newId();
  const expiresAt = new Date(Date.now() + sessionHours.absolute * 3_600_000);
  await tx.session.createMany({
    data: [{ id, secretHash: hashSecret(secret), userId, unionId: seat.unionId, seatId: seat.id, expiresAt }],
  });
  const actor = { type: "user" as const, userId, seatId: seat.id, name: seat.user.name };
  await audit(
    tx,
    { actor, unionId: seat.unionId },
    { action: "session.open", entity: "session", entityId: id },
  );
  return secret;
}

/** The oldest seat that was accepted. An offered one opens nothing: its inviter could set the account's first password. */
async function takenUpSeat(tx: Tx, userId: string) {
  const seats = await tx.seat.findMany({
    where: { userId, disabledAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, unionId: true, user: { select: { name: true } } },
  });
  for (const seat of seats) {
    await tx.$executeRaw`SELECT set_config('app.union_id', ${seat.unionId}, true)`;
    const of = { unionId: seat.unionId, seatId: seat.id };
    const offers = await tx.invitation.count({ where: of });
    if (offers === 0 || (await tx.invitation.count({ where: { ...of, acceptedAt: { not: null } } })) > 0)
      return seat;
  }
  return null;
}

/** Ends one session of the acting user; it is dead on its next request. */
export async function closeSession(ctx: Context, sessionId: string): Promise<void> {
  authorize(ctx, users.self);
  await write(ctx, async (tx) => {
    const ended = await tx.session.updateMany({
      where: { id: sessionId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (ended.count > 0)
      await audit(tx, ctx, { action: "session.close", entity: "session", entityId: sessionId });
  });
}
