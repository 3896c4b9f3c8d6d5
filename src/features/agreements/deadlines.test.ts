import { describe, expect, it } from "vitest";
import { deadlinesOf, pressing } from "./deadlines";

describe("the deadlines before the end of an agreement", () => {
  it("are 180, 90 and 30 days before, and the day itself", () => {
    expect(
      deadlinesOf("2027-06-30", "2026-11-30").map(({ kind, on, daysLeft }) => [kind, on, daysLeft]),
    ).toEqual([
      ["prepare", "2027-01-01", 32],
      ["bargain", "2027-04-01", 122],
      ["last_month", "2027-05-31", 182],
      ["end", "2027-06-30", 212],
    ]);
  });
  it.each([
    ["2026-12-31", null],
    ["2027-01-01", "prepare"],
    ["2027-04-01", "bargain"],
    ["2027-05-30", "bargain"],
    ["2027-06-30", "end"],
    ["2027-09-01", "end"],
  ])("on %s the pressing one is %s", (on, kind) => expect(pressing("2027-06-30", on)).toBe(kind));
});
