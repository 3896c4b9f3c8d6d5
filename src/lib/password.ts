import "server-only";
import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { AppError } from "./errors";
import { FairQueue } from "./fair-queue";

// OWASP's first choice for argon2id: 19 MiB, two passes. Half of the processors at most, so that pages are served meanwhile.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const atOnce = Math.max(1, Math.floor(availableParallelism() / 2));

/**
 * Known: a device that signed in before, or a link or session in hand. Suspect: a network from which many wrong passwords came. Each
 * goes before the next.
 */
type Lane = "known" | "unknown" | "suspect";
const most = 256;
const lanes: Record<Lane, FairQueue<() => void>> = {
  known: new FairQueue(most),
  unknown: new FairQueue(most),
  suspect: new FairQueue(most),
};
let running = 0;

/** Waits for a turn; throws BUSY when too many wait already. */
async function turn<T>(lane: Lane, source: string, work: () => Promise<T>): Promise<T> {
  if (running >= atOnce)
    await new Promise<void>((go, refuse) => lanes[lane].push(source, go, () => refuse(new AppError("BUSY"))));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = lanes.known.shift() ?? lanes.unknown.shift() ?? lanes.suspect.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Only for a session, an invitation or a link that was checked before: the work is dear. */
export const hashPassword = (password: string): Promise<string> =>
  turn("known", "hash", () => hash(password.normalize("NFKC"), cost));

let nobody: Promise<string> | undefined;

export type Turn = { lane: Lane; source: string };

/**
 * Takes as long for an unknown account (`stored` null) as for a known one. Never called inside a transaction: it would hold
 * its connection while it waits for its turn.
 */
export async function verifyPassword(
  stored: string | null,
  password: string,
  { lane, source }: Turn,
): Promise<boolean> {
  nobody ??= hash("nobody has this password", cost);
  const against = stored ?? (await nobody);
  const right = await turn(lane, source, () => verify(against, password.normalize("NFKC")));
  return right && stored !== null;
}
