import "server-only";
import { pool } from "./db";
import { env } from "./env";
import { decodeKey } from "./env-schema";
import { fingerprintOf } from "./sealing";

const keys = () => ({
  field: env.FIELD_ENCRYPTION_KEY,
  field_old: env.FIELD_ENCRYPTION_KEY_OLD,
  blind: env.BLIND_INDEX_KEY,
});

/**
 * False when this database was filled with other keys. `npm start` says so with a sentence; this is for a server or a worker that
 * was started without it. A database that does not answer, or is not migrated yet, says nothing about keys.
 */
export async function haveRightKeys(): Promise<boolean> {
  const { rows } = await pool()
    .query<{ name: "field" | "field_old" | "blind"; fingerprint: string }>(
      "SELECT name, fingerprint FROM key_canary",
    )
    .catch(() => ({ rows: [] }));
  const mine = keys();
  return rows.every(({ name, fingerprint }) => {
    const key = mine[name];
    return key !== undefined && fingerprintOf(decodeKey(key)) === fingerprint;
  });
}

/** Ends this process when it holds the wrong keys: it could read no note, and would seal new ones that nobody opens later. */
export async function requireRightKeys(): Promise<void> {
  if (await haveRightKeys()) return;
  process.stderr.write(
    "FIELD_ENCRYPTION_KEY or BLIND_INDEX_KEY is not the one this database was filled with. Put the right keys back; see docs/self-hosting.md, “Keys”.\n",
  );
  process.exit(1);
}
