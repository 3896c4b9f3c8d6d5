import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** AES-GCM: what can be read with the phone's key alone. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };

export type Lock = {
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
  /** Not to be exported: the browser holds it, script can only use it. */
  pepper: CryptoKey;
  wrapped: Sealed;
  wrong: number;
  device: { id: string; secret: string; name: string };
  /** Who writes here; whoever else signs in on this phone sends nothing of it. */
  userId: string;
  expiresAt: string;
};

export type EntryState = "waiting" | "refused" | "conflict" | "told";
export type StoredEntry = { seq?: number; id: string; state: EntryState; sealed: Sealed };

interface PhoneDatabase extends DBSchema {
  lock: { key: string; value: Lock };
  sealed: { key: string; value: Sealed };
  outbox: { key: number; value: StoredEntry; indexes: { id: string } };
}

let opened: Promise<IDBPDatabase<PhoneDatabase>> | null = null;

/** The phone's own database: one lock, a list, a draft, the outbox. */
export function database(): Promise<IDBPDatabase<PhoneDatabase>> {
  opened ??= openDB<PhoneDatabase>("serikat-phone", 1, {
    upgrade(db) {
      db.createObjectStore("lock");
      db.createObjectStore("sealed");
      db.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true }).createIndex("id", "id", {
        unique: true,
      });
    },
    terminated: () => {
      opened = null;
    },
  });
  return opened;
}

export async function readLock(): Promise<Lock | undefined> {
  return (await database()).get("lock", "lock");
}

export async function writeLock(lock: Lock): Promise<void> {
  await (await database()).put("lock", lock, "lock");
}

export async function waitingCount(): Promise<number> {
  return (await database()).count("outbox");
}

/** The list alone: what is not sent yet stays. */
export async function dropList(): Promise<void> {
  await (await database()).delete("sealed", "list");
}

/** Everything. The key goes first: without it the rest is noise, even if we are stopped here. */
export async function wipe(): Promise<void> {
  const db = await database();
  await db.clear("lock");
  await Promise.all([db.clear("sealed"), db.clear("outbox")]);
}
