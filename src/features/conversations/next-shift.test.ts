import { describe, expect, it } from "vitest";
import { followUpDays } from "./follow-up-days";

const jakarta = { timeZone: "Asia/Jakarta" };
const at = (local: string) => new Date(`${local}+07:00`);

describe("the next shift", () => {
  const nextShift = (starts: string, now: string) => followUpDays(jakarta, starts, at(now)).nextShift;
  it.each([
    ["07:30", "2026-11-23T07:29:59", "2026-11-23"],
    ["07:30", "2026-11-23T07:30:00", "2026-11-24"],
    ["07.30", "2026-11-23T07:20:00", "2026-11-23"],
    ["7", "2026-11-23T06:59:00", "2026-11-23"],
    ["7", "2026-11-23T07:00:00", "2026-11-24"],
    ["00:15", "2026-11-23T00:10:00", "2026-11-23"],
    ["00:15", "2026-11-30T23:00:00", "2026-12-01"],
  ])("that begins at %s comes, at %s, on %s", (starts, now, day) => expect(nextShift(starts, now)).toBe(day));
  it("is unknown where a shift has no beginning", () => {
    expect(followUpDays(jakarta, "", at("2026-11-23T07:00:00")).nextShift).toBeNull();
  });
});
