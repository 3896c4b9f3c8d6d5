import { describe, expect, it } from "vitest";
import { daysSince, instantOn, nextDayAt } from "./dates";

const jakarta = { timeZone: "Asia/Jakarta" };
const at = (local: string) => new Date(`${local}+07:00`);

describe("instantOn", () => {
  const now = at("2026-11-23T09:30:00");
  it("is now for today", () => expect(instantOn(jakarta, "2026-11-23", now)).toEqual(now));
  it("is now when nothing was said", () => expect(instantOn(jakarta, undefined, now)).toEqual(now));
  it("is noon of an earlier day", () =>
    expect(instantOn(jakarta, "2026-11-20", now)).toEqual(at("2026-11-20T12:00:00")));
});

describe("nextDayAt", () => {
  const afternoon = at("2026-11-23T15:00:00");
  it("is today while the time is still to come", () =>
    expect(nextDayAt(jakarta, "23:00", afternoon)).toBe("2026-11-23"));
  it("is tomorrow from the very minute on", () =>
    expect(nextDayAt(jakarta, "15.00", afternoon)).toBe("2026-11-24"));
  it("is no day for what is no time", () => expect(nextDayAt(jakarta, "pagi", afternoon)).toBeNull());
});

describe("daysSince", () => {
  it("counts the midnights in the union's zone, not the hours", () =>
    expect(daysSince(at("2026-11-22T23:50:00"), at("2026-11-23T00:10:00"), "Asia/Jakarta")).toBe(1));
  it("is none for an instant that is still to come", () =>
    expect(daysSince(at("2026-11-24T08:00:00"), at("2026-11-23T08:00:00"), "Asia/Jakarta")).toBe(0));
});
