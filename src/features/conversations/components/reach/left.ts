import { forgetDraft, keepDraft, readDraft } from "@/components/form/draft-storage";
import type { ReachChannel } from "./reachable";

type Left = { contactId: string; channel: ReachChannel };

const forgottenAfterMs = 3_600_000;

export function writeLeft(key: string, ids: Left): void {
  keepDraft(key, { at: new Date().toISOString(), ids, values: [] });
}

export function readLeft(key: string): Left | null {
  const draft = readDraft(key);
  if (!draft) return null;
  const { contactId, channel } = draft.ids;
  const isFresh = Date.now() - Date.parse(draft.at) < forgottenAfterMs;
  if (!isFresh || !contactId) return null;
  return { contactId, channel: channel === "whatsapp" ? "whatsapp" : "phone" };
}

export const forgetLeft = forgetDraft;
