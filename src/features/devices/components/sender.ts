import type { Answer } from "../outbox/rules";
import { changeEntry, readOutbox, removeEntry, type Waiting } from "./outbox";
import { readLock } from "./store";

export type SendResult = "sent" | "no_signal" | "signed_out" | "other_user" | "revoked" | "not_taken";

const atATime = 20;
const patience = 30_000;

/** Sends what waits, in its order, from one tab at a time. What the server doesn't take stays, with its answer. */
export function sendWaiting(key: CryptoKey): Promise<SendResult> {
  return navigator.locks.request("serikat-outbox", async () => {
    for (;;) {
      const ready = sendable(await readOutbox(key)).slice(0, atATime);
      if (ready.length === 0) return "sent";
      const result = await sendBatch(key, ready);
      if (result !== "sent") return result;
    }
  });
}

/** What is about a new contact goes with her or after her, never before. */
function sendable(all: readonly Waiting[]): Waiting[] {
  const stuck = new Set(
    all
      .filter(({ entry, state }) => entry.kind === "contact" && state !== "waiting")
      .map(({ entry }) => entry.id),
  );
  return all.filter(
    ({ entry, state }) =>
      state === "waiting" && !(entry.kind === "conversation" && stuck.has(entry.contactId)),
  );
}

async function sendBatch(key: CryptoKey, ready: readonly Waiting[]): Promise<SendResult> {
  const lock = await readLock();
  if (!lock) return "revoked";
  const { userId } = lock;
  const { id, secret } = lock.device;
  const body = {
    ...{ device: { id, secret }, userId, sentAt: new Date().toISOString() },
    entries: ready.map(({ entry }) => entry),
  };
  const response = await post("/api/phone/outbox", body);
  if (!response) return "no_signal";
  if (!response.ok) return refusalOf(response);
  const { answers } = (await response.json()) as { answers: Answer[] };
  const progress = await Promise.all(answers.map((answer) => take(key, ready, answer)));
  return progress.includes(true) ? "sent" : "not_taken";
}

/** True when the entry waits no longer. */
async function take(key: CryptoKey, ready: readonly Waiting[], answer: Answer): Promise<boolean> {
  const waiting = ready.find(({ entry }) => entry.id === answer.id);
  if (!waiting || answer.result === "waits") return false;
  if (answer.result === "done" || answer.result === "again") {
    if (answer.collision) await changeEntry(key, { ...waiting, state: "told", answer });
    else await removeEntry(waiting.seq);
    return true;
  }
  // The database was away for a moment: nothing is wrong with the entry.
  if (answer.result === "refused" && answer.code === "UNAVAILABLE") return false;
  const state = answer.result === "conflict" ? "conflict" : "refused";
  await changeEntry(key, { ...waiting, state, answer });
  return true;
}

export async function post(path: string, body: unknown): Promise<Response | null> {
  try {
    return await fetch(path, {
      method: "POST",
      cache: "no-store",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
  } catch {
    return null;
  }
}

async function refusalOf(response: Response): Promise<SendResult> {
  if (response.status === 401) return "signed_out";
  const { fields } = (await response.json().catch(() => ({}))) as { fields?: Record<string, string> };
  if (fields?.device === "revoked") return "revoked";
  if (fields?.user === "other" || fields?.device === "other") return "other_user";
  return "no_signal";
}
