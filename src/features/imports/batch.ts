import type { ImportState } from "@/generated/prisma/enums";

type Life = { task?: string; next: readonly ImportState[] };

/** The life of an import: the task that works in each state, and the states that may follow. Who waits for a user has no task. */
const life = {
  uploaded: { next: ["reading", "failed"] },
  reading: { task: "import.read", next: ["mapping", "failed"] },
  mapping: { next: ["reading", "checking", "failed"] },
  checking: { task: "import.check", next: ["ready", "failed"] },
  ready: { next: ["mapping", "reading", "checking", "running", "failed"] },
  running: { task: "import.commit", next: ["done", "failed"] },
  done: { next: ["running", "undoing"] },
  undoing: { task: "import.undo", next: ["undone", "failed"] },
  undone: { next: ["undoing"] },
  failed: { next: ["reading", "checking", "running", "undoing", "failed"] },
} as const satisfies Record<ImportState, Life>;

type StateOf<Shape> = { [S in ImportState]: (typeof life)[S] extends Shape ? S : never }[ImportState];

/** States in which a task of the worker is at work. */
export type WorkState = StateOf<{ task: string }>;
const workStates = ["reading", "checking", "running", "undoing"] as const satisfies readonly WorkState[];

/** States from which an import may come into another. */
export type StateBefore<To extends ImportState> = {
  [S in ImportState]: To extends (typeof life)[S]["next"][number] ? S : never;
}[ImportState];

/** Who works at an import, for half a minute at a time. */
export type Lease = { batchId: string; owner: string };

export const taskOf = (state: WorkState) => life[state].task;
export const workOfTask = (task: string) => workStates.find((state) => life[state].task === task) ?? null;
export const isWorkState = (state: ImportState): state is WorkState =>
  workStates.some((work) => work === state);

/** States in which an import has written nobody, and what it knows of people is of use only until it runs or is thrown away. */
export const waitingStates = [
  "uploaded",
  "reading",
  "mapping",
  "checking",
  "ready",
  "failed",
] as const satisfies readonly ImportState[];

/**
 * Why an import has failed. `refused`: the file can't be read, `refusal` says why. `failed`: its job was tried as often as it may
 * be, in the state `stoppedIn`. `lapsed`: nobody came back to it.
 */
export type Stop = {
  stopReason: "refused" | "failed" | "lapsed" | null;
  stoppedIn: ImportState | null;
  refusal: string | null;
};

/** The work that goes on where it stopped when a user retries; null where there is nothing to retry. */
export function retriedIn({ stopReason, stoppedIn }: Omit<Stop, "refusal">): WorkState | null {
  return stopReason === "failed" && stoppedIn && isWorkState(stoppedIn) ? stoppedIn : null;
}

/** States of the work that may have written people, which only an undo takes back: such an import can't be discarded. */
export const writingStates = ["running", "undoing"] as const satisfies readonly WorkState[];
export const hasWritten = (state: ImportState | null) => writingStates.some((writes) => writes === state);

/** The sentence about it in messages `imports.refusals`; null of an import that has not failed. */
export function stopMessage({ stopReason, stoppedIn, refusal }: Stop): string | null {
  return stopReason === "failed" ? `stopped_${stoppedIn}` : stopReason === "lapsed" ? "lapsed" : refusal;
}

const day = 86_400_000;

/** So long an import waits for a user before it is thrown away, with its file. */
export const waitingDays = 14;

type Waiting = Pick<Stop, "stopReason" | "stoppedIn"> & {
  state: ImportState;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
};

/** When an import that waits is thrown away; null for one that has written people. */
export function discardedAt(batch: Waiting): Date | null {
  const waits = waitingStates.some((state) => state === batch.state) && !hasWritten(batch.stoppedIn);
  if (!waits) return null;
  const last = Math.max(
    ...[batch.createdAt, batch.startedAt, batch.finishedAt].map((at) => at?.getTime() ?? 0),
  );
  return new Date(last + waitingDays * day);
}

const undoDays = 30;

/** What finished before it can't be undone any more. */
export const undoableSince = (now = new Date()) => new Date(now.getTime() - undoDays * day);

/** Until when a finished import can be undone; null when it can't any more. */
export function undoDeadline(finishedAt: Date | null): Date | null {
  if (!finishedAt || finishedAt <= undoableSince()) return null;
  return new Date(finishedAt.getTime() + undoDays * day);
}
