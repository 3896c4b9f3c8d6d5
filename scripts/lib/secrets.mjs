import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { inData } from "./paths.mjs";
import { Stop } from "./terminal.mjs";

const FILE = inData("secrets.json");

const MAKE = {
  ownerPassword: () => randomBytes(24).toString("base64url"),
  appPassword: () => randomBytes(24).toString("base64url"),
  NEXTAUTH_SECRET: () => randomBytes(48).toString("base64url"),
  FIELD_ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
  BLIND_INDEX_KEY: () => randomBytes(32).toString("base64"),
  FIRST_RUN_TOKEN: () => randomBytes(18).toString("base64url"),
};

/** Makes the missing ones. A damaged file stops the start, since new keys could not read old data. */
export function loadSecrets() {
  const known = existsSync(FILE) ? readSecrets() : {};
  const missing = Object.keys(MAKE).filter(
    (name) => typeof known[name] !== "string" || known[name].length < 16,
  );
  if (missing.length === 0) return known;
  const all = { ...known, ...Object.fromEntries(missing.map((name) => [name, MAKE[name]()])) };
  writePrivately(FILE, `${JSON.stringify(all, null, 2)}\n`);
  return all;
}

function readSecrets() {
  try {
    return JSON.parse(readFileSync(FILE, "utf8"));
  } catch (error) {
    const cure = "Put your copy of it back; without these keys the encrypted fields cannot be read.";
    throw new Stop(`.data/secrets.json cannot be read (${error.code ?? "it is damaged"}).`, cure);
  }
}

/** Atomic and flushed. */
export function writePrivately(file, text) {
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, "w", 0o600);
  writeSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, file);
}
