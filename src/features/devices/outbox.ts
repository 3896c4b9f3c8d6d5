import type { Namesake } from "@/features/contacts/namesakes.queries";
import type { FieldProblems, RefusalCode } from "@/lib/errors";

/** Where an unsent entry stands; `told`: it arrived, with a remark that has not been read yet. */
export type EntryState = "waiting" | "refused" | "conflict" | "told";

/** Another user was in touch with the same person around the same time. Both are kept; the second is told. */
export type Collision = { by: string; mine: boolean; minutes: number; earlier: boolean };

/** Only `done` and `again` leave the phone; the others stay there with their answer. */
export type Answer =
  | { id: string; result: "done" | "again"; collision?: Collision }
  | { id: string; result: "refused"; code: RefusalCode; fields: FieldProblems }
  | { id: string; result: "conflict"; closed: { by: string | null; state: string } }
  | { id: string; result: "conflict"; namesakes: Namesake[] }
  /** It is about a new contact that was refused. */
  | { id: string; result: "waits" };

type Next = { state: EntryState; attempted: boolean; tries: number; answer?: Answer };

/** What stays of an entry on the phone, if anything, and whether the server has it. */
export type EntryOutcome = { next: Next | null; done: boolean };

/** An entry at which the server fails so often no longer holds up others and is shown. */
export const mostTries = 5;

export function entryOutcomeOf(answer: Answer, tries: number): EntryOutcome {
  const stays = { attempted: false, tries };
  if (answer.result === "refused") return { next: refusedAs(answer, tries), done: false };
  if (answer.result === "conflict") return { next: { ...stays, state: "conflict", answer }, done: false };
  if (answer.result === "waits") return { next: { ...stays, state: "waiting" }, done: false };
  return { next: answer.collision ? { ...stays, state: "told", answer } : null, done: true };
}

function refusedAs(answer: Extract<Answer, { result: "refused" }>, tries: number): Next {
  if (answer.code === "UNAVAILABLE" && tries + 1 < mostTries)
    return { state: "waiting", attempted: true, tries: tries + 1 };
  return { state: "refused", attempted: false, tries: 0, answer };
}

const tolerated = 2 * 60_000;

/** An instant of the phone's clock, corrected by the clock's error at sending. */
export function correctClockSkew(at: string, { sentAt, now }: { sentAt: string; now: Date }): Date {
  const wrong = now.getTime() - Date.parse(sentAt);
  const instant = new Date(Date.parse(at) + (Math.abs(wrong) > tolerated ? wrong : 0));
  return instant > now ? now : instant;
}

/** It says that it was written before the list was taken: the clock was wrong by an unknown amount. */
export const isBefore = (instant: Date, createdAt: Date) =>
  instant.getTime() < createdAt.getTime() - tolerated;
