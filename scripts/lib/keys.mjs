import { withClient } from "./database.mjs";
import { sealing } from "./sealing.mjs";
import { pass, Stop } from "./terminal.mjs";

const VARIABLES = { field: "FIELD_ENCRYPTION_KEY", blind: "BLIND_INDEX_KEY" };
export const OLD_KEY = "FIELD_ENCRYPTION_KEY_OLD";
const TRIED = 20;

/** The keys as the server will get them: what is set in the environment wins over what was made. `old` only while it is changed. */
export function keysOf(secrets) {
  const found = (variable) => process.env[variable] || secrets[variable];
  const keys = Object.fromEntries(
    Object.entries(VARIABLES).map(([name, variable]) => [name, found(variable)]),
  );
  const old = found(OLD_KEY);
  return old && old !== keys.field ? { ...keys, old } : keys;
}

/** Fingerprints of the keys, each 16 hexadecimal digits: enough to tell two apart, not to make one. */
export async function fingerprintsOf(keys) {
  const { fingerprintOf, decodeKey } = await sealing();
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, fingerprintOf(decodeKey(key))]));
}

/**
 * Stops when the data was sealed with other keys than these: they would open nothing, and new notes would be lost to the old ones.
 * A new field key beside the one before begins a change of keys, unless `begin` is false: beside a server that has the old one only.
 */
export async function checkKeys(ownerUrl, keys, { begin = true } = {}) {
  const mine = await fingerprintsOf(keys);
  await withClient({ url: ownerUrl }, async (client) => {
    const known = await notedKeys(client);
    if (isNewKey({ known, mine })) return await beginChange(client, { known, mine, begin });
    const wrong = Object.keys(VARIABLES).filter((name) => known[name] && known[name] !== mine[name]);
    if (wrong.length > 0) throw otherKeys(wrong, { known, mine });
    if (known.field_old && known.field_old !== mine.old) throw withoutOld(known.field_old);
    if (Object.keys(VARIABLES).some((name) => !known[name])) await noteKeys(client, { keys, mine });
  });
  pass("Keys", `fit the data (${mine.field})`);
}

/** The data has the key that is the old one here. A third one, before a change has ended, is none of these. */
const isNewKey = ({ known, mine }) =>
  known.field !== undefined && known.field === mine.old && !known.field_old && known.blind === mine.blind;

async function noteKeys(client, { keys, mine }) {
  await requireOpening(client, keys);
  const names = { field: mine.field, blind: mine.blind, ...(mine.old ? { field_old: mine.old } : {}) };
  for (const [name, fingerprint] of Object.entries(names))
    await client.query("INSERT INTO key_canary (name, fingerprint) VALUES ($1, $2) ON CONFLICT DO NOTHING", [
      name,
      fingerprint,
    ]);
}

/** The fingerprints that the database has noted, by name; `field_old` while the field key is changed. */
async function notedKeys(client) {
  const { rows } = await client.query("SELECT name, fingerprint FROM key_canary");
  return Object.fromEntries(rows.map(({ name, fingerprint }) => [name, fingerprint]));
}

async function beginChange(client, { known, mine, begin }) {
  if (!begin)
    throw new Stop(
      "Serikat runs with the field key from before.",
      "Restart it, and every worker of it, on all machines; then do this again.",
    );
  await client.query("BEGIN");
  await client.query("UPDATE key_canary SET fingerprint = $1, noted_at = now() WHERE name = 'field'", [
    mine.field,
  ]);
  await client.query("INSERT INTO key_canary (name, fingerprint) VALUES ('field_old', $1)", [known.field]);
  await client.query("COMMIT");
}

/** The old key opens nothing any more. */
export async function endChange(client) {
  await client.query("DELETE FROM key_canary WHERE name = 'field_old'");
}

const withoutOld = (fingerprint) =>
  new Stop(
    `The key of the sealed fields is being changed, and ${OLD_KEY} with the fingerprint ${fingerprint} is missing.`,
    "Put it back beside the new one until npm run rotate-keys has said that it is done. Nothing was changed.",
  );

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
  const ring = { current: decodeKey(keys.field), old: keys.old ? decodeKey(keys.old) : undefined };
  const blind = decodeKey(keys.blind);
  const sealed = await sealedValues(client);
  const opened = sealed.flatMap(({ cipher, index, unionId, ...place }) => {
    const text = unsealWith(ring, cipher, place);
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
