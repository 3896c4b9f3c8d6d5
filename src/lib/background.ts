import { setPriority } from "node:os";

/** Whoever waits for a page comes first: under load such a process gets a quarter of what a page gets, and alone all there is. */
const niceness = 5;

/** Puts a process of ours, or this one, behind the pages. Where the system does not let us, it goes on as it is. */
export function stepBack(pid = 0): void {
  try {
    setPriority(pid, niceness);
  } catch {
    // Gone already, or not allowed.
  }
}
