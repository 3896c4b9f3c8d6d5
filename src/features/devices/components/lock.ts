import { changeLock, inOne, type Lock, type PhoneTx, type Sealed, wipe, writeLock } from "./store";

export const pinLength = { least: 6, most: 64 };
export const mostTries = 10;

const iterations = 600_000;
const aes = "AES-GCM";
const text = new TextEncoder();

/** Which phone a key opens: one that was wiped and set up anew is another. */
const phones = new WeakMap<CryptoKey, string>();

type NewLock = Pick<Lock, "device" | "userId" | "userName" | "expiresAt">;

/** A new key for this phone, which the PIN opens. The PIN is not stored. */
export async function makeLock(pin: string, owner: NewLock): Promise<CryptoKey> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const pepper = await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const key = await crypto.subtle.generateKey({ name: aes, length: 256 }, true, ["encrypt", "decrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const wrapping = await wrappingKey(pin, { salt, iterations, pepper });
  const data = await crypto.subtle.wrapKey("raw", key, wrapping, { name: aes, iv });
  const lock = { salt, iterations, pepper, wrapped: { iv, data }, wrong: 0, ...owner };
  await writeLock(lock);
  return unwrap(lock, wrapping);
}

export type Unlocked = { key: CryptoKey } | { left: number };

/**
 * Each try is counted before it is made, so that neither killing the browser nor a second tab gives one back; after the
 * tenth all is wiped.
 */
export async function unlock(pin: string): Promise<Unlocked> {
  const lock = await changeLock(({ wrong }) => ({ wrong: wrong + 1 }));
  if (!lock) return { left: 0 };
  const key = lock.wrong > mostTries ? null : await keyOf(pin, lock);
  if (key) return (await changeLock(() => ({ wrong: 0 }))) ? { key } : { left: 0 };
  if (lock.wrong >= mostTries) await wipe();
  return { left: Math.max(0, mostTries - lock.wrong) };
}

/** Null when the PIN is wrong. */
async function keyOf(pin: string, lock: Lock): Promise<CryptoKey | null> {
  const wrapping = await wrappingKey(pin, lock);
  return unwrap(lock, wrapping).catch(() => null);
}

async function unwrap(
  { wrapped: { iv, data }, device }: Pick<Lock, "wrapped" | "device">,
  wrapping: CryptoKey,
) {
  const uses: KeyUsage[] = ["encrypt", "decrypt"];
  const key = await crypto.subtle.unwrapKey("raw", data, wrapping, { name: aes, iv }, aes, false, uses);
  phones.set(key, device.id);
  return key;
}

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

/** What the key opened was wiped, here or in another tab. */
export class PhoneGone extends Error {}

/** One change by the holder of the phone's present key: nothing is written after a wipe. */
export function asHolder<T>(key: CryptoKey, work: (tx: PhoneTx, lock: Lock) => Promise<T>): Promise<T> {
  return inOne(async (tx) => {
    const lock = await tx.objectStore("lock").get("lock");
    if (!lock || lock.device.id !== phones.get(key)) throw new PhoneGone();
    return work(tx, lock);
  });
}

/** Bound to its place, so that one value cannot be moved to another. */
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
