import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { env } from "./env";
import { decodeKey } from "./env-schema";
import { AppError } from "./errors";
import {
  blindIndexWith,
  type Comparable,
  type KeyRing,
  type Place,
  sealComparableWith,
  sealWith,
  unsealWith,
} from "./sealing";

const ring: KeyRing = {
  current: decodeKey(env.FIELD_ENCRYPTION_KEY),
  old: env.FIELD_ENCRYPTION_KEY_OLD ? decodeKey(env.FIELD_ENCRYPTION_KEY_OLD) : undefined,
};

const blindKey = decodeKey(env.BLIND_INDEX_KEY);

/** AES-256-GCM. Protects dumps, replicas and disks; not against the running server, which holds the key. */
export function seal(text: string, place: Place): string {
  return sealWith(ring.current, text, place);
}

/** What SQL compares and copies without opening it. */
export function sealComparable(text: string, where: Comparable): string {
  return sealComparableWith({ field: ring.current, blind: blindKey }, text, where);
}

/** Throws when the text was changed, or sealed for another place or with another key. */
export function unseal(sealed: string, place: Place): string {
  const text = unsealWith(ring, sealed, place);
  if (text === null) throw new AppError("UNREADABLE");
  return text;
}

/** For a page: what can't be opened is null, and the page says so. */
export function unsealIfReadable(sealed: string, place: Place): string | null {
  return unsealWith(ring, sealed, place);
}

/** An equality key for a sealed value: HMAC-SHA-256 to 128 bits, its own key for each union and column. */
export function blindIndex(value: string, where: { unionId: string; column: string }): string {
  return blindIndexWith(blindKey, value, where);
}

/** 256 random bits for a link or a cookie. Only the hash is stored. */
export const newSecret = () => randomBytes(32).toString("base64url");
export const hashSecret = (secret: string) => createHash("sha256").update(secret).digest("hex");
