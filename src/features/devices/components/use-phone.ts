"use client";

import { useCallback, useState } from "react";
import type { PhoneList } from "../lists/rules";
import type { ListChoice } from "../lists/schema";
import type { PhoneEntryInput } from "../outbox/schema";
import { clearPhone, tryPin } from "./clear";
import { readList, renewList } from "./contact-with-server";
import { type Draft, dropDraft, keepDraft, readDrafts } from "./drafts";
import { PhoneGone } from "./lock";
import {
  isReady,
  type Kept,
  keepEntry,
  type Outbox,
  readOutbox,
  removeEntries,
  undoEntry,
  type Waiting,
} from "./outbox";
import type { Refusal } from "./post";
import { readLock, unsentCount } from "./store";
import { tell } from "./tabs";
import { useIdle } from "./use-idle";
import { useSending } from "./use-sending";
import { useWatch } from "./use-watch";

export type Open = Outbox & {
  key: CryptoKey;
  list: PhoneList | null;
  choice: ListChoice | null;
  drafts: Draft[];
  heardAt: number;
};
export type Gone = "revoked" | "tries" | "cleared";

export type PhoneState =
  | { stage: "starting" }
  /** The browser gives no storage, now. */
  | { stage: "broken" }
  | { stage: "empty"; gone?: Gone }
  | { stage: "locked"; waiting: number; owner?: string | undefined; left?: number; isBroken?: boolean }
  | ({ stage: "open" } & Open);

/** What became of an act: `failed` when the phone could not write it down. */
export type Acted = Kept | "failed";

/** The list and the outbox of this phone: locked until the PIN opens them, and again when nobody touches it. */
export function usePhone() {
  const [phone, setPhone] = useState<PhoneState>({ stage: "starting" });
  const key = phone.stage === "open" ? phone.key : null;

  const lock = useCallback(async () => {
    const next = await lockedOrEmpty();
    setPhone((now) => (now.stage === "empty" && next.stage === "empty" ? now : next));
  }, []);
  const forget = useCallback(async (gone: Gone) => {
    await clearPhone();
    setPhone({ stage: "empty", gone });
  }, []);
  const reread = useCallback(async () => {
    if (!key) return;
    const all = await openAll(key);
    setPhone((now) => (now.stage === "open" && now.key === key ? { ...now, ...all } : now));
  }, [key]);

  const sending = useSending({ key, waits: isWaiting(phone), reread, forget });
  useWatch({ lock, forget, reread, isOpen: key !== null });
  useIdle(key !== null, lock);

  const open = async (pin: string) => setPhone(await opened(pin));
  const act = async (change: (key: CryptoKey) => Promise<Kept | unknown>): Promise<Acted> => {
    if (!key) return "failed";
    const result = await change(key).catch(failed);
    await reread().catch(() => undefined);
    tell("changed");
    if (result === "gone") await lock();
    return result === "sent" ? "sent" : result === "failed" || result === "gone" ? "failed" : "kept";
  };
  const renew = async (): Promise<Refusal["kind"] | "taken" | "failed"> => {
    const held = await readLock();
    if (phone.stage !== "open" || !phone.choice || !held) return "failed";
    const { device } = held;
    const taken = await renewList(phone.key, { device, choice: phone.choice }).catch(() => null);
    if (taken?.kind === "revoked") await forget("revoked");
    await reread().catch(() => undefined);
    return taken?.kind ?? "failed";
  };
  return {
    phone,
    send: sending.state,
    open,
    renew,
    lock: async () => {
      void sending.flush();
      await lock();
    },
    sendNow: sending.flush,
    /** An entry that is being written anew is not sent meanwhile. */
    hold: sending.hold,
    clear: () => forget("cleared"),
    add: async (entry: PhoneEntryInput, name: string) => {
      sending.wait(entry.id);
      return act((held) => keepEntry(held, { entry, name }));
    },
    undo: (id: string) => act((held) => undoEntry(held, id)),
    change: async ({ entry, name }: Pick<Waiting, "entry" | "name">) => {
      sending.wait(entry.id);
      return act((held) => keepEntry(held, { entry, name }, true));
    },
    release: sending.release,
    remove: (...seqs: number[]) => act((held) => removeEntries(held, seqs)),
    reread: () => reread().catch(() => undefined),
    /** False when the phone could not write it down. */
    keepDraft: async (draft: Draft) =>
      key !== null &&
      keepDraft(key, draft).then(
        () => true,
        () => false,
      ),
    dropDraft: (id: string) => act(() => dropDraft(id)),
  };
}

export type PhoneActs = Omit<ReturnType<typeof usePhone>, "phone" | "send">;

const failed = (error: unknown) => (error instanceof PhoneGone ? "gone" : "failed");

const isWaiting = (phone: PhoneState) =>
  phone.stage === "open" && phone.outbox.some((each) => isReady(each, phone.outbox));

async function lockedOrEmpty(): Promise<PhoneState> {
  try {
    const lock = await readLock();
    if (!lock) return { stage: "empty" };
    return { stage: "locked", waiting: await unsentCount(), owner: lock.userName };
  } catch {
    return { stage: "broken" };
  }
}

async function opened(pin: string): Promise<PhoneState> {
  try {
    const result = await tryPin(pin);
    if ("key" in result) return { stage: "open", ...(await openAll(result.key)) };
    if (result.left === 0) return { stage: "empty", gone: "tries" };
    return { ...(await lockedOrEmpty()), left: result.left } as PhoneState;
  } catch {
    return { ...(await lockedOrEmpty()), isBroken: true } as PhoneState;
  }
}

/** The list's end is looked at before anything else is: an old one is deleted, not shown. */
async function openAll(key: CryptoKey): Promise<Open> {
  const held = await readList(key).catch(() => null);
  const [outbox, drafts, lock] = [await readOutbox(key), await readDrafts(key), await readLock()];
  const { list = null, choice = null } = held ?? {};
  return { key, list, choice, drafts, ...outbox, heardAt: lock?.heardAt ?? 0 };
}
