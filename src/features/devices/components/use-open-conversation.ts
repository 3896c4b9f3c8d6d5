"use client";

import { useState } from "react";
import { newDraft } from "./new-draft";
import type { PhoneDraft } from "./sealed-drafts";

/** The open conversation; after a lock the one that was open opens by itself. */
export function useOpenConversation(drafts: readonly PhoneDraft[]) {
  const [draft, setDraft] = useState<PhoneDraft | null>(() => drafts.find(({ open }) => open) ?? null);
  const resume = (half: PhoneDraft) => setDraft({ ...half, open: true });
  return {
    draft,
    resume,
    stop: () => setDraft(null),
    /** Continues the contact's draft, if there is one. */
    conversation: (person: { id: string; name: string }) => {
      const half = drafts.find(({ contactId, changes }) => contactId === person.id && !changes);
      if (half) resume(half);
      else setDraft(newDraft(person));
    },
  };
}
