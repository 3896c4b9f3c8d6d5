import "server-only";
import { slowDown } from "@/features/users/sign-in-tries.mutations";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { hashSecret } from "@/lib/crypto";
import { type Tx, withCredential, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize, can } from "@/lib/policy";
import { expiryOf, mostDevices } from "./device-expiry";
import { devices } from "./policy";
import type { DeviceInput, DeviceKey, Revoke } from "./schema";

const mostCleared = 120;

/** Revokes a phone: at its next contact it wipes itself. A user's own phones; for an admin, every phone. */
export async function revokeDevice(ctx: Context, { id }: Revoke): Promise<void> {
  authorize(ctx, devices.keep);
  const mine = can(ctx, devices.revokeAll) ? {} : { userId: requireUser(ctx).userId };
  await write(ctx, async (tx) => {
    const where = { unionId: ctx.unionId, id, ...mine };
    const { count } = await tx.device.updateMany({
      where: { ...where, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count > 0) return audit(tx, ctx, { action: "device.revoke", entity: "device", entityId: id });
    if ((await tx.device.count({ where })) === 0) throw new AppError("NOT_FOUND");
  });
}

/** A phone reports that it was cleared. Its secret is the proof; the user may be signed out already. */
export async function forgetDevice(secret: string, origin: string): Promise<void> {
  const secretHash = hashSecret(secret);
  const known = await withCredential({ secretHash }, async (tx) => {
    const device = await tx.device.findFirst({
      where: { secretHash, revokedAt: null },
      select: { id: true, unionId: true, seatId: true, userId: true },
    });
    if (!device) return false;
    const { id, unionId, seatId, userId } = device;
    await tx.device.updateMany({ where: { secretHash }, data: { revokedAt: new Date() } });
    await tx.$executeRaw`SELECT set_config('app.union_id', ${unionId}, true), set_config('app.user_id', ${userId}, true)`;
    const user = await tx.user.findFirst({ where: { id: userId }, select: { name: true } });
    const actor = { type: "user" as const, userId, seatId, name: user?.name ?? "" };
    await audit(tx, { actor, unionId }, { action: "device.clear", entity: "device", entityId: id });
    return true;
  });
  if (!known) await slowDown("phone-clear", hashSecret(origin), mostCleared);
}

/** Notes a phone, or renews a known one. A revoked one stays revoked. */
export async function keepDevice(
  tx: Tx,
  ctx: Context,
  { id, secret, name, people }: DeviceInput & { people: number },
): Promise<Date> {
  const { userId, seatId } = requireUser(ctx);
  const now = new Date();
  const expiresAt = expiryOf(now);
  const row = { unionId: ctx.unionId, id, userId, seatId, secretHash: hashSecret(secret) };
  await tx.device.createMany({ data: [{ ...row, name, people, expiresAt }], skipDuplicates: true });
  await requireDevice(tx, ctx, { id, secret });
  await requireFew(tx, ctx, { id, seatId, now });
  await tx.device.updateMany({
    where: { unionId: ctx.unionId, id },
    data: { name, people, expiresAt, lastSeenAt: now },
  });
  return expiresAt;
}

type Few = { id: string; seatId: string; now: Date };

/** A seat has few phones at a time: more are forgotten ones. Locked, so that two at once take turns. */
async function requireFew(tx: Tx, ctx: Context, { id, seatId, now }: Few): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${seatId}, 0))`;
  const others = await tx.device.count({
    where: { unionId: ctx.unionId, seatId, revokedAt: null, expiresAt: { gt: now }, id: { not: id } },
  });
  if (others >= mostDevices) throw new AppError("CONFLICT", { device: "too_many" });
}

/** Refuses another user's phone, or a revoked one, which then wipes itself. */
export async function requireDevice(
  tx: Tx,
  ctx: Context,
  { id, secret }: DeviceKey,
): Promise<{ createdAt: Date }> {
  const { userId } = requireUser(ctx);
  const device = await tx.device.findFirst({
    where: { unionId: ctx.unionId, id, userId, secretHash: hashSecret(secret) },
    select: { revokedAt: true, createdAt: true },
  });
  if (!device) throw new AppError("CONFLICT", { device: "other" });
  if (device.revokedAt) throw new AppError("FORBIDDEN", { device: "revoked" });
  return device;
}

function requireUser(ctx: Context) {
  if (ctx.actor.type !== "user" || !actingUserId(ctx)) throw new AppError("FORBIDDEN");
  return ctx.actor;
}
