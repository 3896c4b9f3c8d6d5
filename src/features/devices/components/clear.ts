import { forgetAllDrafts } from "@/components/form/drafts";
import { askState } from "./contact-with-server";
import { type Unlocked, unlock } from "./lock";
import { readLock, wipe } from "./store";
import { tell } from "./tabs";

/** Nothing of anybody stays on this phone. The server's answer empties whatever else the browser keeps for us. */
export async function clearPhone(): Promise<void> {
  forgetAllDrafts();
  const lock = await readLock();
  await wipe();
  tell("gone");
  if (lock) await askState(lock.device.secret, "DELETE");
}

/** One try at the PIN. The tenth wrong one erases all, and the server hears of it where there is signal. */
export async function tryPin(pin: string): Promise<Unlocked> {
  const lock = await readLock();
  const result = await unlock(pin);
  if ("key" in result || result.left > 0) return result;
  tell("gone");
  if (lock) await askState(lock.device.secret, "DELETE");
  return result;
}
