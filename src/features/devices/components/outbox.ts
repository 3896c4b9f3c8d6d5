import { patched } from "../list-patch";
import type { Answer, EntryOutcome, EntryState } from "../outbox";
import type { PhoneEntryInput } from "../outbox.schema";
import type { PhoneList } from "../phone-list";
import { asHolder, openValue, sealValue } from "./lock";
import { draftKey } from "./sealed-drafts";
import { database, type PhoneTx, type StoredEntry } from "./store";

/** One thing done on this phone that the server has not taken, or took with a remark. */
export type Waiting = {
  seq: number;
  state: EntryState;
  attempted: boolean;
  tries: number;
  entry: PhoneEntryInput;
  /** The contact's name. */
  name: string;
  answer?: Answer | undefined;
};

type Inside = Pick<Waiting, "entry" | "name" | "answer">;

export type Outbox = { outbox: Waiting[]; unreadable: number[] };

/** In the order of writing. Unreadable rows are listed beside it. */
export async function readOutbox(key: CryptoKey): Promise<Outbox> {
  const rows = await (await database()).getAll("outbox");
  const read = await Promise.all(rows.map((row) => readRow(key, row)));
  return {
    outbox: read.filter((each) => typeof each !== "number"),
    unreadable: read.filter((each) => typeof each === "number"),
  };
}

async function readRow(key: CryptoKey, row: StoredEntry): Promise<Waiting | number> {
  const { seq = 0, id, state, sealed, attempted = false, tries = 0 } = row;
  try {
    return { ...(await openValue<Inside>(key, id, sealed)), seq, state, attempted, tries };
  } catch {
    return seq;
  }
}

/** It is about a new person whom the server refused: that is decided first. */
export const isBehind = ({ entry, state }: Waiting, all: readonly Waiting[]) =>
  state === "waiting" &&
  entry.kind === "conversation" &&
  all.some((other) => other.entry.id === entry.contactId && other.state !== "waiting");

export const isReady = (waiting: Waiting, all: readonly Waiting[]) =>
  waiting.state === "waiting" && !isBehind(waiting, all);

/** Sent, and no answer yet: it may have arrived. */
const isOut = ({ state, attempted }: StoredEntry) => state === "waiting" && attempted === true;

export type Kept = "kept" | "sent";

/**
 * Writes an entry, or replaces one, and deletes its draft in the same transaction. `sent` when the server may have the old
 * one: then nothing is changed.
 */
export async function saveEntry(key: CryptoKey, inside: Inside, changes = false): Promise<Kept> {
  const { id } = inside.entry;
  const sealed = await sealValue(key, id, inside);
  return asHolder(key, async (tx) => {
    const row = await rowOf(tx, id);
    if (row ? isOut(row) : changes) return "sent";
    await tx.objectStore("outbox").put({ ...(row && { seq: row.seq }), id, state: "waiting", sealed });
    await tx.objectStore("sealed").delete(draftKey(id));
    return "kept";
  });
}

/** Deletes an entry that was not sent. */
export function undoEntry(key: CryptoKey, id: string): Promise<Kept> {
  return asHolder(key, async (tx) => {
    const row = await rowOf(tx, id);
    if (!row || isOut(row)) return "sent";
    await tx.objectStore("outbox").delete(row.seq ?? 0);
    return "kept";
  });
}

const rowOf = (tx: PhoneTx, id: string) => tx.objectStore("outbox").index("id").get(id);

export function removeEntries(key: CryptoKey, seqs: readonly number[]): Promise<unknown> {
  return asHolder(key, (tx) => Promise.all(seqs.map((seq) => tx.objectStore("outbox").delete(seq))));
}

/** Marks what is about to be sent; what was undone or changed meanwhile is left out. */
export function attempt(key: CryptoKey, ready: readonly Waiting[]): Promise<Waiting[]> {
  return marked(key, ready, true);
}

/** The server did not look at them. */
export async function unmarkSent(key: CryptoKey, ready: readonly Waiting[]): Promise<void> {
  await marked(key, ready, false);
}

function marked(key: CryptoKey, ready: readonly Waiting[], attempted: boolean): Promise<Waiting[]> {
  return asHolder(key, async (tx) => {
    const store = tx.objectStore("outbox");
    const found: Waiting[] = [];
    for (const waiting of ready) {
      const row = await store.get(waiting.seq);
      if (row?.state !== "waiting") continue;
      await store.put({ ...row, attempted });
      found.push(waiting);
    }
    return found;
  });
}

export type Settled = EntryOutcome & { waiting: Waiting };

/** Applies the server's answers to the outbox and the list: both or neither. */
export async function settle(key: CryptoKey, fates: readonly Settled[]): Promise<void> {
  const list = await patchedList(key, fates);
  const rows = await Promise.all(fates.map((fate) => settledRow(key, fate)));
  await asHolder(key, async (tx) => {
    const store = tx.objectStore("outbox");
    for (const { seq, row } of rows) {
      if (!(await store.get(seq))) continue;
      if (row) await store.put(row);
      else await store.delete(seq);
    }
    const sealed = tx.objectStore("sealed");
    if (list && (await sealed.getKey("list"))) await sealed.put(list, "list");
  });
}

async function patchedList(key: CryptoKey, fates: readonly Settled[]) {
  const done = fates.filter((fate) => fate.done).map(({ waiting }) => waiting.entry);
  const sealed = done.length > 0 && (await (await database()).get("sealed", "list"));
  if (!sealed) return null;
  const kept = await openValue<{ list: PhoneList }>(key, "list", sealed);
  return sealValue(key, "list", { ...kept, list: done.reduce(patched, kept.list) });
}

async function settledRow(key: CryptoKey, { waiting, next }: Settled) {
  const { seq, entry, name } = waiting;
  if (!next) return { seq, row: null };
  const { answer, ...row } = next;
  const sealed = await sealValue(key, entry.id, { entry, name, answer });
  return { seq, row: { ...row, seq, id: entry.id, sealed } };
}
