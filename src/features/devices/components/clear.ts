import { forgetAllDrafts } from "@/components/form/drafts";
import { askState } from "./contact-with-server";
import { readLock, wipe } from "./store";

/** Nothing of anybody stays on this phone. The server's answer empties whatever else the browser keeps for us. */
export async function clearPhone(): Promise<void> {
  forgetAllDrafts();
  const lock = await readLock();
  await wipe();
  if (lock) await askState(lock.device.secret, "DELETE");
}
