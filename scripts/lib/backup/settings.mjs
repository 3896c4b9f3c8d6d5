import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { identityToRecipient } from "age-encryption";
import { inData, ROOT } from "../paths.mjs";
import { writePrivately } from "../secrets.mjs";
import { bold, pass, Stop, say } from "../terminal.mjs";
import { newPair } from "./encryption.mjs";

const STATE = inData("backup.json");
const SHORTEST = 12;

export const backupFolder = () => resolve(ROOT, process.env.BACKUP_DIR || ".data/backups");
export const productVersion = () => JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).version;

/** What backups are encrypted to: what is configured, else what this installation made for itself; undefined when there is neither. */
export function configuredLock() {
  const { BACKUP_RECIPIENT: recipient, BACKUP_PASSPHRASE_FILE: passphraseFile } = process.env;
  if (recipient && passphraseFile)
    throw new Stop("BACKUP_RECIPIENT and BACKUP_PASSPHRASE_FILE are both set.", "Keep one of them.");
  if (passphraseFile) return { passphrase: readPassphrase(passphraseFile) };
  if (recipient) return { recipient: requireRecipient(recipient) };
  const made = ownState();
  return made && { recipient: made.recipient };
}

function requireRecipient(recipient) {
  if (/^age1[a-z0-9]{20,}$/.test(recipient)) return recipient;
  throw new Stop(
    "BACKUP_RECIPIENT is no public key of age.",
    "It begins with age1, as `age-keygen` prints it.",
  );
}

export function readPassphrase(file) {
  const text = readOrStop(file, "passphrase file").trim();
  if (text.length >= SHORTEST) return text;
  throw new Stop(
    `The passphrase in ${file} is too short.`,
    `Use at least ${SHORTEST} characters, better six random words.`,
  );
}

/** The secret line of a key file, as `age-keygen` and Serikat write it. */
function readIdentity(file) {
  const line = readOrStop(file, "key file")
    .split(/\r?\n/)
    .find((each) => each.startsWith("AGE-SECRET-KEY-"));
  if (line) return line.trim();
  throw new Stop(`${file} holds no key.`, "It must have a line that begins with AGE-SECRET-KEY-1.");
}

function readOrStop(file, what) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Stop(`The ${what} ${file} cannot be read (${error.code}).`);
  }
}

/** The public key that this installation made, and where it put the secret one. */
function ownState() {
  return existsSync(STATE) ? JSON.parse(readFileSync(STATE, "utf8")) : undefined;
}

/**
 * Makes a key for the backups when none is configured. The public one stays in .data/; the secret one is written once, into a file
 * outside of it, for the operator to take away.
 */
export async function ensureBackupKey() {
  if (configuredLock()) return;
  const pair = await newPair();
  const keyFile = writeKey(pair);
  writePrivately(STATE, `${JSON.stringify({ recipient: pair.recipient, keyFile }, null, 2)}\n`);
  say();
  say(`  ${bold("The key of your backups")} was made and is in`);
  say(`    ${bold(keyFile)}`);
  say("  Print it or copy it to a USB stick, check that you can read it there, and delete it here.");
  say("  Without it no backup opens; with it and a backup, everything does.");
  say();
}

function writeKey({ identity, recipient }) {
  const name = `serikat-backup-key-${recipient.slice(-6)}.txt`;
  const text = [
    `# The key of the backups of Serikat, made on ${new Date().toISOString().slice(0, 10)}.`,
    "# Without it no backup opens. Keep it on paper or a USB stick, not on the computer that runs Serikat.",
    `# public key: ${recipient}`,
    identity,
    "",
  ].join("\n");
  for (const folder of [homedir(), ROOT]) {
    const file = join(folder, name);
    try {
      writeFileSync(file, text, { mode: 0o600, flag: "wx" });
      return file;
    } catch {
      // A service's account may have no home of its own.
    }
  }
  throw new Stop(
    "The key of the backups could be written nowhere.",
    "Set BACKUP_RECIPIENT; see docs/self-hosting.md.",
  );
}

/** Says so as long as the secret key lies on the machine whose backups it opens. */
export function warnOfKey() {
  const made = configuredLock() && !process.env.BACKUP_RECIPIENT && !process.env.BACKUP_PASSPHRASE_FILE;
  const { keyFile } = (made && ownState()) || {};
  if (keyFile && existsSync(keyFile))
    say(`  ! The key of the backups still lies in ${keyFile}: take it away from this computer.`);
  else pass("Backups", "every night, encrypted");
}

/** What opens a backup: as asked for, as configured, or the key file that this installation made and that is still here. */
export async function keyToOpen({ keyFile, passphraseFile }) {
  if (passphraseFile) return { passphrase: readPassphrase(passphraseFile) };
  if (keyFile) return { identity: await requireIdentity(keyFile) };
  if (process.env.BACKUP_PASSPHRASE_FILE)
    return { passphrase: readPassphrase(process.env.BACKUP_PASSPHRASE_FILE) };
  const made = ownState();
  if (made && existsSync(made.keyFile)) return { identity: await requireIdentity(made.keyFile) };
  throw new Stop(
    "A backup opens only with its key.",
    "npm run restore -- FILE --key KEY_FILE (or --passphrase-file FILE)",
  );
}

async function requireIdentity(file) {
  const identity = readIdentity(file);
  try {
    await identityToRecipient(identity);
    return identity;
  } catch {
    throw new Stop(`The key in ${file} is mistyped.`, "Compare it letter by letter with the paper.");
  }
}
