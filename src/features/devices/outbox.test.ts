import { expect, it } from "vitest";
import { type Answer, correctClockSkew, entryOutcomeOf, mostTries } from "./outbox";

const answer = (more: object) => ({ id: "one", ...more }) as Answer;

it("what arrived leaves the phone, unless there is something to tell", () => {
  expect(entryOutcomeOf(answer({ result: "again" }), 2)).toEqual({ next: null, done: true });
  const collision = { by: "Joko", mine: false, minutes: 3, earlier: true };
  expect(entryOutcomeOf(answer({ result: "done", collision }), 0)).toMatchObject({
    next: { state: "told", answer: { collision } },
    done: true,
  });
});

it("what the server fails at is tried again, and after some tries shown", () => {
  const failed = answer({ result: "refused", code: "UNAVAILABLE", fields: {} });
  const fates = Array.from({ length: mostTries }, (_, tries) => entryOutcomeOf(failed, tries).next?.state);
  expect(fates).toEqual([...Array(mostTries - 1).fill("waiting"), "refused"]);
  expect(entryOutcomeOf(failed, 0).next).toMatchObject({ attempted: true, tries: 1 });
  expect(entryOutcomeOf(answer({ result: "refused", code: "INVALID", fields: {} }), 0).next?.state).toBe(
    "refused",
  );
  expect(entryOutcomeOf(answer({ result: "waits" }), 1).next).toMatchObject({
    state: "waiting",
    attempted: false,
  });
});

it("puts an instant right by how wrong the clock was at sending", () => {
  const now = new Date("2026-11-25T10:00:00Z");
  const right = (at: string, sentAt: string) => correctClockSkew(at, { sentAt, now }).toISOString();
  expect(right("2026-11-25T09:00:00Z", "2026-11-25T09:59:00Z")).toBe("2026-11-25T09:00:00.000Z");
  expect(right("2026-11-25T10:30:00Z", "2026-11-25T11:00:00Z")).toBe("2026-11-25T09:30:00.000Z");
  expect(right("2026-11-25T10:01:00Z", "2026-11-25T10:01:30Z")).toBe(now.toISOString());
});
