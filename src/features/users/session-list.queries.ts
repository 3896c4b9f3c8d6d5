import "server-only";
import { actingUserId, type Context } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { sessionHours } from "@/lib/session-limits";
import { users } from "./policy";

export type SessionLine = {
  id: string;
  device: string;
  network: string;
  union: string;
  createdAt: Date;
  lastSeenAt: Date;
  /** Signed in on a device that the user had not used before, and nobody said yet that it was they. */
  unacknowledged: boolean;
};

const mostShown = 100;
const isLive = () => ({
  revokedAt: null,
  secondStepDue: false,
  expiresAt: { gt: new Date() },
  lastSeenAt: { gt: new Date(Date.now() - sessionHours.idle * 3_600_000) },
});

const columns = {
  ...{ id: true, device: true, network: true, createdAt: true, lastSeenAt: true },
  ...{ newDevice: true, acknowledgedAt: true, seat: { select: { union: { select: { name: true } } } } },
} as const;

/** The acting user's open sessions in all their unions, the one seen last first. */
export async function mySessions(ctx: Context): Promise<SessionLine[]> {
  authorize(ctx, users.self);
  const userId = actingUserId(ctx);
  if (!userId) return [];
  return sessionLines(ctx, { userId, ...isLive() });
}

/** New devices of the acting user that are still to be acknowledged, ended or not, but for this session. */
export async function newDevices(ctx: Context, sessionId: string): Promise<SessionLine[]> {
  authorize(ctx, users.self);
  const userId = actingUserId(ctx);
  if (!userId) return [];
  return sessionLines(ctx, { userId, newDevice: true, acknowledgedAt: null, id: { not: sessionId } });
}

type Where = {
  userId: string;
  newDevice?: true;
  acknowledgedAt?: null;
  id?: { not: string };
  revokedAt?: null;
  secondStepDue?: boolean;
};

async function sessionLines(ctx: Context, where: Where): Promise<SessionLine[]> {
  const rows = await read(ctx, (tx) =>
    tx.session.findMany({ where, select: columns, orderBy: { lastSeenAt: "desc" }, take: mostShown }),
  );
  return rows.map(({ seat, newDevice, acknowledgedAt, ...row }) => ({
    ...row,
    union: seat.union.name,
    unacknowledged: newDevice && acknowledgedAt === null,
  }));
}

/** For admins: when each of these seats was last signed in to; those of long ago are forgotten with their sessions. */
export async function lastSignIns(ctx: Context, seatIds: readonly string[]): Promise<Map<string, Date>> {
  authorize(ctx, users.read);
  const where = { unionId: ctx.unionId, seatId: { in: [...seatIds] }, secondStepDue: false };
  const rows = await read(ctx, (tx) =>
    tx.session.groupBy({ by: ["seatId"], where, _max: { createdAt: true } }),
  );
  return new Map(rows.flatMap(({ seatId, _max }) => (_max.createdAt ? [[seatId, _max.createdAt]] : [])));
}

/** For admins: the open sessions of these seats. */
export async function sessionsBySeat(
  ctx: Context,
  seatIds: readonly string[],
): Promise<Map<string, SessionLine[]>> {
  authorize(ctx, users.read);
  const rows = await read(ctx, (tx) =>
    tx.session.findMany({
      where: { unionId: ctx.unionId, seatId: { in: [...seatIds] }, ...isLive() },
      select: { ...columns, seatId: true },
      orderBy: { lastSeenAt: "desc" },
    }),
  );
  const bySeat = new Map<string, SessionLine[]>();
  for (const { seatId, seat, newDevice, acknowledgedAt, ...row } of rows) {
    const line = { ...row, union: seat.union.name, unacknowledged: newDevice && acknowledgedAt === null };
    bySeat.set(seatId, [...(bySeat.get(seatId) ?? []), line]);
  }
  return bySeat;
}
