"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { Template } from "@/features/templates/queries";
import type { LastContact } from "../../collisions/queries";

export type Reachable = {
  contactId: string;
  name: string;
  /** E.164. */
  phone: string;
  last: LastContact | null;
  logHref: string;
};

export type ReachChannel = "phone" | "whatsapp";

export type Words = {
  templates: readonly Template[];
  organiser: string;
  union: string;
  /** The language in which a message is offered first. */
  locale: "id" | "en";
};

export type Asked = { person: Reachable; channel: ReachChannel };

type Reach = {
  words: Words;
  /** Shows what to know, and what to send, before leaving. */
  choose: (asked: Asked) => void;
  /** The browser is on its way to the call or the chat. */
  leave: (asked: Asked) => void;
};

export const ReachContext = createContext<Reach | null>(null);

const loadSheets = () => import("./reach-sheets");
const ChooseSheet = dynamic(() => loadSheets().then((module) => module.ChooseSheet));
const AskedSheet = dynamic(() => loadSheets().then((module) => module.AskedSheet));

const forgottenAfterMs = 3_600_000;

/** Calls and messages without a service of our own: leave for the other app, and be asked about it on the way back. */
export function ReachProvider({ words, children }: { words: Words; children: ReactNode }) {
  const [choosing, setChoosing] = useState<Asked | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const left = useRef<{ asked: Asked; at: number } | null>(null);

  useEffect(() => {
    const back = () => {
      if (document.visibilityState !== "visible" || !left.current) return;
      const { asked: about, at } = left.current;
      left.current = null;
      if (Date.now() - at < forgottenAfterMs) setAsked(about);
    };
    document.addEventListener("visibilitychange", back);
    return () => document.removeEventListener("visibilitychange", back);
  }, []);

  const reach = useMemo<Reach>(
    () => ({
      words,
      choose: setChoosing,
      leave: (about) => {
        left.current = { asked: about, at: Date.now() };
        setChoosing(null);
        // Fetched now: on the way back there may be no signal.
        loadSheets().catch(() => undefined);
      },
    }),
    [words],
  );
  return (
    <ReachContext value={reach}>
      {children}
      {choosing ? (
        <ChooseSheet asked={choosing} onClose={() => setChoosing(null)} onLeave={reach.leave} words={words} />
      ) : null}
      {asked ? <AskedSheet asked={asked} onClose={() => setAsked(null)} /> : null}
    </ReachContext>
  );
}
