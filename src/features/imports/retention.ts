import type { ImportState } from "@/generated/prisma/enums";
import { hasWritten, workStoppedIn } from "./work-state";

const day = 86_400_000;
/** The refusal of an import that was waiting for too long. */
export const lapsed = "lapsed";

/** So long an import waits for somebody before it is thrown away, with its file. */
export const waitingDays = 14;

type Waiting = {
  state: ImportState;
  refusal: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
};

/** States in which an import has written nobody, and what it knows of people is of use only until it runs or is thrown away. */
export const waitingStates = ["uploaded", "reading", "mapping", "checking", "ready", "failed"] as const;

/** When an import that waits is thrown away; null for one that has written people. */
export function discardedAt({ state, refusal, createdAt, startedAt, finishedAt }: Waiting): Date | null {
  const waits = waitingStates.some((waiting) => waiting === state) && !hasWritten(workStoppedIn(refusal));
  if (!waits) return null;
  const last = Math.max(...[createdAt, startedAt, finishedAt].map((at) => at?.getTime() ?? 0));
  return new Date(last + waitingDays * day);
}
