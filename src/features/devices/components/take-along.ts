import { v7 } from "uuid";
import type { ListChoice } from "../lists.schema";
import { clearPhone, tryPin } from "./clear";
import { keepList, newDevice, renewList, takeList } from "./contact-with-server";
import { handKey } from "./handed-key.client";
import { makeLock, pinLength } from "./lock";
import type { Refusal } from "./post";
import { readLock, wordsCount } from "./store";

export type Problem = Refusal["kind"] | "pins" | "pin_short" | "pin_wrong" | "choice" | "no_storage" | "held";

export type Held = { isMine: boolean; owner: string | null; unsent: number };

export async function heldHere(userId: string): Promise<Held | null> {
  const lock = await readLock();
  if (!lock) return null;
  return { isMine: lock.userId === userId, owner: lock.userName ?? null, unsent: await wordsCount() };
}

type Taking = { userId: string; deviceName: string };

/** Takes the chosen people along. Null on success. */
export async function takeAlong(form: FormData, { userId, deviceName }: Taking): Promise<Problem | null> {
  const choice = choiceOf(form);
  if (!choice) return "choice";
  const [pin, again] = [String(form.get("pin") ?? ""), String(form.get("again") ?? "")];
  if (pin.length < pinLength.least) return "pin_short";
  const held = await heldHere(userId);
  if (held?.isMine) return renewed(pin, choice);
  if (held && held.unsent > 0) return "held";
  if (pin !== again) return "pins";
  return begun({ pin, choice, deviceName });
}

async function renewed(pin: string, choice: ListChoice): Promise<Problem | null> {
  const opened = await tryPin(pin);
  if (!("key" in opened)) return "pin_wrong";
  const lock = await readLock();
  if (!lock) return "no_storage";
  const taken = await renewList(opened.key, { device: lock.device, choice });
  if (taken.kind !== "taken") return taken.kind;
  handKey(opened.key);
  return null;
}

type Beginning = { pin: string; choice: ListChoice; deviceName: string };

async function begun({ pin, choice, deviceName }: Beginning): Promise<Problem | null> {
  const device = newDevice(v7(), deviceName);
  const taken = await takeList(device, choice);
  if (taken.kind !== "taken") return taken.kind;
  const { user, expiresAt } = taken.list;
  // Replaces another user's list that has nothing unsent. The server's answer clears the browser's storage, so that comes
  // first.
  if (await readLock()) await clearPhone();
  const key = await makeLock(pin, { device, userId: user.id, userName: user.name, expiresAt });
  await keepList(key, { list: taken.list, choice });
  await navigator.storage?.persist?.();
  handKey(key);
  return null;
}

export function choiceOf(form: FormData): ListChoice | null {
  const part = (field: string) => {
    const text = String(form.get(field) ?? "");
    return text ? { [field]: text } : {};
  };
  const choice = {
    ...{ ...part("workplaceId"), ...part("departmentId"), ...part("shiftId") },
    followUps: form.has("followUps"),
  };
  return form.get("workplaceId") || choice.followUps ? choice : null;
}
