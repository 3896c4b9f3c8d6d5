import { forgetAllDrafts } from "@/components/form/draft-storage";
import { askState } from "./contact-with-server";
import { type Unlocked, unlock } from "./lock";
import { readLock, wipe } from "./store";
import { tell } from "./tabs";

/**
 * Erases the phone; `gone` is called as soon as that is done. The server's answer clears all else that the browser stores
 * for us.
 */
export async function clearPhone(gone: () => void = () => undefined): Promise<void> {
  forgetAllDrafts();
  const lock = await readLock();
  await wipe();
  tell("gone");
  gone();
  if (lock) await askState(lock.device.secret, "DELETE");
}

/** One try at the PIN. The tenth wrong one erases the phone, and the server is told when there is signal. */
export async function tryPin(pin: string): Promise<Unlocked> {
  const lock = await readLock();
  const result = await unlock(pin);
  if ("key" in result || result.left > 0) return result;
  tell("gone");
  if (lock) void askState(lock.device.secret, "DELETE");
  return result;
}
