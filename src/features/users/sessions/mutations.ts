import "server-only";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { hashSecret, newSecret } from "@/lib/crypto";
import { pool, type Tx, withCredential, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { verifyPassword } from "@/lib/password";
import { authorize } from "@/lib/policy";
import { sessionHours } from "@/lib/session-limits";
import { users } from "../policy";
import type { SignInInput } from "../schema";

export type OpenedSession = { secret: string; userId: string; name: string; locale: string | null };

/**
 * Checks an e-mail address and a password and opens a session. Refuses an unknown address, a wrong password, a disabled
 * account and one without a seat in the same words and time; slows down guessing by account and by address of origin.
 */
export async function openSession({ email, password }: SignInInput, origin: string): Promise<OpenedSession> {
  await slowDown(email, origin);
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
  const seat = await tx.seat.findFirst({
    where: { userId, disabledAt: null },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      unionId: true,
      user: { select: { name: true } },
      union: { select: { timeZone: true } },
    },
  });
  if (!seat) throw new AppError("INVALID", { password: "password_wrong" });
  const secret = newSecret();
  const id = newId();
  const expiresAt = new Date(Date.now() + sessionHours.absolute * 3_600_000);
  await tx.session.createMany({
    data: [{ id, secretHash: hashSecret(secret), userId, unionId: seat.unionId, seatId: seat.id, expiresAt }],
  });
  await tx.$executeRaw`SELECT set_config('app.union_id', ${seat.unionId}, true)`;
  const actor = { type: "user" as const, userId, seatId: seat.id, name: seat.user.name };
  await audit(
    tx,
    { actor, unionId: seat.unionId },
    { action: "session.open", entity: "session", entityId: id },
  );
  return secret;
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

async function slowDown(email: string, origin: string): Promise<void> {
  const perAccount = limiter("sign-in:account", 10, 15 * 60);
  const perOrigin = limiter("sign-in:origin", 60, 15 * 60);
  try {
    await perAccount.consume(hashSecret(email));
    await perOrigin.consume(hashSecret(origin));
  } catch (error) {
    if (error instanceof RateLimiterRes) throw new AppError("TOO_MANY_TRIES");
    throw error;
  }
}

/** Counts in the database, so that ten processes behind a balancer count together. `seconds` is the window's length. */
export function limiter(keyPrefix: string, points: number, seconds: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: pool(),
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix,
    points,
    duration: seconds,
  });
}
