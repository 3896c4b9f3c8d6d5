import { describe, expect, it } from "vitest";
import { addedSeries, bookOf, type HeadcountRecord, headcountOn } from "./headcount-book";

const layout = { departmentIds: ["sewing", "packing"], shiftIds: ["day", "night"] };
const record = (countedOn: string, eligible: number, at: Partial<HeadcountRecord> = {}): HeadcountRecord => ({
  departmentId: null,
  shiftId: null,
  source: "hr_list",
  countedOn,
  eligible,
  ...at,
});
const at = (
  records: HeadcountRecord[],
  on: string,
  node?: { departmentId: string | null; shiftId: string | null },
) => headcountOn(bookOf(records), node ? { layout, node, on } : { layout, on });

describe("headcountOn", () => {
  it("takes the latest record at or before the day", () => {
    const records = [record("2026-05-14", 1130), record("2025-01-01", 900)];
    expect(at(records, "2026-05-14")?.eligible).toBe(1130);
    expect(at(records, "2026-05-13")?.eligible).toBe(900);
    expect(at(records, "2024-12-31")).toBeNull();
  });

  it("adds children only when all have one, with the oldest date and a source only if shared", () => {
    const sewing = record("2026-02-01", 60, { departmentId: "sewing" });
    const packing = record("2026-03-01", 40, { departmentId: "packing", source: "payroll" });
    expect(at([sewing], "2026-06-01")).toBeNull();
    expect(at([packing, sewing], "2026-06-01")).toEqual({
      eligible: 100,
      countedOn: "2026-02-01",
      source: null,
      parts: 2,
    });
  });

  it("adds cells to departments to the workplace", () => {
    const cells = layout.departmentIds.flatMap((departmentId) =>
      layout.shiftIds.map((shiftId) => record("2026-01-01", 10, { departmentId, shiftId })),
    );
    expect(at(cells, "2026-06-01")?.eligible).toBe(40);
    expect(at(cells, "2026-06-01", { departmentId: null, shiftId: "night" })?.eligible).toBe(20);
    expect(at(cells.slice(1), "2026-06-01")).toBeNull();
  });

  it("goes by shifts when departments are not all known", () => {
    const shifts = layout.shiftIds.map((shiftId) => record("2026-01-01", 50, { shiftId }));
    expect(at([...shifts, record("2026-02-01", 7, { departmentId: "sewing" })], "2026-06-01")?.eligible).toBe(
      100,
    );
  });

  it("has no sum of nothing", () =>
    expect(
      headcountOn(bookOf([]), { layout: { departmentIds: [], shiftIds: [] }, on: "2026-01-01" }),
    ).toBeNull());
});

describe("addedSeries", () => {
  it("keeps what both said on every day that either changed", () => {
    const one = [record("2025-01-01", 10), record("2026-01-01", 12)];
    const other = [record("2025-06-01", 5, { source: "payroll" })];
    expect(addedSeries(one, other).map(({ countedOn, eligible }) => [countedOn, eligible])).toEqual([
      ["2025-06-01", 15],
      ["2026-01-01", 17],
    ]);
  });
});
