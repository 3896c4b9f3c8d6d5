"use client";

import { type ReactNode, useEffect } from "react";
import type { PhoneEntryInput } from "../outbox.schema";
import type { PhoneList, PhonePerson } from "../phone-list";
import { ConversationSheet } from "./conversation-sheet";
import { personNamed } from "./new-draft";
import type { Waiting } from "./outbox";
import type { Acted, PhoneActs } from "./phone-acts";
import type { PhoneDraft } from "./sealed-drafts";

type Named = { id: string; name: string };
type OpenConversationProps = {
  draft: PhoneDraft;
  list: PhoneList;
  people: readonly PhonePerson[];
  outbox: readonly Waiting[];
  next: Named | null;
  acts: PhoneActs;
  save: (entry: PhoneEntryInput, person: Named) => Promise<Acted>;
  onDone: (next: Named | null) => void;
};

/** The form of one conversation. While it changes an entry of the outbox, that entry is not sent. */
export function OpenConversation(props: OpenConversationProps): ReactNode {
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
    <ConversationSheet
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
