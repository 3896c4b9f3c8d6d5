import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, requireRecentProof } from "@/lib/policy";
import { users } from "./policy";
import type { ChangeSeatInput } from "./schema";
import { fitsRole, grants, narrows, reachOf } from "./turf";

type Place = { workplaceId: string; departmentId: string | null };

/** Sessions read both on each request, so it takes effect at the next one. */
export async function changeSeat(
  ctx: Context,
  { seatId, role, wholeUnion, turf }: ChangeSeatInput,
): Promise<void> {
  authorize(ctx, users.change);
  if (!fitsRole(role, turf)) throw new AppError("INVALID", { turf: "choice" });
  const sight = { role, wholeUnion: reachOf({ role, wholeUnion }) };
  await write(ctx, async (tx) => {
    await lockSeats(tx, ctx, seatId);
    const before = await sightOf(tx, ctx, seatId);
    if (grants(before.role, role)) requireRecentProof(ctx);
    await tx.seat.updateMany({ where: { unionId: ctx.unionId, id: seatId }, data: sight });
    await requireAnAdmin(tx, ctx);
    await tx.turf.deleteMany({ where: { unionId: ctx.unionId, seatId } });
    await giveTurf(tx, ctx, seatId, turf);
    const lists = narrows(before, { ...sight, turf }) ? await endLists(tx, ctx, seatId) : 0;
    await audit(tx, ctx, {
      action: "seat.change",
      entity: "seat",
      entityId: seatId,
      details: { role, places: turf.length, lists },
    });
  });
}

async function sightOf(tx: Tx, ctx: Context, seatId: string) {
  const seat = await tx.seat.findFirst({
    where: { unionId: ctx.unionId, id: seatId },
    select: { role: true, wholeUnion: true, turfs: { select: { workplaceId: true, departmentId: true } } },
  });
  if (!seat) throw new AppError("NOT_FOUND");
  return { ...seat, turf: seat.turfs };
}

/** The lists on this seat's phones expire now; what is unsent there stays and may still be sent. */
async function endLists(tx: Tx, ctx: Context, seatId: string): Promise<number> {
  const now = new Date();
  const { count } = await tx.device.updateMany({
    where: { unionId: ctx.unionId, seatId, revokedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  return count;
}

/** In the same transaction: effective on the next request. */
export async function disableSeat(ctx: Context, seatId: string): Promise<void> {
  authorize(ctx, users.change);
  await write(ctx, async (tx) => {
    await lockSeats(tx, ctx, seatId);
    const found = await tx.seat.updateMany({
      where: { unionId: ctx.unionId, id: seatId, disabledAt: null },
      data: { disabledAt: new Date() },
    });
    if (found.count === 0) throw new AppError("NOT_FOUND");
    await requireAnAdmin(tx, ctx);
    const now = new Date();
    await tx.session.updateMany({
      where: { unionId: ctx.unionId, seatId, revokedAt: null },
      data: { revokedAt: now },
    });
    await tx.device.updateMany({
      where: { unionId: ctx.unionId, seatId, revokedAt: null },
      data: { revokedAt: now },
    });
    await tx.invitation.updateMany({
      where: { unionId: ctx.unionId, seatId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    await audit(tx, ctx, { action: "seat.disable", entity: "seat", entityId: seatId });
  });
}

export async function enableSeat(ctx: Context, seatId: string): Promise<void> {
  authorize(ctx, users.change);
  requireRecentProof(ctx);
  await write(ctx, async (tx) => {
    const found = await tx.seat.updateMany({
      where: { unionId: ctx.unionId, id: seatId, disabledAt: { not: null } },
      data: { disabledAt: null },
    });
    if (found.count === 0) throw new AppError("NOT_FOUND");
    await audit(tx, ctx, { action: "seat.enable", entity: "seat", entityId: seatId });
  });
}

export async function chooseLocale(ctx: Context, locale: "id" | "en"): Promise<void> {
  authorize(ctx, users.self);
  if (ctx.actor.type !== "user") return;
  const { userId } = ctx.actor;
  await write(ctx, async (tx) => {
    await tx.user.updateMany({ where: { id: userId }, data: { locale } });
    await audit(tx, ctx, { action: "user.locale", entity: "user", entityId: userId, details: { locale } });
  });
}

export async function giveTurf(tx: Tx, ctx: Context, seatId: string, places: Place[]): Promise<void> {
  const data = places.map((place) => ({ unionId: ctx.unionId, id: newId(), seatId, ...place }));
  await tx.turf.createMany({ data, skipDuplicates: true });
}

/** Two admins who demote each other at the same moment take turns. */
async function lockSeats(tx: Tx, ctx: Context, seatId: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM seat WHERE union_id = ${ctx.unionId}::uuid AND (role = 'admin' OR id = ${seatId}::uuid)
    ORDER BY id FOR UPDATE`;
}

async function requireAnAdmin(tx: Tx, ctx: Context): Promise<void> {
  const left = await tx.seat.count({
    where: {
      unionId: ctx.unionId,
      role: "admin",
      disabledAt: null,
      acceptedAt: { not: null },
      user: { disabledAt: null },
    },
  });
  if (left === 0) throw new AppError("INVALID", { role: "last_admin" });
}
