import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import type { EntryState } from "../outbox";

/** AES-GCM with the phone's key. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };

export type Lock = {
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
  /** Not extractable: script can use it and not read it. */
  pepper: CryptoKey;
  wrapped: Sealed;
  wrong: number;
  device: { id: string; secret: string; name: string };
  /** Another user who signs in on this phone sends nothing of it. */
  userId: string;
  /** Shown to a colleague who borrows the phone. A lock of an older build has none. */
  userName?: string;
  expiresAt: string;
  /** The latest time this phone has seen: a clock that is set back brings no list back. */
  latest?: number;
  heardAt?: number;
};

export type StoredEntry = {
  seq?: number;
  id: string;
  state: EntryState;
  sealed: Sealed;
  /** It was sent and may have arrived: from then on it cannot be undone here. */
  attempted?: boolean;
  /** How often the server failed at this entry alone. */
  tries?: number;
};

interface PhoneDatabase extends DBSchema {
  lock: { key: string; value: Lock };
  sealed: { key: string; value: Sealed };
  outbox: { key: number; value: StoredEntry; indexes: { id: string } };
}

const stores = ["lock", "sealed", "outbox"] as const;
export type PhoneTx = IDBPTransaction<PhoneDatabase, typeof stores, "readwrite">;

let opened: Promise<IDBPDatabase<PhoneDatabase>> | null = null;
const forget = () => {
  opened = null;
};

/** The phone's database: one lock, a list, drafts, the outbox. Opening is tried again after a failure. */
export function database(): Promise<IDBPDatabase<PhoneDatabase>> {
  opened ??= open().catch((error: unknown) => {
    forget();
    throw error;
  });
  return opened;
}

const open = () =>
  openDB<PhoneDatabase>("serikat-phone", 1, {
    upgrade(db) {
      db.createObjectStore("lock");
      db.createObjectStore("sealed");
      db.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true }).createIndex("id", "id", {
        unique: true,
      });
    },
    // A newer build in another tab waits for this page to let go.
    blocking: (_current, _next, event) => {
      (event.target as IDBDatabase).close();
      forget();
      window.location.reload();
    },
    terminated: forget,
  });

/** Durable: returns when the change is on the disk, or has not happened. */
export async function inOne<T>(work: (tx: PhoneTx) => Promise<T>): Promise<T> {
  const tx = (await database()).transaction(stores, "readwrite", { durability: "strict" });
  try {
    const [result] = await Promise.all([work(tx), tx.done]);
    return result;
  } catch (error) {
    abort(tx);
    throw error;
  }
}

function abort(tx: PhoneTx): void {
  try {
    tx.abort();
  } catch {
    return;
  }
}

export async function readLock(): Promise<Lock | undefined> {
  return (await database()).get("lock", "lock");
}

export async function writeLock(lock: Lock): Promise<void> {
  await (await database()).put("lock", lock, "lock");
}

/** Changes the lock as it is now; a deleted one stays deleted. */
export function changeLock(change: (lock: Lock) => Partial<Lock>): Promise<Lock | null> {
  return inOne(async (tx) => {
    const store = tx.objectStore("lock");
    const lock = await store.get("lock");
    if (!lock) return null;
    const next = { ...lock, ...change(lock) };
    await store.put(next, "lock");
    return next;
  });
}

export async function unsentCount(): Promise<number> {
  const rows = await (await database()).getAll("outbox");
  return rows.filter(({ state }) => state !== "told").length;
}

export const draftKeys = () => IDBKeyRange.bound("draft:", "draft:\uffff");

/** How many unsent entries and drafts would be lost with this phone. */
export async function wordsCount(): Promise<number> {
  const drafts = await (await database()).count("sealed", draftKeys());
  return drafts + (await unsentCount());
}

type IsThatOne = (list: Sealed, lock: Lock | undefined) => boolean;

/** The list alone, unless another tab has stored a newer one; unsent entries stay. */
export async function dropList(isThatOne: IsThatOne): Promise<void> {
  await inOne(async (tx) => {
    const sealed = tx.objectStore("sealed");
    const list = await sealed.get("list");
    if (list && isThatOne(list, await tx.objectStore("lock").get("lock"))) await sealed.delete("list");
  });
}

/** Everything, and the connection: the server's answer may clear the browser's whole storage. */
export async function wipe(): Promise<void> {
  await inOne((tx) => Promise.all(stores.map((store) => tx.objectStore(store).clear())));
  (await database()).close();
  forget();
}
