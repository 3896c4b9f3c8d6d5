import { describe, expect, it } from "vitest";
import { followUpsHref } from "./filter.schema";
import { firstTabWithWork, tabOf, weekEnds } from "./tabs";

const today = "2026-11-23";

describe("tabOf", () => {
  it.each([
    ["2026-11-22", "overdue"],
    ["2026-11-23", "today"],
    ["2026-11-24", "week"],
    ["2026-11-30", "week"],
    ["2026-12-01", "later"],
  ])("%s is %s", (dueOn, tab) => expect(tabOf(dueOn, today)).toBe(tab));

  it("agrees with the last day of the coming days", () => expect(tabOf(weekEnds(today), today)).toBe("week"));
});

describe("firstTabWithWork", () => {
  const none = { overdue: 0, today: 0, week: 0, later: 0 };
  it("opens today when there is work today", () => {
    expect(firstTabWithWork({ ...none, overdue: 4, today: 1 })).toBe("today");
  });
  it("opens what is late when today is empty", () =>
    expect(firstTabWithWork({ ...none, overdue: 4, week: 2 })).toBe("overdue"));
  it("opens today when there is nothing at all", () => expect(firstTabWithWork(none)).toBe("today"));
});

describe("followUpsHref", () => {
  it("writes only what differs from the default", () => {
    expect(followUpsHref({ whose: "mine", more: 1 })).toBe("/follow-ups");
    expect(followUpsHref({ tab: "week", whose: "turf", more: 2, log: "x" })).toBe(
      "/follow-ups?tab=week&whose=turf&more=2&log=x",
    );
  });
});
