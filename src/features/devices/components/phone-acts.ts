import type { ListChoice } from "../lists.schema";
import type { PhoneEntryInput } from "../outbox.schema";
import { renewList } from "./contact-with-server";
import { PhoneGone } from "./lock";
import { type Kept, removeEntries, saveEntry, undoEntry, type Waiting } from "./outbox";
import type { Refusal } from "./post";
import { dropDraft, keepDraft, type PhoneDraft } from "./sealed-drafts";
import { readLock } from "./store";
import { tell } from "./tabs";

/** Why a phone is empty. */
export type Gone = "revoked" | "tries" | "cleared";

/** `failed` when the phone could not write it down. */
export type Acted = Kept | "failed";

type Sending = {
  flush: () => Promise<void>;
  wait: (id: string) => void;
  hold: (id: string) => void;
  release: (id: string) => void;
};

type On = {
  key: CryptoKey | null;
  choice: ListChoice | null;
  lock: () => Promise<void>;
  forget: (gone: Gone) => Promise<void>;
  reread: () => Promise<void>;
  sending: Sending;
};

export function actsOf({ key, choice, lock, forget, reread, sending }: On) {
  const lookAgain = () => reread().catch(() => undefined);
  const act = async (change: (key: CryptoKey) => Promise<unknown>): Promise<Acted> => {
    if (!key) return "failed";
    const result = await change(key).catch((error: unknown) =>
      error instanceof PhoneGone ? "gone" : "failed",
    );
    if (result === "gone") await lock();
    else await lookAgain();
    tell("changed");
    if (result === "sent") return "sent";
    return result === "failed" || result === "gone" ? "failed" : "kept";
  };
  const keep = (row: Pick<Waiting, "entry" | "name">, changes: boolean) => {
    sending.wait(row.entry.id);
    return act((held) => saveEntry(held, { entry: row.entry, name: row.name }, changes));
  };
  return {
    lock: () => {
      void sending.flush();
      return lock();
    },
    renew: async (): Promise<Refusal["kind"] | "taken" | "failed"> => {
      const device = (await readLock())?.device;
      if (!key || !choice || !device) return "failed";
      const taken = await renewList(key, { device, choice }).catch(() => null);
      if (taken?.kind === "revoked") await forget("revoked");
      await lookAgain();
      return taken?.kind ?? "failed";
    },
    clear: () => forget("cleared"),
    reread: lookAgain,
    sendNow: sending.flush,
    /** An entry that is being changed is not sent meanwhile. */
    hold: sending.hold,
    release: sending.release,
    add: (entry: PhoneEntryInput, name: string) => keep({ entry, name }, false),
    change: (row: Pick<Waiting, "entry" | "name">) => keep(row, true),
    undo: (id: string) => act((held) => undoEntry(held, id)),
    remove: (...seqs: number[]) => act((held) => removeEntries(held, seqs)),
    /** False when the phone could not write it down. */
    keepDraft: async (draft: PhoneDraft) => {
      if (!key) return false;
      return keepDraft(key, draft).then(
        () => true,
        () => false,
      );
    },
    dropDraft: (id: string) => act(() => dropDraft(id)),
  };
}

export type PhoneActs = ReturnType<typeof actsOf>;
