import type { Answer } from "../outbox/rules";
import type { PhoneEntryInput } from "../outbox/schema";
import { openValue, sealValue } from "./lock";
import { database, type EntryState, type StoredEntry } from "./store";

/** One thing that was done on this phone and that the server hasn't taken, or took with a remark. */
export type Waiting = {
  seq: number;
  state: EntryState;
  entry: PhoneEntryInput;
  /** Whom it is about, for the screen. */
  name: string;
  answer?: Answer;
};

type Inside = Pick<Waiting, "entry" | "name" | "answer">;

/** In the order in which it was written. */
export async function readOutbox(key: CryptoKey): Promise<Waiting[]> {
  const rows = await (await database()).getAll("outbox");
  return Promise.all(
    rows.map(async ({ seq = 0, id, state, sealed }) => ({
      ...(await openValue<Inside>(key, id, sealed)),
      seq,
      state,
    })),
  );
}

export async function addEntry(key: CryptoKey, inside: Inside): Promise<void> {
  const { id } = inside.entry;
  const row: StoredEntry = { id, state: "waiting", sealed: await sealValue(key, id, inside) };
  const tx = (await database()).transaction("outbox", "readwrite", { durability: "strict" });
  await Promise.all([tx.store.add(row), tx.done]);
}

export async function changeEntry(key: CryptoKey, { seq, state, ...inside }: Waiting): Promise<void> {
  const { id } = inside.entry;
  const sealed = await sealValue(key, id, inside);
  const db = await database();
  if (await db.get("outbox", seq)) await db.put("outbox", { seq, id, state, sealed });
}

export async function removeEntry(seq: number): Promise<void> {
  await (await database()).delete("outbox", seq);
}
