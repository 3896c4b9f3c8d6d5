import { openDB } from "idb";

// The database of features/devices. Opened without a version and closed at once, so that it blocks no upgrade.
const store = "serikat-phone";

/** Whether a list is stored on this phone, locked or not. */
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
