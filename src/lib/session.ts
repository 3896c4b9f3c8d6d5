import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { type Context, roles } from "./context";
import { hashSecret } from "./crypto";
import { env } from "./env";
import { AppError } from "./errors";
import { findLiveSession, type LiveSession } from "./live-sessions";
import { localeOf } from "./locale";

const secure = env.NEXTAUTH_URL.startsWith("https:");
export const sessionCookie = {
  name: secure ? "__Host-serikat.session" : "serikat.session",
  options: { httpOnly: true, sameSite: "lax", path: "/", secure } as const,
};

export type Session = {
  id: string;
  user: { id: string; name: string; email: string; locale: string | null };
  union: { id: string; name: string; country: string };
  /** How many unions the user can choose among, and whether they did since signing in. */
  seats: number;
  seatChosen: boolean;
  /** Devices that the user had not used before and did not acknowledge yet. */
  newDevices: number;
  /** From when on the role is of no use without a second factor; null where there is one or none is needed. */
  factorDueAt: Date | null;
  ctx: Context;
};

/** Checked against its row; null when there is none, it was ended, or its second factor is still to be shown. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const live = await currentLive();
  const session = live && !live.secondStepDue ? sessionOf(live) : null;
  return session && { ...session, ctx: { ...session.ctx, locale: await localeOf(session.user.locale) } };
});

/** The password was right and the second factor is still to be shown. */
export type HalfOpenSession = {
  sessionId: string;
  userId: string;
  unionId: string;
  seatId: string;
  name: string;
};

export async function halfOpenSession(): Promise<HalfOpenSession | null> {
  const live = await currentLive();
  return live?.secondStepDue ? halfOpenOf(live) : null;
}

const currentLive = cache(async (): Promise<LiveSession | null> => {
  const jar = await cookies();
  const token = jar.get(sessionCookie.name)?.value;
  if (!token) return null;
  const secret = secrets.get(token) ?? (await secretIn(token));
  if (secret === null) return null;
  remember(token, secret);
  return findLiveSession(hashSecret(secret));
});

const halfOpenOf = ({ id, seatId, user, union }: LiveSession): HalfOpenSession => ({
  ...{ sessionId: id, userId: user.id, unionId: union.id, seatId, name: user.name },
});

// Opening a token costs a millisecond of key derivation. Its content never changes; its validity is in the session's row.
const secrets = new Map<string, string>();
const remembered = 2_000;

async function secretIn(token: string): Promise<string | null> {
  const claims = await decode({ token, secret: env.NEXTAUTH_SECRET }).catch(() => null);
  return typeof claims?.sid === "string" ? claims.sid : null;
}

function remember(token: string, secret: string): void {
  const [oldest] = secrets.keys();
  if (secrets.size >= remembered && oldest !== undefined && !secrets.has(token)) secrets.delete(oldest);
  secrets.set(token, secret);
}

export async function sessionOfSecret(secret: string): Promise<Session | null> {
  const live = await findLiveSession(hashSecret(secret));
  return live && !live.secondStepDue ? sessionOf(live) : null;
}

export async function halfOpenOfSecret(secret: string): Promise<HalfOpenSession | null> {
  const live = await findLiveSession(hashSecret(secret));
  return live?.secondStepDue ? halfOpenOf(live) : null;
}

function sessionOf(live: LiveSession): Session | null {
  const { id, seatId, role, whole, user, union, turf, seats, seatChosen, newDevices } = live;
  const [provedAt, factorDueAt] = [live.provedAt, live.factorDueAt].map((at) => (at ? new Date(at) : null));
  const known = roles.find((each) => each === role);
  if (!known) return null;
  const ctx: Context = {
    actor: { type: "user", userId: user.id, seatId, name: user.name },
    unionId: union.id,
    role: known,
    turf: whole ? { whole: true } : turfOf(turf),
    timeZone: union.timeZone,
    provedAt: provedAt ?? null,
  };
  const { timeZone: _, ...shown } = union;
  return { id, user, union: shown, seats, seatChosen, newDevices, factorDueAt: factorDueAt ?? null, ctx };
}

function turfOf(rows: { workplaceId: string; departmentId: string | null }[]) {
  const workplaceIds = rows.filter((row) => row.departmentId === null).map((row) => row.workplaceId);
  const departments = rows.flatMap(({ workplaceId, departmentId }) =>
    departmentId === null || workplaceIds.includes(workplaceId) ? [] : [{ id: departmentId, workplaceId }],
  );
  return { whole: false as const, workplaceIds, departments };
}

/** Refused with FACTOR_NEEDED to a user whose role needs a second factor and whose days to set one up are over. */
export async function currentContext(): Promise<Context | null> {
  const session = await currentSession();
  if (session && isFactorOverdue(session)) throw new AppError("FACTOR_NEEDED");
  return session?.ctx ?? null;
}

/** For what such a user may still do: set one up. */
export async function contextForSetup(): Promise<Context | null> {
  return (await currentSession())?.ctx ?? null;
}

export const isFactorOverdue = ({ factorDueAt }: Session) =>
  factorDueAt !== null && factorDueAt.getTime() <= Date.now();

/** For pages: the context, or a redirect to the sign-in page. */
export async function requireContext(): Promise<Context> {
  return (await requireSession()).ctx;
}

export async function requireSession(): Promise<Session> {
  const session = await requireSessionForSetup();
  if (isFactorOverdue(session)) redirect("/second-factor");
  return session;
}

/** For the one page that a user without the needed second factor still sees. */
export async function requireSessionForSetup(): Promise<Session> {
  const session = await currentSession();
  if (session) return session;
  redirect((await halfOpenSession()) ? "/second-step" : "/sign-in");
}
