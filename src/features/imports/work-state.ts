/** The task that works in each state of an import. */
export const taskOf = {
  reading: "import.read",
  checking: "import.check",
  running: "import.commit",
  undoing: "import.undo",
} as const;
export type WorkState = keyof typeof taskOf;

const states = Object.keys(taskOf) as WorkState[];

/** Why a batch stands still: its job was tried as often as it may be. A sentence in messages `imports.refusals.<code>`. */
export const stoppedIn = (state: WorkState) => `stopped_${state}` as const;

/** In which work an import stopped that can be tried again; null for a file that was refused. */
export function workStoppedIn(refusal: string | null): WorkState | null {
  return states.find((state) => stoppedIn(state) === refusal) ?? null;
}

export function workOfTask(task: string): WorkState | null {
  return states.find((state) => taskOf[state] === task) ?? null;
}

/** Whether an import that stopped there may have written people, which only an undo takes back. */
export const hasWritten = (state: WorkState | null) => state === "running" || state === "undoing";
