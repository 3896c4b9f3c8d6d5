import { forgetDraft, readDraft } from "@/components/form/draft-storage";
import { editConversationAction } from "../edits.actions";
import { logGroupAction } from "../groups.actions";
import { logFilled } from "./log-filled";
import { groupOf } from "./participants";

/** Sends the drafts of closed forms under their old ids. True when all have been saved. */
export async function sendDrafts(keys: readonly string[]): Promise<boolean> {
  const answers: boolean[] = [];
  for (const key of keys) answers.push(await sendDraft(key));
  return answers.every(Boolean);
}

async function sendDraft(key: string): Promise<boolean> {
  const draft = readDraft(key);
  if (!draft?.sent) return false;
  const form = new FormData();
  for (const [name, value] of draft.sent) form.append(name, value);
  const { ok } = await senderOf(key)(form, draft.ids);
  if (ok) forgetDraft(key);
  return ok;
}

type Sender = (form: FormData, ids: Record<string, string>) => Promise<{ ok: boolean }>;

function senderOf(key: string): Sender {
  const [, kind] = key.split(".");
  if (kind === "edit") {
    return (form) => {
      form.delete("ask");
      return editConversationAction(null, form);
    };
  }
  if (kind === "group") return (form, ids) => logGroupAction(groupOf({ ids, form }));
  return logFilled;
}
