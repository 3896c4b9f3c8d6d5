import type { Namesake } from "@/features/contacts/namesakes/queries";
import type { FieldProblems, RefusalCode } from "@/lib/errors";

/** Somebody was in touch with the same person around the same time. Both are kept; the second is told. */
export type Collision = { by: string; mine: boolean; minutes: number; earlier: boolean };

/** What became of one entry. Only `done` and `again` leave the phone; the others stay there with their words. */
export type Answer =
  | { id: string; result: "done" | "again"; collision?: Collision }
  | { id: string; result: "refused"; code: RefusalCode; fields: FieldProblems }
  | { id: string; result: "conflict"; closed: { by: string | null; state: string } }
  | { id: string; result: "conflict"; namesakes: Namesake[] }
  /** It is about a new contact that was not taken. */
  | { id: string; result: "waits" };

const tolerated = 2 * 60_000;

/** An instant of the phone's clock, put right by how wrong the clock was at sending. */
export function putRight(at: string, { sentAt, now }: { sentAt: string; now: Date }): Date {
  const wrong = now.getTime() - Date.parse(sentAt);
  const instant = new Date(Date.parse(at) + (Math.abs(wrong) > tolerated ? wrong : 0));
  return instant > now ? now : instant;
}

/** Whether the phone says that it wrote this before it had its list: its clock was wrong, and nobody knows by how much. */
export const isBefore = (instant: Date, createdAt: Date) =>
  instant.getTime() < createdAt.getTime() - tolerated;
