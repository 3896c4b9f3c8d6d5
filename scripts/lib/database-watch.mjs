import pg from "pg";

const EVERY_MS = 1000;
const ANSWER_WITHIN_MS = 3000;
/** How long it may be silent before nobody is made to wait for it: a restart of PostgreSQL takes less. */
const SILENT_MS = 6000;
/** A refused connection colours the answers of the next seconds. */
const RECENT_MS = 5000;

/**
 * Asks the database every second, on a connection of its own, whether it answers. `isSilent()`: it has not for six seconds.
 * `failedLately()`: nor did it answer somebody just now (src/lib/db.ts notes it).
 */
export function watchDatabase(url, { everyMs = EVERY_MS, silentMs = SILENT_MS } = {}) {
  let client;
  let answeredAt = Date.now();
  const ask = async () => {
    try {
      client ??= await connected(url);
      await inTime(client.query("SELECT 1"));
      answeredAt = Date.now();
    } catch {
      client?.end().catch(() => {});
      client = undefined;
    }
  };
  let timer;
  const again = () => {
    timer = setTimeout(() => void ask().then(again), everyMs);
    timer.unref();
  };
  void ask().then(again);
  return {
    isSilent: () => Date.now() - answeredAt > silentMs,
    failedLately: () => Date.now() - (globalThis.serikatDatabaseFailedAt ?? 0) < RECENT_MS,
    stop: () => {
      clearTimeout(timer);
      return client?.end().catch(() => {});
    },
  };
}

async function connected(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: ANSWER_WITHIN_MS });
  // A lost connection is noticed by the next question.
  client.on("error", () => {});
  await client.connect();
  return client;
}

async function inTime(answer) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
