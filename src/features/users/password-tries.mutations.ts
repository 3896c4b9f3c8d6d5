import "server-only";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { hashSecret } from "@/lib/crypto";
import { pool, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { users } from "./policy";
import { slowDown } from "./sign-in-tries.mutations";

/**
 * Who tries a password: the account (a user's id, or the address typed when nobody has it), the device if this user signed in on
 * it before, else the network that the try comes from.
 */
export type Tries = { account: string; device: string | null; network: string };

/** Of a user in a session of their own: counted for them alone, whatever strangers do. */
export const ownTries = (userId: string): Tries => ({
  ...{ account: userId, device: "a session of their own", network: "" },
});

const quarterHour = 15 * 60;
const hour = 60 * 60;
const kinds = {
  /** Wrong tries of one known device, and of one network at one account. */
  own: { prefix: "tries:own", seconds: quarterHour, most: 10 },
  /** Wrong tries at an account from all unknown devices together. */
  account: { prefix: "tries:account", seconds: hour, most: 50 },
  /** Wrong tries from a network at all accounts: above it, its tries wait behind those of other networks. */
  network: { prefix: "tries:network", seconds: quarterHour, most: 30 },
} as const;
/** What each network may still try at an account that is being guessed at from many. */
const mostWhenGuessed = 2;

/**
 * Runs one try at a password and counts it only when it was wrong (INVALID). It is counted before, so that many at once are no way
 * round, and given back after. No stranger can shut an account: a known device has an allowance of its own, and each network has
 * one at each account. Throws TOO_MANY_TRIES when that is used up.
 */
export async function tryPassword<T>(
  { account, device, network }: Tries,
  attempt: () => Promise<T>,
): Promise<T> {
  const id = hashSecret(account);
  const key = `${id}:${hashSecret(device ?? network).slice(0, 32)}`;
  const most = device === null && (await isGuessedAt(id)) ? mostWhenGuessed : kinds.own.most;
  await slowDown(kinds.own.prefix, key, most);
  try {
    const done = await attempt();
    await limiter("own").reward(key);
    return done;
  } catch (error) {
    const wrong = error instanceof AppError && error.code === "INVALID";
    if (!wrong) await limiter("own").reward(key);
    else if (device === null) {
      await limiter("account").penalty(id);
      await limiter("network").penalty(network);
    }
    throw error;
  }
}

/** Forgets all wrong tries at a user's account, from wherever they came. Returns how many counters there were. */
export async function unlockAccount(ctx: Context, userId: string): Promise<number> {
  authorize(ctx, users.change);
  const event = { action: "user.unlock", entity: "user", entityId: userId };
  await write(ctx, (tx) => audit(tx, ctx, event));
  const id = hashSecret(userId);
  const { rowCount } = await pool().query("DELETE FROM rate_limit WHERE starts_with(key, $1) OR key = $2", [
    `${kinds.own.prefix}:${id}:`,
    `${kinds.account.prefix}:${id}`,
  ]);
  return rowCount ?? 0;
}

/** Whether many wrong passwords came from this network lately. */
export async function isSuspect(network: string): Promise<boolean> {
  const counted = await limiter("network").get(network);
  return counted !== null && counted.consumedPoints > kinds.network.most;
}

async function isGuessedAt(id: string): Promise<boolean> {
  const counted = await limiter("account").get(id);
  return counted !== null && counted.consumedPoints >= kinds.account.most;
}

/** Counts in the database, so that ten processes behind a balancer count together. */
function limiter(kind: keyof typeof kinds): RateLimiterPostgres {
  const { prefix, seconds, most } = kinds[kind];
  return new RateLimiterPostgres({
    ...{ storeClient: pool(), storeType: "pool", tableName: "rate_limit", tableCreated: true },
    ...{ clearExpiredByTimeout: false, keyPrefix: prefix, points: most, duration: seconds },
  });
}
