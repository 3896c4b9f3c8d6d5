const prefix = "serikat.draft.";

export type FormValues = [name: string, value: string][];

export type Draft = {
  /** An ISO instant. */
  at: string;
  ids: Record<string, string>;
  values: FormValues;
  /** Sent, and not answered yet. */
  sent?: FormValues;
};

export const draftKey = (userId: string, ...of: string[]) => [userId, ...of].join(".");

/** In this tab's session storage: survives a reload, a closed form and the end of a session, not the tab. */
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

export function draftsOf(userId: string): string[] {
  return kept().filter((key) => key.startsWith(draftKey(userId, "")));
}

export function forgetAllDrafts(): void {
  for (const key of kept()) forgetDraft(key);
}

export function forgetDraftsOfOthers(userId: string): void {
  const own = new Set(draftsOf(userId));
  for (const key of kept()) if (!own.has(key)) forgetDraft(key);
}

function kept(): string[] {
  const keys = quietly(() => Object.keys(sessionStorage)) ?? [];
  return keys.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
}

// Storage may be switched off: then there are no drafts.
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
