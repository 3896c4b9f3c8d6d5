const prefix = "serikat.draft.";

export type Typed = [name: string, value: string][];

/** What stood in a form, with the ids that were made for it. */
export type Draft = {
  /** When it was last touched, as an ISO instant. */
  at: string;
  ids: Record<string, string>;
  values: Typed;
  /** All that was sent and not answered yet. */
  sent?: Typed;
};

/** Names a draft: whose it is, and of what. */
export const draftKey = (userId: string, ...of: string[]) => [userId, ...of].join(".");

/** In this tab's session storage alone: it outlives a reload, a closed sheet and the end of a session, not the tab. */
export function keepDraft(key: string, draft: Draft): void {
  quietly(() => sessionStorage.setItem(prefix + key, JSON.stringify(draft)));
}

export function readDraft(key: string): Draft | null {
  const kept = quietly(() => sessionStorage.getItem(prefix + key));
  const draft = kept ? quietly(() => JSON.parse(kept) as Partial<Draft> | null) : null;
  if (!draft || !Array.isArray(draft.values)) return null;
  return { at: "", ids: {}, ...draft, values: draft.values };
}

export function forgetDraft(key: string): void {
  quietly(() => sessionStorage.removeItem(prefix + key));
}

/** The keys of what is kept for somebody. */
export function draftsOf(userId: string): string[] {
  return kept().filter((key) => key.startsWith(draftKey(userId, "")));
}

/** For the sign-out. */
export function forgetAllDrafts(): void {
  for (const key of kept()) forgetDraft(key);
}

/** Whoever signs in on this device finds nothing that somebody else typed. */
export function forgetDraftsOfOthers(userId: string): void {
  const own = new Set(draftsOf(userId));
  for (const key of kept()) if (!own.has(key)) forgetDraft(key);
}

function kept(): string[] {
  const keys = quietly(() => Object.keys(sessionStorage)) ?? [];
  return keys.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
}

// Storage may be switched off; the draft is a comfort, not a promise.
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
