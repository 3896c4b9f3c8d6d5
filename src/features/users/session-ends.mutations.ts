import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize, requireUser } from "@/lib/policy";
import { users } from "./policy";

/** Ends one of the acting user's own sessions, in whichever union; dead on its next request. */
export async function endOwnSession(ctx: Context, sessionId: string): Promise<void> {
  authorize(ctx, users.self);
  const userId = requireUser(ctx);
  await write(ctx, async (tx) => {
    const where = { id: sessionId, userId, revokedAt: null };
    const { count } = await tx.session.updateMany({ where, data: { revokedAt: new Date() } });
    if (count === 0) throw new AppError("NOT_FOUND");
    await audit(tx, ctx, { action: "session.end", entity: "session", entityId: sessionId });
  });
}

/** Ends all sessions of the acting user but this one. */
export async function endOtherSessions(ctx: Context, sessionId: string): Promise<void> {
  authorize(ctx, users.self);
  const userId = requireUser(ctx);
  await write(ctx, async (tx) => {
    const where = { userId, revokedAt: null, id: { not: sessionId } };
    const { count } = await tx.session.updateMany({ where, data: { revokedAt: new Date() } });
    await audit(tx, ctx, {
      action: "session.end_others",
      entity: "user",
      entityId: userId,
      details: { count },
    });
  });
}

/** For admins: ends every session that this seat has open. Those of the user in other unions are not theirs to end. */
export async function endSessionsOfSeat(ctx: Context, seatId: string): Promise<void> {
  authorize(ctx, users.change);
  await write(ctx, async (tx) => {
    const known = await tx.seat.count({ where: { unionId: ctx.unionId, id: seatId } });
    if (known === 0) throw new AppError("NOT_FOUND");
    const where = { unionId: ctx.unionId, seatId, revokedAt: null };
    const { count } = await tx.session.updateMany({ where, data: { revokedAt: new Date() } });
    await audit(tx, ctx, { action: "session.end_all", entity: "seat", entityId: seatId, details: { count } });
  });
}

/** Takes the notice of new devices away: the user says that these were they. */
export async function acknowledgeDevices(ctx: Context, sessionId: string): Promise<void> {
  authorize(ctx, users.self);
  const userId = requireUser(ctx);
  await write(ctx, async (tx) => {
    const where = { userId, newDevice: true, acknowledgedAt: null, id: { not: sessionId } };
    const { count } = await tx.session.updateMany({ where, data: { acknowledgedAt: new Date() } });
    if (count > 0)
      await audit(tx, ctx, {
        action: "session.acknowledge",
        entity: "user",
        entityId: userId,
        details: { count },
      });
  });
}
