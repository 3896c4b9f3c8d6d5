import type { FormValues } from "@/components/form/draft-storage";
import { asHolder, openValue, sealValue } from "./lock";
import { database, draftKeys } from "./store";

export type PhoneDraft = {
  /** The id that the entry will have: saved twice it is one. */
  id: string;
  contactId: string;
  name: string;
  values: FormValues;
  /** It was open when it was last written, and opens by itself. */
  open: boolean;
  /** It changes an entry that waits in the outbox. */
  changes: boolean;
};

export const draftKey = (id: string) => `draft:${id}`;

/** Sealed: a draft survives a lock, a reload and a killed browser, until it is saved or discarded. */
export async function keepDraft(key: CryptoKey, draft: PhoneDraft): Promise<void> {
  const place = draftKey(draft.id);
  const sealed = await sealValue(key, place, draft);
  await asHolder(key, async (tx) => {
    const isSaved = await tx.objectStore("outbox").index("id").getKey(draft.id);
    if (!isSaved || draft.changes) await tx.objectStore("sealed").put(sealed, place);
  });
}

/** Those that can be decrypted. */
export async function readDrafts(key: CryptoKey): Promise<PhoneDraft[]> {
  const db = await database();
  const places = await db.getAllKeys("sealed", draftKeys());
  const drafts = await Promise.all(
    places.map(async (place) => {
      const sealed = await db.get("sealed", place);
      return sealed ? openValue<PhoneDraft>(key, place, sealed).catch(() => null) : null;
    }),
  );
  return drafts.filter((draft) => draft !== null);
}

export async function dropDraft(id: string): Promise<void> {
  await (await database()).delete("sealed", draftKey(id));
}
