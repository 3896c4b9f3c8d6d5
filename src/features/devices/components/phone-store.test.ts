import { beforeEach, describe, expect, it, vi } from "vitest";
import { newId } from "@/lib/ids";
import { conversationWith, person, phoneBrowser, phoneList } from "../../../../tests/support/phone-browser";
import { keepList, newDevice, readList } from "./contact-with-server";
import { makeLock, mostTries, PhoneGone, unlock } from "./lock";
import { attempt, readOutbox, saveEntry, settle, undoEntry, unmarkSent } from "./outbox";
import { keepDraft, readDrafts } from "./sealed-drafts";
import { changeLock, database, inOne, readLock, unsentCount, wipe, wordsCount } from "./store";

const pin = "gerbang timur 7";
const owner = () => ({
  device: newDevice(newId(), "Phone"),
  userId: newId(),
  expiresAt: "2099-01-01T00:00:00Z",
});

async function phone() {
  const key = await makeLock(pin, owner());
  const siti = person("Siti");
  const list = phoneList([siti]);
  await keepList(key, { list, choice: { followUps: true } });
  const log = async (more: object = {}) => {
    const entry = conversationWith(siti.id, more);
    await saveEntry(key, { entry, name: "Siti" });
    return entry;
  };
  return { key, siti, list, log };
}

const notes = async (key: CryptoKey) =>
  (await readOutbox(key)).outbox.map(({ entry }) => entry.kind === "conversation" && entry.notes);

beforeEach(async () => {
  phoneBrowser();
  vi.useRealTimers();
  await wipe();
});

describe("an entry", () => {
  it("is written anew and taken back until it was posted, then neither", async () => {
    const { key, log } = await phone();
    const entry = await log({ notes: "one" });
    expect(await saveEntry(key, { entry: { ...entry, notes: "two" }, name: "Siti" }, true)).toBe("kept");
    expect(await notes(key)).toEqual(["two"]);
    const { outbox } = await readOutbox(key);
    expect(await attempt(key, outbox)).toHaveLength(1);
    expect(await saveEntry(key, { entry: { ...entry, notes: "three" }, name: "Siti" }, true)).toBe("sent");
    expect(await undoEntry(key, entry.id)).toBe("sent");
    expect(await notes(key)).toEqual(["two"]);
    await unmarkSent(key, outbox);
    expect(await undoEntry(key, entry.id)).toBe("kept");
    expect(await undoEntry(key, entry.id)).toBe("sent");
    expect(await attempt(key, outbox)).toEqual([]);
  });

  it("and its draft change places in one moment; saved twice it is one", async () => {
    const { key, siti } = await phone();
    const entry = conversationWith(siti.id);
    const draft = { id: entry.id, contactId: siti.id, name: "Siti", values: [], open: true, changes: false };
    await keepDraft(key, draft);
    await keepDraft(key, { ...draft, id: newId(), name: "Rini" });
    expect(await wordsCount()).toBe(2);
    await saveEntry(key, { entry, name: "Siti" });
    await saveEntry(key, { entry, name: "Siti" });
    await keepDraft(key, draft);
    expect((await readDrafts(key)).map(({ name }) => name)).toEqual(["Rini"]);
    expect((await readOutbox(key)).outbox).toHaveLength(1);
  });

  it("that can't be read hides none of the others, and what was seen is not unsent", async () => {
    const { key, log } = await phone();
    const entries = [await log(), await log(), await log()];
    await inOne(async (tx) => {
      const store = tx.objectStore("outbox");
      const [first, second] = await store.getAll();
      if (!first || !second) throw new Error("no rows");
      await store.put({ ...first, sealed: { ...first.sealed, data: new ArrayBuffer(32) } });
      await store.put({ ...second, state: "told" });
    });
    const { outbox, unreadable } = await readOutbox(key);
    expect(outbox.map(({ entry }) => entry.id)).toEqual(entries.slice(1).map(({ id }) => id));
    expect(unreadable).toHaveLength(1);
    expect(await unsentCount()).toBe(2);
  });

  it("that arrived changes the list with its leaving, and nothing comes back where a wipe has been", async () => {
    const { key, log } = await phone();
    await log({ outcome: "call_back" });
    const [waiting] = (await readOutbox(key)).outbox;
    if (!waiting) throw new Error("nothing waits");
    const fate = { waiting, next: null, done: true };
    await settle(key, [fate]);
    expect((await readOutbox(key)).outbox).toEqual([]);
    expect((await readList(key))?.list.people[0]?.lastOutcome).toBe("call_back");
    await wipe();
    await expect(settle(key, [fate])).rejects.toThrow(PhoneGone);
    await expect(log()).rejects.toThrow(PhoneGone);
    await makeLock(pin, owner());
    await expect(log()).rejects.toThrow(PhoneGone);
    expect(await (await database()).count("outbox")).toBe(0);
    expect(await (await database()).count("sealed")).toBe(0);
  });
});

describe("the lock", () => {
  it("counts every try of every tab, and the tenth wrong one wipes for all of them", async () => {
    const { log } = await phone();
    await log();
    await changeLock(() => ({ wrong: mostTries - 2 }));
    const tries = await Promise.all([unlock("wrong 1"), unlock("wrong 2"), unlock("wrong 3")]);
    expect(tries.map((result) => "left" in result && result.left).sort()).toEqual([0, 0, 1]);
    expect(await readLock()).toBeUndefined();
    expect(await unlock(pin)).toEqual({ left: 0 });
    expect(await readLock()).toBeUndefined();
  });

  it("opens with its PIN and forgets the wrong tries", async () => {
    await phone();
    expect(await unlock("wrong")).toEqual({ left: mostTries - 1 });
    expect(await unlock(pin)).toHaveProperty("key");
    expect((await readLock())?.wrong).toBe(0);
  });
});

describe("the list", () => {
  it("ends on its own day, whatever stands beside it and wherever the clock is set", async () => {
    const { key, list, log } = await phone();
    await log();
    await changeLock(() => ({ expiresAt: "2099-01-01T00:00:00Z" }));
    expect(await readList(key)).not.toBeNull();
    vi.useFakeTimers({ now: Date.parse(list.expiresAt) - 60_000, toFake: ["Date"] });
    expect(await readList(key)).not.toBeNull();
    vi.setSystemTime(Date.parse(list.expiresAt) + 1_000);
    expect(await readList(key)).toBeNull();
    vi.setSystemTime(Date.parse(list.takenAt));
    expect(await readList(key)).toBeNull();
    expect(await (await database()).count("sealed")).toBe(0);
    expect((await readOutbox(key)).outbox).toHaveLength(1);
  });

  it("is read where nothing more can be written", async () => {
    const { key } = await phone();
    const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    expect(await readList(key)).not.toBeNull();
    full.mockRestore();
  });

  it("does not come back for a clock that is set back before anybody looks", async () => {
    const { key, list } = await phone();
    await changeLock(() => ({ latest: Date.parse(list.expiresAt) + 1 }));
    expect(await readList(key)).toBeNull();
    await keepList(key, { list, choice: { followUps: true } });
    expect(await readList(key)).not.toBeNull();
  });
});

it("a store that would not open is tried again", async () => {
  const name = "serikat-phone";
  const ended = (asked: IDBOpenDBRequest) =>
    new Promise<IDBDatabase | undefined>((done) => {
      asked.onsuccess = () => done(asked.result);
    });
  await wipe();
  (await ended(indexedDB.open(name, 2)))?.close();
  await expect(readLock()).rejects.toThrow();
  await ended(indexedDB.deleteDatabase(name));
  expect(await readLock()).toBeUndefined();
});
