import { describe, expect, it } from "vitest";
import { backupAge, isMissing } from "./backup-age";

const now = new Date("2026-11-29T08:00:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

describe("backupAge", () => {
  it("is fresh for three days", () => {
    expect(backupAge(ago(72), now)).toEqual({ state: "fresh", hours: 72 });
  });

  it("is old after three days", () => {
    expect(backupAge(ago(72.1), now)).toMatchObject({ state: "old" });
  });

  it("is none where nothing was made", () => {
    expect(backupAge(null, now)).toEqual({ state: "none", hours: null });
  });
});

describe("isMissing", () => {
  it("is told when the newest is old", () => {
    expect(isMissing(backupAge(ago(73), now), ago(1000), now)).toBe(true);
  });

  it("is told when there is none three days after the installation", () => {
    expect(isMissing(backupAge(null, now), ago(73), now)).toBe(true);
  });

  it("is not told on the first days, nor while the newest is fresh", () => {
    expect(isMissing(backupAge(null, now), ago(20), now)).toBe(false);
    expect(isMissing(backupAge(ago(20), now), ago(1000), now)).toBe(false);
  });
});
