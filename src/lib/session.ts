import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { type Context, roles } from "./context";
import { hashSecret } from "./crypto";
import { type Tx, withCredential } from "./db";
import { env } from "./env";
import { sessionHours } from "./session-limits";

const secure = env.NEXTAUTH_URL.startsWith("https:");
export const sessionCookie = {
  name: secure ? "__Host-serikat.session" : "serikat.session",
  options: { httpOnly: true, sameSite: "lax", path: "/", secure } as const,
};

export type Session = {
  id: string;
  user: { id: string; name: string; email: string; locale: string | null };
  union: { id: string; name: string; country: string };
  ctx: Context;
};

/** The session of this request, checked against its row; null when there is none, or it was ended. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const jar = await cookies();
  const token = jar.get(sessionCookie.name)?.value;
  return token ? sessionOfToken(token) : null;
});

export async function sessionOfToken(token: string): Promise<Session | null> {
  const claims = await decode({ token, secret: env.NEXTAUTH_SECRET }).catch(() => null);
  return typeof claims?.sid === "string" ? sessionOfSecret(claims.sid) : null;
}

export async function sessionOfSecret(secret: string): Promise<Session | null> {
  const secretHash = hashSecret(secret);
  return withCredential({ secretHash }, async (tx) => {
    const row = await findLive(tx, secretHash);
    if (!row) return null;
    await tx.$executeRaw`SELECT set_config('app.user_id', ${row.userId}, true)`;
    return sessionOf(tx, row);
  });
}

type Row = { id: string; userId: string; unionId: string; seatId: string };

async function findLive(tx: Tx, secretHash: string): Promise<Row | null> {
  const idleSince = new Date(Date.now() - sessionHours.idle * 3_600_000);
  const row = await tx.session.findFirst({
    where: { secretHash, revokedAt: null, expiresAt: { gt: new Date() }, lastSeenAt: { gt: idleSince } },
    select: { id: true, userId: true, unionId: true, seatId: true, lastSeenAt: true },
  });
  if (!row) return null;
  const aMinuteAgo = new Date(Date.now() - 60_000);
  if (row.lastSeenAt < aMinuteAgo) {
    await tx.session.updateMany({ where: { id: row.id }, data: { lastSeenAt: new Date() } });
  }
  return row;
}

async function sessionOf(tx: Tx, { id, userId, unionId, seatId }: Row): Promise<Session | null> {
  const seat = await tx.seat.findFirst({
    where: { unionId, id: seatId, userId, disabledAt: null, user: { disabledAt: null } },
    select: {
      role: true,
      wholeUnion: true,
      user: { select: { id: true, name: true, email: true, locale: true } },
      union: { select: { id: true, name: true, country: true, timeZone: true } },
      turfs: { select: { workplaceId: true, departmentId: true } },
    },
  });
  if (!seat || !roles.includes(seat.role)) return null;
  const { user, union } = seat;
  const ctx: Context = {
    actor: { type: "user", userId, seatId, name: user.name },
    unionId,
    role: seat.role,
    turf: seat.wholeUnion ? { whole: true } : turfOf(seat.turfs),
    timeZone: union.timeZone,
  };
  return { id, user, union: { id: union.id, name: union.name, country: union.country }, ctx };
}

function turfOf(rows: { workplaceId: string; departmentId: string | null }[]) {
  const workplaceIds = rows.filter((row) => row.departmentId === null).map((row) => row.workplaceId);
  const departments = rows.flatMap(({ workplaceId, departmentId }) =>
    departmentId === null || workplaceIds.includes(workplaceId) ? [] : [{ id: departmentId, workplaceId }],
  );
  return { whole: false as const, workplaceIds, departments };
}

export async function currentContext(): Promise<Context | null> {
  return (await currentSession())?.ctx ?? null;
}

/** For pages: the context, or a redirect to the sign-in page. */
export async function requireContext(): Promise<Context> {
  return (await requireSession()).ctx;
}

export async function requireSession(): Promise<Session> {
  const session = await currentSession();
  if (!session) redirect("/sign-in");
  return session;
}
