import { describe, expect, it } from "vitest";
import { etaOf, expectedLosses, joinsPerWeek } from "./pace";

describe("etaOf", () => {
  it("divides the gap by the mean of eight weeks", () => {
    const eta = etaOf({ gap: 154, net: 51, on: "2026-11-23" });
    expect(eta?.perWeek).toBeCloseTo(6.375);
    expect(eta?.day).toBe("2027-05-12");
  });
  it.each([
    [154, 0],
    [154, -3],
    [0, 20],
    [null, 20],
  ])("is hidden for gap %s and net %s", (gap, net) =>
    expect(etaOf({ gap, net, on: "2026-11-23" })).toBeNull(),
  );
});

describe("expected losses", () => {
  it("are the dated contract ends and the rate of 90 days over the other members", () =>
    expect(expectedLosses({ contractEnds: 20, members: 100, left: 9 }, 45)).toBeCloseTo(20 + 0.045 * 80));
  it("are the dated ends alone without members or days ahead", () => {
    expect(expectedLosses({ contractEnds: 2, members: 0, left: 9 }, 45)).toBe(2);
    expect(expectedLosses({ contractEnds: 2, members: 10, left: 9 }, 0)).toBe(2);
  });
});

describe("joins needed a week", () => {
  const on = "2026-11-02";
  it("are the gap and the losses over the weeks that are left", () =>
    expect(joinsPerWeek({ gap: 30, losses: 10, on, by: "2026-11-30" })).toBe(10));
  it("are unknown once the day has come, or without a gap", () => {
    expect(joinsPerWeek({ gap: 30, losses: 0, on, by: on })).toBeNull();
    expect(joinsPerWeek({ gap: null, losses: 0, on, by: "2026-11-30" })).toBeNull();
  });
});
