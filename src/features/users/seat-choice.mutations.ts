import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { users } from "./policy";

/** Puts the session into another of the user's own seats; role and turf are that seat's from the next request on. */
export async function chooseSeat(
  ctx: Context,
  { seatId, sessionId }: { seatId: string; sessionId: string },
): Promise<void> {
  authorize(ctx, users.self);
  const { actor } = ctx;
  if (actor.type !== "user") throw new AppError("FORBIDDEN");
  const { userId, name } = actor;
  await write(ctx, async (tx) => {
    const seat = await tx.seat.findFirst({
      where: { id: seatId, userId, disabledAt: null, acceptedAt: { not: null } },
      select: { unionId: true },
    });
    if (!seat) throw new AppError("NOT_FOUND");
    const { unionId } = seat;
    const where = { id: sessionId, userId, revokedAt: null };
    const { count } = await tx.session.updateMany({ where, data: { unionId, seatId, seatChosen: true } });
    if (count === 0) throw new AppError("NOT_FOUND");
    if (unionId === ctx.unionId) return;
    const event = { entity: "session", entityId: sessionId };
    await audit(tx, ctx, { action: "session.leave", ...event });
    await tx.$executeRaw`SELECT set_config('app.union_id', ${unionId}, true)`;
    const there = { actor: { type: "user" as const, userId, seatId, name }, unionId };
    await audit(tx, there, { action: "session.arrive", ...event });
  });
}
