import { createRequire } from "node:module";

const pg = createRequire(import.meta.url)("pg");

/** An answer of any kind, a refused password included. */
export async function serverAnswers(connectionString) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 3000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    return error.code === "28P01";
  }
}

/**
 * Connects, does the work, disconnects. `role`: as the application does, take that role on from the first moment.
 *
 * @template T
 * @param {{ url: string, role?: string, timeoutMs?: number }} where
 * @param {(client: import("pg").Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient({ url, role, timeoutMs = 10_000 }, work) {
  const options = role ? `-c role=${role}` : undefined;
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    options,
    application_name: "serikat start",
  });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

export const quoted = (name) => pg.escapeIdentifier(name);
export const literal = (value) => pg.escapeLiteral(value);

/** True when it was made. */
export async function ensureDatabase(client, name) {
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (rowCount > 0) return false;
  await client.query(`CREATE DATABASE ${quoted(name)}`);
  return true;
}

export async function dropDatabase(client, name) {
  await client.query(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`);
}
