import "server-only";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { hashSecret, newSecret } from "@/lib/crypto";
import { type Tx, withCredential, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { hashPassword } from "@/lib/password";
import { requireStrongPassword } from "@/lib/password-strength";
import { authorize, requireRecentProof } from "@/lib/policy";
import type { ResetPasswordInput } from "./account.schema";
import { isOpen, type OpenReset, resetOf } from "./password-reset.queries";
import { users } from "./policy";

const minutes = 60;

/**
 * Makes the link that sets a new password for a user of the union, and ends the ones made before. The token is shown once; only
 * its hash is kept. Refused for oneself (that needs the present password) and for a user with a seat in a union where the admin
 * is no admin: the link would open that one too.
 */
export async function makeResetLink(ctx: Context, seatId: string): Promise<{ token: string }> {
  authorize(ctx, users.change);
  requireRecentProof(ctx);
  const adminId = actingUserId(ctx);
  const seat = await write(ctx, (tx) => activeSeat(tx, ctx, seatId));
  if (adminId === seat.userId) throw new AppError("FORBIDDEN");
  if (adminId && !(await isAdminWherever(adminId, seat.userId)))
    throw new AppError("FORBIDDEN", { seat: "elsewhere" });
  return write(ctx, async (tx) => {
    await activeSeat(tx, ctx, seatId);
    await endResets(tx, seat.userId);
    const token = newSecret();
    const expiresAt = new Date(Date.now() + minutes * 60_000);
    const row = { unionId: ctx.unionId, id: newId(), seatId, userId: seat.userId, expiresAt };
    await tx.passwordReset.createMany({ data: [{ ...row, tokenHash: hashSecret(token), madeBy: adminId }] });
    await audit(tx, ctx, { action: "user.reset_link", entity: "seat", entityId: seatId });
    return { token };
  });
}

async function activeSeat(tx: Tx, ctx: Context, seatId: string): Promise<{ userId: string }> {
  const seat = await tx.seat.findFirst({
    where: { unionId: ctx.unionId, id: seatId, disabledAt: null, acceptedAt: { not: null } },
    select: { userId: true },
  });
  if (!seat) throw new AppError("NOT_FOUND");
  return seat;
}

/** Whether someone is an active admin of every union in which the user took up a seat. */
export async function isAdminWherever(adminId: string, userId: string): Promise<boolean> {
  const [theirs, mine] = await Promise.all([
    seatsOf(userId, { acceptedAt: { not: null } }),
    seatsOf(adminId, { acceptedAt: { not: null }, role: "admin", disabledAt: null }),
  ]);
  return theirs.every((unionId) => mine.includes(unionId));
}

type Which = { acceptedAt: { not: null }; role?: "admin"; disabledAt?: null };

async function seatsOf(userId: string, which: Which): Promise<string[]> {
  const seats = await withCredential({ userId }, (tx) =>
    tx.seat.findMany({ where: { userId, ...which }, select: { unionId: true } }),
  );
  return seats.map(({ unionId }) => unionId);
}

/**
 * Sets a new password by a link, once, and ends all sessions and all other links of the user. The user who made the link must be an
 * admin still. Gives back whose password it is, for the device that held the link.
 */
export async function resetPassword({
  token,
  password,
}: ResetPasswordInput): Promise<{ userId: string; email: string }> {
  const reset = await resetOf(token);
  if (!reset || (reset.madeBy && !(await isAdminWherever(reset.madeBy, reset.userId))))
    throw new AppError("NOT_FOUND");
  await requireStrongPassword(password, [reset.name, reset.email, reset.union]);
  const passwordHash = await hashPassword(password);
  await withCredential({ secretHash: hashSecret(token) }, (tx) => useReset(tx, reset, passwordHash));
  return { userId: reset.userId, email: reset.email };
}

async function useReset(tx: Tx, reset: OpenReset, passwordHash: string): Promise<void> {
  const { unionId, id, userId, seatId, name } = reset;
  const now = new Date();
  const used = await tx.passwordReset.updateMany({
    where: { unionId, id, ...isOpen() },
    data: { usedAt: now },
  });
  if (used.count !== 1) throw new AppError("NOT_FOUND");
  await tx.$executeRaw`SELECT set_config('app.union_id', ${unionId}, true), set_config('app.user_id', ${userId}, true)`;
  const data = { passwordHash, passwordChangedAt: now };
  const changed = await tx.user.updateMany({ where: { id: userId, disabledAt: null }, data });
  if (changed.count !== 1) throw new AppError("NOT_FOUND");
  await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
  await endResets(tx, userId);
  const actor = { type: "user" as const, userId, seatId, name };
  await audit(tx, { actor, unionId }, { action: "user.password_reset", entity: "user", entityId: userId });
}

/** Ends the links that set this user's password, as far as the acting identity sees them. */
export async function endResets(tx: Tx, userId: string): Promise<void> {
  await tx.passwordReset.updateMany({ where: { userId, ...isOpen() }, data: { revokedAt: new Date() } });
}
