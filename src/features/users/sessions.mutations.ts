import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { hashSecret, newSecret } from "@/lib/crypto";
import { type Tx, withCredential, write } from "@/lib/db";
import { knownDevice, rememberUser } from "@/lib/device-cookie";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type Turn, verifyPassword } from "@/lib/password";
import { authorize } from "@/lib/policy";
import { sessionHours } from "@/lib/session-limits";
import type { Visitor } from "@/lib/visitor";
import { factorsOf, hasFactor } from "./factors.queries";
import { passwordHashOf } from "./password-hash.queries";
import { isSuspect, tryPassword } from "./password-tries.mutations";
import { users } from "./policy";
import type { SignInInput } from "./schema";

export type OpenedSession = {
  secret: string;
  userId: string;
  name: string;
  locale: string | null;
  /** The second factor is still to be shown; until then the session opens nothing. */
  secondStepDue: boolean;
  /** The device cookie's new value; the one that was sent while the second factor is due, for only who showed both is remembered. */
  device: string;
};

type Account = {
  id: string;
  name: string;
  locale: string | null;
  passwordHash: string | null;
  disabledAt: Date | null;
};

const secondStepMinutes = 10;

const refused = () => new AppError("INVALID", { password: "password_wrong" });

/**
 * Opens a session by e-mail address and password. An unknown address, a wrong password, a disabled account and one without a
 * seat are refused in the same words and time. No connection is held while the password is checked.
 */
export async function openSession(
  { email, password }: SignInInput,
  visitor: Visitor,
): Promise<OpenedSession> {
  const account = await accountOf(email);
  const device = account && knownDevice(visitor.cookie, account.id);
  const tries = { account: account?.id ?? email, device, network: visitor.network };
  return tryPassword(tries, async () => {
    const stored = account?.disabledAt ? null : (account?.passwordHash ?? null);
    const right = await verifyPassword(stored, password, await turnOf(device, visitor));
    if (!account || !right) throw refused();
    const opened = await start(account, visitor, device === null);
    const { id: userId, name, locale } = account;
    const kept = opened.secondStepDue ? (visitor.cookie ?? "") : rememberUser(visitor.cookie, userId);
    return { ...opened, userId, name, locale, device: kept };
  });
}

async function turnOf(device: string | null, { network }: Visitor): Promise<Turn> {
  if (device !== null) return { lane: "known", source: device };
  return { lane: (await isSuspect(network)) ? "suspect" : "unknown", source: network };
}

function accountOf(email: string): Promise<Account | null> {
  const select = { id: true, name: true, locale: true, disabledAt: true } as const;
  return withCredential({ email }, async (tx) => {
    const user = await tx.user.findFirst({ where: { email }, select });
    return user && { ...user, passwordHash: await passwordHashOf(tx, user.id) };
  });
}

type Started = { secret: string; secondStepDue: boolean };

function start(
  { id: userId, name, passwordHash }: Account,
  visitor: Visitor,
  unknown: boolean,
): Promise<Started> {
  return withCredential({ userId }, async (tx) => {
    // Changed while it was being checked: the password that was right is the old one.
    const enabled = await tx.user.count({ where: { id: userId, disabledAt: null } });
    const same = enabled > 0 && (await passwordHashOf(tx, userId)) === passwordHash;
    const seats = same ? await takenUpSeats(tx, userId) : [];
    const [seat] = seats;
    if (!seat) throw refused();
    const secret = newSecret();
    const id = newId();
    const secondStepDue = hasFactor(await factorsOf(tx, userId));
    const lasts = secondStepDue ? secondStepMinutes * 60_000 : sessionHours.absolute * 3_600_000;
    const expiresAt = new Date(Date.now() + lasts);
    const newDevice = unknown && (await tx.session.count({ where: { userId } })) > 0;
    const row = {
      id,
      secretHash: hashSecret(secret),
      userId,
      unionId: seat.unionId,
      seatId: seat.id,
      expiresAt,
    };
    const from = {
      device: visitor.device,
      network: visitor.network,
      newDevice,
      seatChosen: seats.length === 1,
      secondStepDue,
      provedAt: secondStepDue ? null : new Date(),
    };
    await tx.$executeRaw`SELECT set_config('app.union_id', ${seat.unionId}, true)`;
    await tx.session.createMany({ data: [{ ...row, ...from }] });
    const actor = { type: "user" as const, userId, seatId: seat.id, name };
    const event = {
      action: "session.open",
      entity: "session",
      entityId: id,
      details: { newDevice, secondStepDue },
    };
    await audit(tx, { actor, unionId: seat.unionId }, event);
    return { secret, secondStepDue };
  });
}

/** The accepted seats, oldest first. An offered one opens nothing: its inviter could set the account's first password. */
function takenUpSeats(tx: Tx, userId: string): Promise<{ id: string; unionId: string }[]> {
  return tx.seat.findMany({
    where: { userId, disabledAt: null, acceptedAt: { not: null } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, unionId: true },
  });
}

/** Ends one session of the acting user; it is dead on its next request. */
export async function closeSession(ctx: Context, sessionId: string): Promise<void> {
  authorize(ctx, users.self);
  await write(ctx, async (tx) => {
    const ended = await tx.session.updateMany({
      where: { id: sessionId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (ended.count > 0)
      await audit(tx, ctx, { action: "session.close", entity: "session", entityId: sessionId });
  });
}
