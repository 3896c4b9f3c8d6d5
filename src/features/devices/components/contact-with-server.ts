import type { PhoneList } from "../lists/rules";
import type { ListChoice } from "../lists/schema";
import type { DeviceState } from "../rules";
import { openValue, sealValue } from "./lock";
import { post } from "./sender";
import { database, type Lock, readLock, writeLock } from "./store";

export type TakeResult =
  | { ok: true; list: PhoneList }
  | { ok: false; why: "no_signal" | "signed_out" | "refused" | "revoked" };

/** A list of the server, for a phone that may be new to it. */
export async function takeList(device: Lock["device"], choice: ListChoice): Promise<TakeResult> {
  const response = await post("/api/phone/list", { device, choice });
  if (!response) return { ok: false, why: "no_signal" };
  if (response.ok) return { ok: true, list: (await response.json()) as PhoneList };
  if (response.status === 401) return { ok: false, why: "signed_out" };
  const { fields } = (await response.json().catch(() => ({}))) as { fields?: Record<string, string> };
  return { ok: false, why: fields?.device === "revoked" ? "revoked" : "refused" };
}

type KeptList = { list: PhoneList; choice: ListChoice };

export async function keepList(key: CryptoKey, kept: KeptList): Promise<void> {
  await (await database()).put("sealed", await sealValue(key, "list", kept), "list");
  const lock = await readLock();
  if (lock) await writeLock({ ...lock, expiresAt: kept.list.expiresAt });
}

/** The list, unless its days are over: then it is deleted here and now. */
export async function readList(key: CryptoKey): Promise<KeptList | null> {
  const sealed = await (await database()).get("sealed", "list");
  return sealed ? openValue<KeptList>(key, "list", sealed) : null;
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

/** An id and a secret of the phone's own making. */
export function newDevice(id: string, name: string): Lock["device"] {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const secret = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return { id, secret, name };
}
