import type {
  AskAnswer,
  Channel,
  Evidence,
  Level,
  Outcome,
} from "@/features/conversations/vocabulary.schema";
import type { PhoneEntryInput } from "../outbox.schema";
import { localNow } from "../phone-days";

type Of = { id: string; contactId: string; timeZone: string; now: Date };
type Conversation = Extract<PhoneEntryInput, { kind: "conversation" }>;
type Read = { ok: true; entry: Conversation } | { ok: false; problem: "date" };

/** The form as an entry; the server validates it. */
export function readConversationForm(form: FormData, { id, contactId, timeZone, now }: Of): Read {
  const text = (name: string) => String(form.get(name) ?? "").trim() || undefined;
  const all = (name: string) => form.getAll(name).map(String);
  const chosen = text("followUp")?.replace(/^shift-/, "");
  const dueOn = chosen === "date" ? text("followUpDate") : chosen;
  if (chosen === "date" && !dueOn) return { ok: false, problem: "date" };
  const today = localNow(timeZone, now).day;
  const [level, heldOn, evidence] = [text("assessment"), text("heldOn"), all("evidence[]") as Evidence[]];
  const entry = {
    ...{ kind: "conversation" as const, id, contactId, at: now.toISOString() },
    ...{ outcome: text("outcome") as Outcome, channel: text("channel") as Channel },
    ...{ issueIds: all("issueIds[]"), keeps: all("keeps[]") },
    ...{ ask: text("ask"), askAnswer: text("askAnswer") as AskAnswer | undefined, notes: text("notes") },
    ...(heldOn && heldOn < today && { heldOn }),
    ...(level && { assessment: Number(level) as Level }),
    ...(evidence.length > 0 && { evidence }),
    ...(dueOn && { followUp: { dueOn, promise: text("promise") } }),
  };
  return { ok: true, entry };
}
