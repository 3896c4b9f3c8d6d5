"use client";

import { useCallback, useMemo, useState } from "react";
import type { ListChoice } from "../lists.schema";
import type { PhoneList } from "../phone-list";
import { clearPhone, tryPin } from "./clear";
import { readList } from "./contact-with-server";
import { takeHandedKey } from "./handed-key.client";
import { isReady, type Outbox, readOutbox } from "./outbox";
import { actsOf, type Gone } from "./phone-acts";
import { type PhoneDraft, readDrafts } from "./sealed-drafts";
import { readLock, unsentCount } from "./store";
import { useIdle } from "./use-idle";
import { useSending } from "./use-sending";
import { useWatch } from "./use-watch";

export type Open = Outbox & {
  key: CryptoKey;
  list: PhoneList | null;
  choice: ListChoice | null;
  drafts: PhoneDraft[];
  heardAt: number;
};

export type PhoneState =
  | { stage: "starting" }
  /** The browser gives no storage at the moment. */
  | { stage: "broken" }
  | { stage: "empty"; gone?: Gone }
  | { stage: "locked"; waiting: number; owner?: string | undefined; left?: number; isBroken?: boolean }
  | ({ stage: "open" } & Open);

/** The list and the outbox of this phone: locked until the PIN opens them, and again when idle. */
export function usePhone() {
  const [phone, setPhone] = useState<PhoneState>({ stage: "starting" });
  const [handedKey] = useState(takeHandedKey);
  const [key, choice] = phone.stage === "open" ? [phone.key, phone.choice] : [null, null];

  const lock = useCallback(async () => {
    const next = await lockedOrEmpty();
    setPhone((now) => (now.stage === "empty" && next.stage === "empty" ? now : next));
  }, []);
  const start = useCallback(async () => {
    const all = handedKey ? await openAll(handedKey).catch(() => null) : null;
    if (all) setPhone({ stage: "open", ...all });
    else await lock();
  }, [handedKey, lock]);
  const forget = useCallback(async (gone: Gone) => {
    await clearPhone(() => setPhone({ stage: "empty", gone })).catch(() => setPhone({ stage: "broken" }));
  }, []);
  const reread = useCallback(async () => {
    if (!key) return;
    const all = await openAll(key);
    setPhone((now) => (now.stage === "open" && now.key === key ? { ...now, ...all } : now));
  }, [key]);

  const { state, sending } = useSending({ key, waits: isWaiting(phone), reread, forget });
  useWatch({ start, lock, forget, reread, isOpen: key !== null });
  useIdle(key !== null, lock);

  const open = useCallback(async (pin: string) => setPhone(await opened(pin)), []);
  const acts = useMemo(
    () => actsOf({ key, choice, lock, forget, reread, sending }),
    [key, choice, lock, forget, reread, sending],
  );
  return { phone, send: state, open, acts };
}

const isWaiting = (phone: PhoneState) =>
  phone.stage === "open" && phone.outbox.some((each) => isReady(each, phone.outbox));

// While a wipe in another tab clears the browser's storage, none can be opened.
const patience = { times: 5, ms: 200 };

async function lockedOrEmpty(left = patience.times): Promise<PhoneState> {
  try {
    const lock = await readLock();
    if (!lock) return { stage: "empty" };
    return { stage: "locked", waiting: await unsentCount(), owner: lock.userName };
  } catch {
    if (left === 0) return { stage: "broken" };
    await new Promise((done) => setTimeout(done, patience.ms));
    return lockedOrEmpty(left - 1);
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

/** The expiry is checked first: an expired list is deleted, not shown. */
async function openAll(key: CryptoKey): Promise<Open> {
  const held = await readList(key).catch(() => null);
  const [outbox, drafts, lock] = [await readOutbox(key), await readDrafts(key), await readLock()];
  const { list = null, choice = null } = held ?? {};
  return { key, list, choice, drafts, ...outbox, heardAt: lock?.heardAt ?? 0 };
}
