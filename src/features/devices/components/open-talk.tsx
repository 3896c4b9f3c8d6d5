"use client";

import { type ReactNode, useEffect } from "react";
import type { PhoneEntryInput } from "../outbox.schema";
import type { PhoneList, PhonePerson } from "../phone-list";
import type { Draft } from "./drafts";
import { personNamed } from "./half-done";
import type { Waiting } from "./outbox";
import type { Acted, PhoneActs } from "./phone-acts";
import { TalkSheet } from "./talk-sheet";

type Named = { id: string; name: string };
type OpenTalkProps = {
  draft: Draft;
  list: PhoneList;
  people: readonly PhonePerson[];
  outbox: readonly Waiting[];
  next: Named | null;
  acts: PhoneActs;
  save: (entry: PhoneEntryInput, person: Named) => Promise<Acted>;
  /** With whom to go on. */
  onDone: (next: Named | null) => void;
};

/** A talk with somebody, new or written anew: one that waits in the outbox is not sent under the pen. */
export function OpenTalk(props: OpenTalkProps): ReactNode {
  const { draft, list, people, outbox, next, acts, save, onDone } = props;
  const { id, name, contactId, changes } = draft;
  const { hold, release } = acts;
  useEffect(() => {
    if (!changes) return;
    hold(id);
    return () => release(id);
  }, [id, changes, hold, release]);
  const keep = (entry: PhoneEntryInput) => {
    if (!changes) return save(entry, { id, name });
    const before = outbox.find((waiting) => waiting.entry.id === id)?.entry.at ?? entry.at;
    const at = before < list.takenAt ? entry.at : before;
    return acts.change({ entry: { ...entry, at }, name });
  };
  return (
    <TalkSheet
      acts={acts}
      draft={draft}
      list={list}
      next={changes ? null : next}
      onClose={() => onDone(null)}
      onSave={async (entry, goesOn) => {
        const result = await keep(entry);
        if (result === "kept") onDone(goesOn && !changes ? next : null);
        return result;
      }}
      person={personNamed(people, { id: contactId, name })}
    />
  );
}
