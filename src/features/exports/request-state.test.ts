import { describe, expect, it } from "vitest";
import { exceeds } from "./limits";
import { stateOf } from "./request-state";

const now = new Date("2026-11-30T03:00:00Z");
const later = new Date("2026-11-30T03:00:01Z");
const asked = { needsApproval: false, approved: null, takenAt: null, expiresAt: later };

describe("a request for an export", () => {
  it.each([
    ["ready", asked, "below the limit"],
    ["waiting", { ...asked, needsApproval: true }, "above it"],
    ["ready", { ...asked, needsApproval: true, approved: true }, "approved"],
    ["refused", { ...asked, needsApproval: true, approved: false }, "refused"],
    ["expired", { ...asked, expiresAt: now }, "at its last moment"],
    ["expired", { ...asked, needsApproval: true, expiresAt: now }, "not decided in time"],
    ["taken", { ...asked, takenAt: now, expiresAt: now }, "fetched, whatever the time"],
  ] as const)("is %s (case %#)", (state, request, _why) => expect(stateOf(request, now)).toBe(state));
});

describe("a limit", () => {
  it.each([
    ["organiser", 100, 0, false],
    ["organiser", 101, 0, true],
    ["coordinator", 1, 1_000, true],
    ["admin", 10_000, 0, false],
    ["organiser", 0, 100, false],
  ] as const)("of %s for %i people after %i that day: exceeded is %s", (role, people, before, over) =>
    expect(exceeds({ role, people, before })).toBe(over),
  );
});
