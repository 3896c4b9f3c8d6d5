import { describe, expect, it } from "vitest";
import { followUpDays } from "./follow-up-days";

const jakarta = { timeZone: "Asia/Jakarta" };
const at = (local: string) => new Date(`${local}+07:00`);

describe("followUpDays", () => {
  it("sends the night shift to tonight while it has still to begin", () => {
    const days = followUpDays(jakarta, "23:00", at("2026-11-23T15:00:00"));
    expect(days).toEqual({
      today: "2026-11-23",
      tomorrow: "2026-11-24",
      nextShift: "2026-11-23",
      inAWeek: "2026-11-30",
    });
  });

  it("sends a shift that has begun to tomorrow", () => {
    expect(followUpDays(jakarta, "07.00", at("2026-11-23T07:00:00")).nextShift).toBe("2026-11-24");
  });

  it("offers no next shift where nobody wrote down when it begins", () => {
    expect(followUpDays(jakarta, null, at("2026-11-23T07:00:00")).nextShift).toBeNull();
    expect(followUpDays(jakarta, "pagi", at("2026-11-23T07:00:00")).nextShift).toBeNull();
  });

  it("counts days where the union is, not where the server is", () => {
    expect(followUpDays(jakarta, null, new Date("2026-11-23T17:30:00Z")).today).toBe("2026-11-24");
  });
});
