import { describe, expect, it } from "vitest";
import { addedSeries } from "./headcount";

const record = (countedOn: string, eligible: number, source: "hr_list" | "payroll" = "hr_list") => ({
  ...{ countedOn, eligible, source },
});

describe("addedSeries", () => {
  it("keeps what both said on every day that either changed", () => {
    const one = [record("2025-01-01", 10), record("2026-01-01", 12)];
    const other = [record("2025-06-01", 5, "payroll")];
    expect(addedSeries(one, other).map(({ countedOn, eligible }) => [countedOn, eligible])).toEqual([
      ["2025-06-01", 15],
      ["2026-01-01", 17],
    ]);
  });
});
