import type { DeviceState } from "../device-expiry";
import type { ListChoice } from "../lists.schema";
import { type PhoneList, phoneListOf } from "../phone-list";
import { asHolder, openValue, sealValue } from "./lock";
import { post, type Refusal, refusalOf } from "./post";
import { changeLock, database, dropList, type Lock, readLock } from "./store";

export type TakeResult = { kind: "taken"; list: PhoneList } | Refusal;

/** Takes a list from the server, on a phone that may be new to it. */
export async function takeList(device: Lock["device"], choice: ListChoice): Promise<TakeResult> {
  const reply = await post("/api/phone/list", { device, choice });
  const list = reply?.status === 200 ? phoneListOf(reply.body) : null;
  return list ? { kind: "taken", list } : refusalOf(reply);
}

/** Nothing is sent between the request for a list and its storing, or the list would know less than the phone. */
export function renewList(
  key: CryptoKey,
  { device, choice }: { device: Lock["device"]; choice: ListChoice },
): Promise<TakeResult> {
  return navigator.locks.request("serikat-outbox", async () => {
    const taken = await takeList(device, choice);
    if (taken.kind === "taken") await keepList(key, { list: taken.list, choice });
    return taken;
  });
}

type KeptList = { list: PhoneList; choice: ListChoice };

export async function keepList(key: CryptoKey, kept: KeptList): Promise<void> {
  const sealed = await sealValue(key, "list", kept);
  const { expiresAt, takenAt } = kept.list;
  await asHolder(key, async (tx, lock) => {
    await tx.objectStore("sealed").put(sealed, "list");
    const heard = { expiresAt, latest: Date.parse(takenAt), heardAt: Date.now() };
    await tx.objectStore("lock").put({ ...lock, ...heard }, "lock");
  });
}

// Decrypted once for a key, so that an unchanged list stays the same object.
const opened = new WeakMap<CryptoKey, { iv: string; kept: KeptList }>();

/** The list, or null once it has expired: then it is deleted. */
export async function readList(key: CryptoKey): Promise<KeptList | null> {
  const sealed = await (await database()).get("sealed", "list");
  if (!sealed) return null;
  const iv = sealed.iv.join();
  const known = opened.get(key);
  const kept = known?.iv === iv ? known.kept : await openValue<KeptList>(key, "list", sealed);
  opened.set(key, { iv, kept });
  if (Date.parse(kept.list.expiresAt) > (await latestTime())) return kept;
  await dropList((list) => list.iv.join() === iv);
  return null;
}

/** The latest time that this phone's clock has shown, also where storing it fails. */
export async function latestTime(): Promise<number> {
  const now = Date.now();
  const lock = await changeLock(({ latest = 0 }) => ({ latest: Math.max(latest, now) })).catch(readLock);
  return Math.max(lock?.latest ?? 0, now);
}

/** Asks whether this phone may keep what it has. Null without signal. */
export async function askState(
  secret: string,
  method: "POST" | "DELETE" = "POST",
): Promise<DeviceState | null> {
  try {
    const headers = { "x-device-secret": secret };
    const signal = AbortSignal.timeout(15_000);
    const response = await fetch("/api/phone/device", { method, cache: "no-store", headers, signal });
    return response.ok ? ((await response.json()) as { state: DeviceState }).state : null;
  } catch {
    return null;
  }
}

/** An id and a secret that the phone makes itself. */
export function newDevice(id: string, name: string): Lock["device"] {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const secret = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return { id, secret, name };
}
