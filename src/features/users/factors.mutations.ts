import "server-only";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize, requireRecentProof, requireUser } from "@/lib/policy";
import { recoveryHash } from "./factor-checks.mutations";
import { factorsOf, hasFactor } from "./factors.queries";
import { isAdminWherever } from "./password-reset.mutations";
import { users } from "./policy";
import { newRecoveryCode, plainCode, recoveryCodeCount } from "./recovery-code";
import { needsFactor } from "./turf";

/** After the user's first factor: new recovery codes, and an end to the sessions that were opened without it. Null after a second one. */
export async function settleFactor(
  tx: Tx,
  { userId, sessionId, first }: { userId: string; sessionId: string; first: boolean },
): Promise<string[] | null> {
  if (!first) return null;
  const others = { userId, revokedAt: null, id: { not: sessionId } };
  await tx.session.updateMany({ where: others, data: { revokedAt: new Date() } });
  return makeRecoveryCodes(tx, userId);
}

/** Ten new ones, to be shown once; the old ones end. */
export async function renewRecoveryCodes(ctx: Context): Promise<string[]> {
  authorize(ctx, users.self);
  requireRecentProof(ctx);
  const userId = requireUser(ctx);
  return write(ctx, async (tx) => {
    if (!hasFactor(await factorsOf(tx, userId))) throw new AppError("NOT_FOUND");
    const codes = await makeRecoveryCodes(tx, userId);
    await audit(tx, ctx, { action: "factor.codes", entity: "user", entityId: userId });
    return codes;
  });
}

async function makeRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, newRecoveryCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  const rows = codes.map((code) => ({ userId, codeHash: recoveryHash(userId, plainCode(code)) }));
  await tx.recoveryCode.createMany({ data: rows });
  return codes;
}

/** After one was taken off: who needs one keeps at least one; without any the recovery codes open nothing and go. */
export async function requireFactorLeft(tx: Tx, ctx: Context, userId: string): Promise<void> {
  if (hasFactor(await factorsOf(tx, userId))) return;
  if (ctx.role !== "system" && needsFactor(ctx.role))
    throw new AppError("INVALID", { factor: "factor_last" });
  await tx.recoveryCode.deleteMany({ where: { userId } });
}

/**
 * For an admin: takes the second factor of a user away who lost it, and ends all their sessions. Like a link for a new password it
 * opens the account in every union, so the admin has to be one in each of them; on the machine that is given.
 */
export async function takeFactorsAway(ctx: Context, seatId: string): Promise<void> {
  authorize(ctx, users.change);
  requireRecentProof(ctx);
  const adminId = actingUserId(ctx);
  const userId = await write(ctx, (tx) => userOfSeat(tx, ctx, seatId));
  if (adminId === userId) throw new AppError("FORBIDDEN");
  if (adminId && !(await isAdminWherever(adminId, userId)))
    throw new AppError("FORBIDDEN", { seat: "elsewhere" });
  await write(ctx, async (tx) => {
    const factors = await factorsOf(tx, userId);
    if (!hasFactor(factors)) throw new AppError("NOT_FOUND");
    await tx.authenticator.deleteMany({ where: { userId } });
    await tx.passkey.deleteMany({ where: { userId } });
    await tx.recoveryCode.deleteMany({ where: { userId } });
    await endSessionsEverywhere(tx, { userId, adminId });
    await audit(tx, ctx, { action: "factor.take_away", entity: "seat", entityId: seatId });
  });
}

/** In the user's own name: those in other unions are not the admin's to see. */
async function endSessionsEverywhere(
  tx: Tx,
  { userId, adminId }: { userId: string; adminId: string | null },
): Promise<void> {
  await tx.$executeRaw`SELECT set_config('app.user_id', ${userId}, true)`;
  await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: new Date() } });
  await tx.$executeRaw`SELECT set_config('app.user_id', ${adminId ?? ""}, true)`;
}

async function userOfSeat(tx: Tx, ctx: Context, seatId: string): Promise<string> {
  const seat = await tx.seat.findFirst({
    where: { unionId: ctx.unionId, id: seatId },
    select: { userId: true },
  });
  if (!seat) throw new AppError("NOT_FOUND");
  return seat.userId;
}
