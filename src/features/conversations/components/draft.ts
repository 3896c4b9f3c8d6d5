const prefix = "serikat.draft.log.";
const words = ["promise", "notes"] as const;

/**
 * The words typed so far, for a reload in between: in this tab's session storage alone, gone with a save, the sign-out or the tab.
 */
export function keepDraft(contactId: string, form: HTMLFormElement): void {
  const data = new FormData(form);
  const typed = Object.fromEntries(words.map((name) => [name, String(data.get(name) ?? "")]));
  if (Object.values(typed).every((text) => text === "")) forgetDraft(contactId);
  else quietly(() => sessionStorage.setItem(prefix + contactId, JSON.stringify(typed)));
}

export function restoreDraft(contactId: string, form: HTMLFormElement): void {
  const kept = quietly(() => sessionStorage.getItem(prefix + contactId));
  if (!kept) return;
  const typed = quietly(() => JSON.parse(kept) as Record<string, unknown>) ?? {};
  for (const name of words) {
    const field = form.elements.namedItem(name);
    const text = typed[name];
    const isWords = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
    if (isWords && typeof text === "string" && field.value === "") field.value = text;
  }
}

export function forgetDraft(contactId: string): void {
  quietly(() => sessionStorage.removeItem(prefix + contactId));
}

/** For the sign-out button. */
export function forgetAllDrafts(): void {
  quietly(() => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  });
}

// Storage may be switched off; the draft is a comfort, not a promise.
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
