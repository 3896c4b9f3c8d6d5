import { asHolder, openValue, sealValue } from "./lock";
import { database, draftKeys } from "./store";

export type Draft = {
  /** The id that the entry will have: saved twice it is one. */
  id: string;
  contactId: string;
  name: string;
  values: [string, string][];
  /** Its sheet was open when it was last written: it opens by itself. */
  open: boolean;
  /** It writes an entry anew that waits in the outbox. */
  changes: boolean;
};

export const draftKey = (id: string) => `draft:${id}`;

/** What is half written, sealed like all else: it outlives a lock, a reload and a killed browser, until saved or discarded. */
export async function keepDraft(key: CryptoKey, draft: Draft): Promise<void> {
  const place = draftKey(draft.id);
  const sealed = await sealValue(key, place, draft);
  await asHolder(key, async (tx) => {
    const isSaved = await tx.objectStore("outbox").index("id").getKey(draft.id);
    if (!isSaved || draft.changes) await tx.objectStore("sealed").put(sealed, place);
  });
}

/** Those that can be read. */
export async function readDrafts(key: CryptoKey): Promise<Draft[]> {
  const db = await database();
  const places = await db.getAllKeys("sealed", draftKeys());
  const drafts = await Promise.all(
    places.map(async (place) => {
      const sealed = await db.get("sealed", place);
      return sealed ? openValue<Draft>(key, place, sealed).catch(() => null) : null;
    }),
  );
  return drafts.filter((draft) => draft !== null);
}

export async function dropDraft(id: string): Promise<void> {
  await (await database()).delete("sealed", draftKey(id));
}

/** Puts values back into a form; what lies behind a "more" is unfolded first. */
export function fillForm(form: HTMLFormElement, values: readonly [string, string][]): void {
  for (const more of form.querySelectorAll<HTMLElement>("[aria-expanded=false]")) more.click();
  requestAnimationFrame(() => {
    for (const [name, value] of values) setValue(form, name, value);
  });
}

function setValue(form: HTMLFormElement, name: string, value: string): void {
  const fields = [...form.elements].filter(
    (field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement,
  );
  for (const field of fields.filter((each) => each.name === name && each.type !== "hidden")) {
    if (field.type === "radio" || field.type === "checkbox") {
      if (field.value === value && field instanceof HTMLInputElement) field.checked = true;
    } else if (field.value === "" || name === "heldOn") field.value = value;
  }
}
