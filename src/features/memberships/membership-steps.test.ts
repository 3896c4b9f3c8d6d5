import { describe, expect, it } from "vitest";
import { reopenable, undoableEnd } from "./membership-steps";
import type { Application, MemberSpan } from "./queries";

const span = (
  from: string,
  until: string | null,
  ending: string | null = until && "resigned",
): MemberSpan => ({
  ...{ id: from, from, until, ending, category: null, cardNumber: null },
  ...{ cameFrom: null, elsewhereSince: null, wentTo: null },
});
const decided = (state: Application["state"], decidedOn: string | null): Application => ({
  ...{ id: "x", appliedOn: "2025-01-01", state, decidedOn, decision: null },
});

describe("the end that can be undone", () => {
  it.each([
    ["the last one", [span("2025-01-01", "2025-02-01")], "2025-01-01"],
    [
      "none while the membership is open",
      [span("2025-03-01", null), span("2025-01-01", "2025-02-01")],
      undefined,
    ],
    [
      "that before the present category",
      [span("2025-02-01", null), span("2025-01-01", "2025-02-01", "category")],
      "2025-01-01",
    ],
    ["none that was an error", [span("2025-01-01", "2025-01-01", "entered_in_error")], undefined],
    ["none without a membership", [], undefined],
  ])("is %s", (_what, spans, id) => {
    expect(undoableEnd({ spans })?.id).toBe(id);
  });
});

describe("the decision that can be undone", () => {
  it.each([
    [
      "an acceptance whose membership runs",
      [decided("accepted", "2025-01-05")],
      [span("2025-01-05", null)],
      "x",
    ],
    [
      "no acceptance whose membership ended",
      [decided("accepted", "2025-01-05")],
      [span("2025-01-05", "2025-02-01")],
      undefined,
    ],
    ["a refusal", [decided("rejected", "2025-01-05")], [], "x"],
    ["no refusal of a member", [decided("rejected", "2025-01-05")], [span("2025-02-05", null)], undefined],
    ["nothing while it is open", [decided("open", null)], [], undefined],
    ["nothing without an application", [], [], undefined],
  ])("is %s", (_what, applications, spans, id) => {
    expect(reopenable({ applications, spans })?.id).toBe(id);
  });
});
