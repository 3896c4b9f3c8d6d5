"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { draftKey } from "@/components/form/draft-storage";
import { forgetLeft, readLeft, writeLeft } from "./left";
import type { Asked, Reachable, Words } from "./reachable";

type Reach = {
  words: Words;
  choose: (asked: Asked) => void;
  leave: (asked: Asked) => void;
  /** The contacts that can be reached from this page: it may have been closed during the call. */
  meet: (person: Reachable) => void;
};

export const ReachContext = createContext<Reach | null>(null);

const loadSheets = () => import("./reach-sheets");
const ChooseSheet = dynamic(() => loadSheets().then((module) => module.ChooseSheet));
const AskedSheet = dynamic(() => loadSheets().then((module) => module.AskedSheet));

/** Opens the phone or WhatsApp without a service of our own, and asks for the outcome on the way back. */
export function ReachProvider({ words, children }: { words: Words; children: ReactNode }) {
  const [choosing, setChoosing] = useState<Asked | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const way = useWayBack(draftKey(words.userId, "reach"), setAsked);
  const reach = useMemo<Reach>(
    () => ({
      words,
      choose: setChoosing,
      meet: way.meet,
      leave: (about) => {
        way.leave(about);
        setChoosing(null);
        // Fetched now: on the way back there may be no signal.
        loadSheets().catch(() => undefined);
      },
    }),
    [words, way],
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

/** Remembers the contact's id alone, also when the phone closes the tab meanwhile. */
function useWayBack(key: string, onBack: (asked: Asked) => void) {
  const people = useRef(new Map<string, Reachable>());
  const isHere = useRef(true);
  const way = useMemo(() => {
    const back = () => {
      const left = readLeft(key);
      const person = left && people.current.get(left.contactId);
      if (!person) return;
      forgetLeft(key);
      onBack({ person, channel: left.channel });
    };
    return {
      back,
      meet: (person: Reachable) => {
        people.current.set(person.contactId, person);
        if (isHere.current) back();
      },
      leave: ({ person, channel }: Asked) => {
        isHere.current = false;
        people.current.set(person.contactId, person);
        writeLeft(key, { contactId: person.contactId, channel });
      },
    };
  }, [key, onBack]);
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== "visible") return;
      isHere.current = true;
      way.back();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [way]);
  return way;
}
