"use client";

import { useEffect } from "react";
import { askState, latestTime } from "./contact-with-server";
import type { Gone } from "./phone-acts";
import { dropList, readLock } from "./store";
import { listen } from "./tabs";

const lookMs = 60_000;

type Watch = {
  isOpen: boolean;
  start: () => Promise<void>;
  lock: () => Promise<void>;
  forget: (gone: Gone) => Promise<void>;
  reread: () => Promise<void>;
};

/** Deletes what is expired or revoked, and follows changes of other tabs. */
export function useWatch({ isOpen, start, lock, forget, reread }: Watch): void {
  useEffect(() => {
    void start();
  }, [start]);
  useEffect(
    () =>
      listen((news) => {
        if (news === "gone") void lock();
        else void reread().catch(() => undefined);
      }),
    [lock, reread],
  );
  useEffect(() => {
    const look = async () => {
      const found = await lookAround();
      if (found === "revoked") await forget("revoked");
      else if (found === "expired" && isOpen) await reread();
    };
    const quietly = () => void look().catch(() => undefined);
    quietly();
    window.addEventListener("online", quietly);
    const timer = setInterval(quietly, lookMs);
    return () => {
      window.removeEventListener("online", quietly);
      clearInterval(timer);
    };
  }, [forget, reread, isOpen]);
}

async function lookAround(): Promise<"revoked" | "expired" | null> {
  const lock = await readLock();
  if (!lock) return null;
  const { expiresAt, device } = lock;
  const isOld = Date.parse(expiresAt) <= (await latestTime());
  const state = await askState(device.secret);
  if (state === "revoked") return state;
  if (!isOld && state !== "expired") return null;
  await dropList((_list, now) => now?.expiresAt === expiresAt);
  return "expired";
}
