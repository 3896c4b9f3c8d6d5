import { type Answer, entryOutcomeOf } from "../outbox";
import { attempt, isReady, readOutbox, settle, unmarkSent, type Waiting } from "./outbox";
import { post, type Refusal, refusalOf } from "./post";
import { changeLock, readLock } from "./store";

export type SendResult = Exclude<Refusal, { kind: "too_large" }> | { kind: "sent" } | { kind: "not_taken" };

const atATime = 20;

/** `passed` is not sent again in this run: it was sent in it, is being changed, or can still be undone (`held`). */
type Run = { held: ReadonlySet<string>; passed: Set<string>; most: number };

/**
 * Sends what waits, in order, from one tab at a time. Each entry is sent once a run, so that none holds up those behind it;
 * what the server refuses stays, with its answer.
 */
export function sendWaiting(key: CryptoKey, held: ReadonlySet<string> = new Set()): Promise<SendResult> {
  return navigator.locks.request("serikat-outbox", async (): Promise<SendResult> => {
    if (navigator.onLine === false) return { kind: "no_signal" };
    return sendAll(key, { held, passed: new Set(held), most: atATime });
  });
}

async function sendAll(key: CryptoKey, run: Run): Promise<SendResult> {
  for (;;) {
    const { outbox } = await readOutbox(key);
    const ready = await attempt(key, sendable(outbox, run.passed).slice(0, run.most));
    if (ready.length === 0)
      return {
        kind: outbox.some((each) => isReady(each, outbox) && isLeft(each, run)) ? "not_taken" : "sent",
      };
    const stop = await sendSome(key, ready, run);
    if (stop) return stop;
  }
}

const isLeft = ({ entry }: Waiting, { passed, held }: Run) => passed.has(entry.id) && !held.has(entry.id);

async function sendSome(key: CryptoKey, ready: readonly Waiting[], run: Run): Promise<SendResult | null> {
  const result = await sendBatch(key, ready);
  if (result.kind === "sent") {
    for (const { entry } of ready) run.passed.add(entry.id);
    return null;
  }
  if (result.kind !== "too_large") return result;
  if (ready.length > 1) run.most = Math.ceil(ready.length / 2);
  else await settle(key, ready.map(tooLarge));
  return null;
}

/** An entry about a new contact is sent with the contact or later. */
function sendable(all: readonly Waiting[], passed: ReadonlySet<string>): Waiting[] {
  const isPassed = ({ entry, state }: Waiting) => state !== "waiting" || passed.has(entry.id);
  const stuck = new Set(
    all.filter((each) => each.entry.kind === "contact" && isPassed(each)).map(({ entry }) => entry.id),
  );
  return all.filter(
    (each) => !isPassed(each) && !(each.entry.kind === "conversation" && stuck.has(each.entry.contactId)),
  );
}

async function sendBatch(key: CryptoKey, ready: readonly Waiting[]): Promise<Refusal | { kind: "sent" }> {
  const lock = await readLock();
  if (!lock) return { kind: "revoked" };
  const { userId } = lock;
  const { id, secret } = lock.device;
  const reply = await post("/api/phone/outbox", {
    ...{ v: 1, device: { id, secret }, userId, sentAt: new Date().toISOString() },
    entries: ready.map(({ entry }) => entry),
  });
  if (reply?.status === 200) {
    const { answers = [] } = reply.body as { answers?: Answer[] };
    await settle(key, fatesOf(ready, answers));
    await changeLock(() => ({ heardAt: Date.now() }));
    return { kind: "sent" };
  }
  const refusal = refusalOf(reply);
  // The server did not look at them: they may still be changed.
  if (refusal.kind !== "no_signal" && refusal.kind !== "server") await unmarkSent(key, ready);
  return refusal;
}

function fatesOf(ready: readonly Waiting[], answers: readonly Answer[]) {
  return answers.flatMap((answer) => {
    const waiting = ready.find(({ entry }) => entry.id === answer.id);
    return waiting ? [{ waiting, ...entryOutcomeOf(answer, waiting.tries) }] : [];
  });
}

function tooLarge(waiting: Waiting) {
  const answer = { id: waiting.entry.id, result: "refused", code: "INVALID", fields: { form: "too_long" } };
  return { waiting, ...entryOutcomeOf(answer as Answer, 0) };
}
