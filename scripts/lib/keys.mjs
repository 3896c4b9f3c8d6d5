import { withClient } from "./database.mjs";
import { pass, Stop } from "./terminal.mjs";

const VARIABLES = { field: "FIELD_ENCRYPTION_KEY", blind: "BLIND_INDEX_KEY" };
const TRIED = 20;

/** The two keys as the server will get them: what is set in the environment wins over what was made. */
export const keysOf = (secrets) =>
  Object.fromEntries(
    Object.entries(VARIABLES).map(([name, variable]) => [name, process.env[variable] ?? secrets[variable]]),
  );

/** Fingerprints of the keys, each 16 hexadecimal digits: enough to tell two apart, not to make one. */
export async function fingerprintsOf(keys) {
  const { fingerprintOf, decodeKey } = await sealing();
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, fingerprintOf(decodeKey(key))]));
}

/** Stops when the data was sealed with other keys than these: they would open nothing, and new notes would be lost to the old ones. */
export async function checkKeys(ownerUrl, keys) {
  const mine = await fingerprintsOf(keys);
  await withClient({ url: ownerUrl }, async (client) => {
    const { rows } = await client.query("SELECT name, fingerprint FROM key_canary");
    const known = Object.fromEntries(rows.map(({ name, fingerprint }) => [name, fingerprint]));
    const wrong = Object.keys(VARIABLES).filter((name) => known[name] && known[name] !== mine[name]);
    if (wrong.length > 0) throw otherKeys(wrong, { known, mine });
    if (Object.keys(VARIABLES).every((name) => known[name])) return;
    await requireOpening(client, keys);
    for (const [name, fingerprint] of Object.entries(mine))
      await client.query(
        "INSERT INTO key_canary (name, fingerprint) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        [name, fingerprint],
      );
  });
  pass("Keys", `fit the data (${mine.field})`);
}

function otherKeys(names, { known, mine }) {
  const lines = names.map(
    (name) =>
      `${VARIABLES[name]}: the data needs the one with the fingerprint ${known[name]}, this is ${mine[name]}.`,
  );
  return new Stop(
    `The data in this database was encrypted with another ${names.map((name) => VARIABLES[name]).join(" and another ")}.`,
    `${lines.join("\n")}\nPut the right key back (.data/secrets.json or the environment). Nothing was changed. See docs/self-hosting.md, “Keys”.`,
  );
}

/** A database that is older than the canary: what it holds says whether these are its keys. */
async function requireOpening(client, keys) {
  const { unsealWith, blindIndexWith, decodeKey } = await sealing();
  const [field, blind] = [decodeKey(keys.field), decodeKey(keys.blind)];
  const sealed = await sealedValues(client);
  const opened = sealed.flatMap(({ cipher, index, unionId, ...place }) => {
    const text = unsealWith(field, cipher, place);
    return text === null ? [] : [{ text, index, unionId }];
  });
  const cure =
    "Put the keys back that belong to this database (.data/secrets.json or the environment). Nothing was changed.";
  if (sealed.length > 0 && opened.length === 0)
    throw new Stop("FIELD_ENCRYPTION_KEY does not open what this database holds.", cure);
  const indexed = opened.filter(({ index }) => index);
  const found = indexed.filter(
    ({ text, index, unionId }) =>
      blindIndexWith(blind, text, { unionId, column: "contact.national_id" }) === index,
  );
  if (indexed.length > 0 && found.length === 0)
    throw new Stop("BLIND_INDEX_KEY is not the one this database was filled with.", cure);
}

async function sealedValues(client) {
  await client.query("BEGIN READ ONLY");
  await client.query("SELECT set_config('app.backup', 'on', true)");
  const notes = await client.query(
    `SELECT 'conversation' AS "table", 'notes' AS "column", id::text, notes_cipher AS cipher FROM conversation
     WHERE notes_cipher IS NOT NULL LIMIT $1`,
    [TRIED],
  );
  const ids = await client.query(
    `SELECT 'contact' AS "table", 'national_id' AS "column", id::text, national_id_cipher AS cipher,
       national_id_key AS index, union_id::text AS "unionId"
     FROM contact WHERE national_id_cipher IS NOT NULL LIMIT $1`,
    [TRIED],
  );
  await client.query("COMMIT");
  return [...ids.rows, ...notes.rows];
}

async function sealing() {
  const { tsImport } = await import("tsx/esm/api");
  const [{ decodeKey }, pure] = await Promise.all([
    tsImport("../../src/lib/env-schema.ts", import.meta.url),
    tsImport("../../src/lib/sealing.ts", import.meta.url),
  ]);
  return { ...pure, decodeKey };
}
