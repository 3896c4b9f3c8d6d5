"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { PhoneList } from "../lists/rules";
import type { ListChoice } from "../lists/schema";
import type { PhoneEntryInput } from "../outbox/schema";
import { clearPhone } from "./clear";
import { askState, keepList, readList, takeList } from "./contact-with-server";
import { unlock } from "./lock";
import { addEntry, changeEntry, readOutbox, removeEntry, type Waiting } from "./outbox";
import { type SendResult, sendWaiting } from "./sender";
import { dropList, readLock, waitingCount } from "./store";
import { useIdle } from "./use-idle";

export type Open = { key: CryptoKey; list: PhoneList | null; choice: ListChoice | null; outbox: Waiting[] };
export type Gone = "revoked" | "tries" | "cleared";

export type PhoneState =
  | { stage: "starting" }
  | { stage: "empty"; gone?: Gone }
  | { stage: "locked"; waiting: number; left?: number }
  | ({ stage: "open" } & Open);

export type SendState = SendResult | "sending" | null;

const channelName = "serikat-phone";
const retryMs = 20_000;

/** The list and the outbox of this phone: locked until the PIN opens them, and again when nobody touches it. */
export function usePhone() {
  const [phone, setPhone] = useState<PhoneState>({ stage: "starting" });
  const [send, setSend] = useState<SendState>(null);
  const key = phone.stage === "open" ? phone.key : null;

  const lock = useCallback(async () => setPhone(await lockedOrEmpty()), []);
  const forget = useCallback(async (gone: Gone) => {
    await clearPhone();
    setPhone({ stage: "empty", gone });
  }, []);
  const reread = useCallback(async () => {
    if (!key) return;
    const outbox = await readOutbox(key);
    setPhone((now) => (now.stage === "open" ? { ...now, outbox } : now));
  }, [key]);

  const sendNow = useSend({ key, setSend, reread, forget });

  useStart(lock, forget);
  useIdle(key !== null, lock);
  useRetry({ key, sendNow, reread, waits: isWaiting(phone) });

  const open = async (pin: string) => {
    const result = await unlock(pin);
    if ("key" in result) return setPhone({ stage: "open", ...(await openAll(result.key)) });
    if (result.left === 0) return setPhone({ stage: "empty", gone: "tries" });
    const { left } = result;
    setPhone({ stage: "locked", waiting: await waitingCount(), left });
  };
  const act = async (change: (key: CryptoKey) => Promise<void>) => {
    if (!key) return;
    await change(key);
    await reread();
    tell();
    if (navigator.onLine) void sendNow();
  };
  const renew = async () => {
    const held = await readLock();
    if (phone.stage !== "open" || !phone.choice || !held) return;
    const taken = await takeList(held.device, phone.choice);
    if (!taken.ok) return taken.why === "revoked" ? forget("revoked") : setSend(asSend(taken.why));
    await keepList(phone.key, { list: taken.list, choice: phone.choice });
    setPhone({ ...phone, list: taken.list });
  };
  return {
    phone,
    send,
    open,
    lock,
    renew,
    sendNow,
    clear: () => forget("cleared"),
    add: (entry: PhoneEntryInput, name: string) => act((held) => addEntry(held, { entry, name })),
    change: (waiting: Waiting) => act((held) => changeEntry(held, waiting)),
    remove: (seq: number) => act(() => removeEntry(seq)),
  };
}

type Send = {
  key: CryptoKey | null;
  setSend: (state: SendState) => void;
  reread: () => Promise<void>;
  forget: (gone: Gone) => Promise<void>;
};

/** One sending at a time; whoever asks meanwhile gets one more after it, not one each. */
function useSend({ key, setSend, reread, forget }: Send) {
  const turn = useRef({ running: false, asked: false });
  return useCallback(async () => {
    if (!key) return;
    turn.current.asked = true;
    if (turn.current.running) return;
    turn.current.running = true;
    try {
      while (turn.current.asked) {
        turn.current.asked = false;
        setSend("sending");
        const result = await sendWaiting(key);
        if (result === "revoked") return await forget("revoked");
        await reread();
        setSend(result);
        tell();
      }
    } finally {
      turn.current.running = false;
    }
  }, [key, setSend, reread, forget]);
}

export type PhoneActs = Omit<ReturnType<typeof usePhone>, "phone" | "send">;

const isWaiting = (phone: PhoneState) =>
  phone.stage === "open" && phone.outbox.some(({ state }) => state === "waiting");

const asSend = (why: "no_signal" | "signed_out" | "refused"): SendState =>
  why === "refused" ? "no_signal" : why;

async function lockedOrEmpty(): Promise<PhoneState> {
  return (await readLock()) ? { stage: "locked", waiting: await waitingCount() } : { stage: "empty" };
}

/** The list's end is looked at before anything else is: an old one is deleted, not shown. */
async function openAll(key: CryptoKey): Promise<Open> {
  const held = await readList(key);
  return { key, list: held?.list ?? null, choice: held?.choice ?? null, outbox: await readOutbox(key) };
}

/** At the start, and whenever there is signal again: what is too old or was revoked goes. */
function useStart(lock: () => Promise<void>, forget: (gone: Gone) => Promise<void>) {
  useEffect(() => {
    const look = async () => {
      const held = await readLock();
      if (!held) return;
      if (Date.parse(held.expiresAt) < Date.now()) await dropList();
      if ((await askState(held.device.secret)) === "revoked") await forget("revoked");
    };
    void lock().then(look);
    window.addEventListener("online", look);
    const timer = setInterval(look, 60_000);
    return () => {
      window.removeEventListener("online", look);
      clearInterval(timer);
    };
  }, [lock, forget]);
}

type Retry = {
  key: CryptoKey | null;
  waits: boolean;
  sendNow: () => Promise<void>;
  reread: () => Promise<void>;
};

/** Sends when the phone is opened, when signal comes back, and again every while; other tabs tell us what they did. */
function useRetry({ key, waits, sendNow, reread }: Retry) {
  useEffect(() => {
    if (!key) return;
    void sendNow();
    const other = new BroadcastChannel(channelName);
    other.onmessage = () => void reread();
    const again = () => void sendNow();
    window.addEventListener("online", again);
    return () => {
      other.close();
      window.removeEventListener("online", again);
    };
  }, [key, sendNow, reread]);
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => void sendNow(), retryMs);
    return () => clearInterval(timer);
  }, [waits, sendNow]);
}

function tell(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage("changed");
  channel.close();
}
