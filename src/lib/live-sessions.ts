import "server-only";
import DataLoader from "dataloader";
import { pool } from "./db";
import { sessionHours } from "./session-limits";

export type LiveSession = {
  id: string;
  seatId: string;
  role: string;
  whole: boolean;
  /** Whether the user chose among their seats, how many they have, and how many new devices they were not told of. */
  seatChosen: boolean;
  seats: number;
  newDevices: number;
  /** Whether the second factor is still to be shown, and when the user last showed who they are. */
  secondStepDue: boolean;
  provedAt: string | null;
  /** From when on the role is of no use without a second factor; null where there is one or none is needed. */
  factorDueAt: string | null;
  user: { id: string; name: string; email: string; locale: string | null };
  union: { id: string; name: string; country: string; timeZone: string };
  turf: { workplaceId: string; departmentId: string | null }[];
};

type Sessions = DataLoader<string, LiveSession | null>;
const shared = globalThis as typeof globalThis & { serikatSessions?: Sessions };

/** The session that a secret's hash opens, with its seat as it is now; null when it was ended or idle for too long. */
export function findLiveSession(secretHash: string): Promise<LiveSession | null> {
  // Requests of the same turn of the event loop share one query, whichever bundle they come from.
  shared.serikatSessions ??= new DataLoader(lookUp, { cache: false, batchScheduleFn: setImmediate });
  return shared.serikatSessions.load(secretHash);
}

async function lookUp(hashes: readonly string[]): Promise<(LiveSession | null)[]> {
  const idleSince = new Date(Date.now() - sessionHours.idle * 3_600_000);
  // Sorted: two queries that update `seen_at` of the same sessions lock them in one order and cannot deadlock.
  const { rows } = await pool().query<{ hash: string; live: LiveSession | null }>({
    name: "live_sessions",
    text: "SELECT hash, live_session(hash, $2) AS live FROM unnest($1::text[]) AS hash",
    values: [[...new Set(hashes)].sort(), idleSince],
  });
  const found = new Map(rows.map(({ hash, live }) => [hash, live]));
  return hashes.map((hash) => found.get(hash) ?? null);
}
