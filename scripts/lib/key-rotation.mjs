import { randomBytes } from "node:crypto";
import { withClient } from "./database.mjs";
import { endChange, keysOf, OLD_KEY } from "./keys.mjs";
import { inData } from "./paths.mjs";
import { resealAll } from "./reseal.mjs";
import { writePrivately } from "./secrets.mjs";
import { pass, Stop, say, step } from "./terminal.mjs";

const KEY = "FIELD_ENCRYPTION_KEY";
const FILE = inData("secrets.json");

/**
 * Makes a new key beside the old one, unless a change was begun. Keys that are set in the environment are set there by you. Gives
 * back the secrets as they are now.
 */
export function newKeyBeside(secrets) {
  if (process.env[KEY] || process.env[OLD_KEY]) {
    if (keysOf(secrets).old) return secrets;
    throw new Stop(
      `${KEY} is set in the environment.`,
      `Put the present key into ${OLD_KEY} and a new one (openssl rand -base64 32) into ${KEY}; restart Serikat, and every worker of it, on all machines; then npm run rotate-keys.`,
    );
  }
  if (secrets[OLD_KEY]) return secrets;
  const now = { ...secrets, [KEY]: randomBytes(32).toString("base64"), [OLD_KEY]: secrets[KEY] };
  writePrivately(FILE, `${JSON.stringify(now, null, 2)}\n`);
  pass("New key", "made, beside the old one in .data/secrets.json");
  return now;
}

/** Seals everything under the new key, then lets go of the old one. The start before this has noted both (`checkKeys`). */
export async function changeKeys({ ownerUrl, secrets }) {
  const keys = keysOf(secrets);
  await withClient({ url: ownerUrl }, async (client) => {
    const { rows, unreadable } = await step("Sealing every field with the new key", () =>
      resealAll(client, keys),
    );
    pass("Sealed anew", `${rows} rows`);
    if (unreadable > 0) say(`  ! ${unreadable} texts open with neither key, and stay as they are.`);
    await endChange(client);
  });
  if (secrets[OLD_KEY]) {
    writePrivately(FILE, `${JSON.stringify({ ...secrets, [OLD_KEY]: undefined }, null, 2)}\n`);
    pass("Old key", "taken out of .data/secrets.json; a backup made before has it with it");
  } else say(`    Take ${OLD_KEY} out of the environment. Backups from before need it: keep it with them.`);
}
