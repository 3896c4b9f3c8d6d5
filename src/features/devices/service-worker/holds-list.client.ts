import { openDB } from "idb";

// The phone's own store, as features/devices keeps it. Opened without a version and closed at once: this one changes nothing
// and is in nobody's way.
const store = "serikat-phone";

/** Whether a list is kept on this phone; locked or not, nobody can tell from here. */
export async function holdsList(): Promise<boolean> {
  try {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === store)) return false;
    const db = await openDB(store);
    try {
      return (await db.count("sealed", "list")) > 0;
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}
