import "server-only";
import { actingUserId, type Context, type Role } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { users } from "./policy";

export type SeatChoice = { seatId: string; union: string; role: Role; current: boolean };

/** The unions that the acting user can work in, the one they took up first at the top. */
export async function mySeats(ctx: Context): Promise<SeatChoice[]> {
  authorize(ctx, users.self);
  const userId = actingUserId(ctx);
  if (!userId) return [];
  const seats = await read(ctx, (tx) =>
    tx.seat.findMany({
      where: { userId, disabledAt: null, acceptedAt: { not: null } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { id: true, unionId: true, role: true, union: { select: { name: true } } },
    }),
  );
  return seats.map(({ id, unionId, role, union }) => ({
    ...{ seatId: id, union: union.name, role },
    current: unionId === ctx.unionId,
  }));
}
