import { type Lock, readLock, type Sealed, wipe, writeLock } from "./store";

export const pinLength = { least: 6, most: 64 };
export const mostTries = 10;

const iterations = 600_000;
const aes = "AES-GCM";
const text = new TextEncoder();

/** A new key for this phone, which the PIN opens. The PIN itself is kept nowhere. */
export async function makeLock(
  pin: string,
  { device, userId, expiresAt }: Pick<Lock, "device" | "userId" | "expiresAt">,
): Promise<CryptoKey> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const pepper = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const key = await crypto.subtle.generateKey({ name: aes, length: 256 }, true, ["encrypt", "decrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const wrapping = await wrappingKey(pin, { salt, iterations, pepper });
  const data = await crypto.subtle.wrapKey("raw", key, wrapping, { name: aes, iv });
  const lock = { salt, iterations, pepper, wrapped: { iv, data }, wrong: 0, device, userId, expiresAt };
  await writeLock(lock);
  return unwrap(lock, wrapping);
}

export type Unlocked = { key: CryptoKey } | { left: number };

/** Each try is counted before it is made, so that killing the browser gives none back; after the tenth all is wiped. */
export async function unlock(pin: string): Promise<Unlocked> {
  const lock = await readLock();
  if (!lock) return { left: 0 };
  const wrong = lock.wrong + 1;
  await writeLock({ ...lock, wrong });
  try {
    const key = await unwrap(lock, await wrappingKey(pin, lock));
    await writeLock({ ...lock, wrong: 0 });
    return { key };
  } catch {
    if (wrong >= mostTries) await wipe();
    return { left: Math.max(0, mostTries - wrong) };
  }
}

const unwrap = ({ wrapped: { iv, data } }: Pick<Lock, "wrapped">, wrapping: CryptoKey) =>
  crypto.subtle.unwrapKey("raw", data, wrapping, { name: aes, iv }, aes, false, ["encrypt", "decrypt"]);

async function wrappingKey(
  pin: string,
  lock: Pick<Lock, "salt" | "iterations" | "pepper">,
): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", text.encode(pin.normalize("NFKC")), "PBKDF2", false, [
    "deriveBits",
  ]);
  const slow = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt: lock.salt, iterations: lock.iterations },
    typed,
    256,
  );
  const bits = await crypto.subtle.sign("HMAC", lock.pepper, slow);
  return crypto.subtle.importKey("raw", bits, aes, false, ["wrapKey", "unwrapKey"]);
}

/** Bound to the place where it lies, so that one entry's words can't be moved to another. */
export async function sealValue(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = text.encode(JSON.stringify(value));
  const data = await crypto.subtle.encrypt({ name: aes, iv, additionalData: text.encode(place) }, key, plain);
  return { iv, data };
}

export async function openValue<T>(key: CryptoKey, place: string, { iv, data }: Sealed): Promise<T> {
  const plain = await crypto.subtle.decrypt({ name: aes, iv, additionalData: text.encode(place) }, key, data);
  return JSON.parse(new TextDecoder().decode(plain)) as T;
}
