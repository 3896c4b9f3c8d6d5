import { expect, it } from "vitest";
import { discardedAt, hasWritten, retriedIn, stopMessage, undoDeadline, workOfTask } from "./batch";

const created = new Date("2026-11-01T00:00:00Z");
const batch = { state: "ready", stopReason: null, stoppedIn: null } as const;
const times = { createdAt: created, startedAt: null, finishedAt: null };
const stopped = (stoppedIn: "checking" | "running") =>
  ({ ...times, state: "failed", stopReason: "failed", stoppedIn }) as const;

it("finds the work of a task, and none of a task of another feature", () => {
  expect([workOfTask("import.commit"), workOfTask("duplicates.scan")]).toEqual(["running", null]);
});

it("retries the work whose job failed", () => {
  expect(retriedIn({ stopReason: "failed", stoppedIn: "undoing" })).toBe("undoing");
});

it.each(["refused", "lapsed", null] as const)("retries nothing of an import that is %s", (stopReason) => {
  expect(retriedIn({ stopReason, stoppedIn: "reading" })).toBeNull();
});

it("counts only the commit and the undo as work that has written people", () => {
  const states = ["reading", "checking", "running", "undoing"] as const;
  expect(states.filter(hasWritten)).toEqual(["running", "undoing"]);
});

it.each([
  [{ stopReason: "failed", stoppedIn: "running", refusal: null }, "stopped_running"],
  [{ stopReason: "lapsed", stoppedIn: "ready", refusal: null }, "lapsed"],
  [{ stopReason: "refused", stoppedIn: "reading", refusal: "empty_file" }, "empty_file"],
  [{ stopReason: null, stoppedIn: null, refusal: null }, null],
] as const)("says of %j: %s", (stop, message) => {
  expect(stopMessage(stop)).toBe(message);
});

it("discards what waits fourteen days after its last work", () => {
  const finishedAt = new Date("2026-11-03T00:00:00Z");
  expect(discardedAt({ ...batch, ...times, finishedAt })).toEqual(new Date("2026-11-17T00:00:00Z"));
});

it("discards a check that stopped, and never what may have written people", () => {
  expect(discardedAt(stopped("checking"))).toEqual(new Date("2026-11-15T00:00:00Z"));
  expect(discardedAt(stopped("running"))).toBeNull();
  expect(discardedAt({ ...batch, ...times, state: "done" })).toBeNull();
});

it("gives thirty days to undo a finished import", () => {
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  expect(undoDeadline(ago(29))?.getTime()).toBeGreaterThan(Date.now());
  expect([undoDeadline(ago(31)), undoDeadline(null)]).toEqual([null, null]);
});
