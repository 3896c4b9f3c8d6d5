import { describe, expect, it } from "vitest";
import type { HeadcountRecord } from "@/features/workplaces/headcounts.queries";
import { bookOf, booksOf, headcountOn } from "./headcount-book";

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

describe("booksOf", () => {
  it("gives each workplace the book of its own records", () => {
    const books = booksOf([
      { ...record("2026-05-14", 1130), workplaceId: "spinning" },
      { ...record("2026-02-01", 60), workplaceId: "weaving" },
      { ...record("2025-01-01", 900), workplaceId: "spinning" },
    ]);
    const eligible = (id: string, on: string) =>
      headcountOn(books.get(id) ?? new Map(), { layout, on })?.eligible;
    expect(eligible("spinning", "2026-05-14")).toBe(1130);
    expect(eligible("spinning", "2026-01-01")).toBe(900);
    expect(eligible("weaving", "2026-03-01")).toBe(60);
  });
});
