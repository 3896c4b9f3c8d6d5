import { describe, expect, it } from "vitest";
import type { HeadcountRecord } from "@/features/workplaces/headcounts.queries";
import { added, bookOf, type Headcount, headcountOn, layoutOf } from "./headcount-book";

const layout = { departmentIds: ["sewing", "packing"], shiftIds: ["day", "night"] };
const cell = (departmentId: string | null, shiftId: string | null, eligible = 10): HeadcountRecord => ({
  ...{ departmentId, shiftId, eligible, countedOn: "2026-01-01", source: "hr_list" },
});
const on = "2026-06-01";
const eligible = (
  records: HeadcountRecord[],
  node?: { departmentId: string | null; shiftId: string | null },
) => headcountOn(bookOf(records), { layout, on, ...(node && { node }) })?.eligible;

it("knows a workplace by its departments and shifts", () => {
  expect(layoutOf({ departments: [{ id: "a" }, { id: "b" }], shifts: [{ id: "x" }] })).toEqual({
    ...{ departmentIds: ["a", "b"], shiftIds: ["x"] },
  });
});

describe("the headcount of a department", () => {
  const sewing = { departmentId: "sewing", shiftId: null };
  it("is the sum over its shifts where all are known", () => {
    expect(eligible([cell("sewing", "day"), cell("sewing", "night", 7)], sewing)).toBe(17);
    expect(eligible([cell("sewing", "day")], sewing)).toBeUndefined();
  });
  it("is its own record rather than a sum", () => {
    expect(eligible([cell("sewing", null, 99), cell("sewing", "day"), cell("sewing", "night")], sewing)).toBe(
      99,
    );
  });
  it("is no other part's, though a department and a shift had one id", () => {
    expect(eligible([cell(null, "day", 5)], { departmentId: "day", shiftId: null })).toBeUndefined();
  });
});

describe("a sum of headcounts", () => {
  const of = (source: Headcount["source"], countedOn = "2026-01-01"): Headcount => ({
    ...{ eligible: 10, countedOn, source, parts: 1 },
  });
  it("keeps a source that all parts share, and no other", () => {
    expect(added([of("payroll"), of("payroll")])?.source).toBe("payroll");
    expect(added([of("payroll"), of("hr_list")])?.source).toBeNull();
    expect(added([of("payroll"), of("hr_list"), of("payroll")])?.source).toBeNull();
  });
  it("is as old as its oldest part, wherever that stands", () => {
    const parts = [of("payroll", "2026-02-01"), of("payroll", "2026-01-01"), of("payroll", "2026-03-01")];
    expect(added(parts)?.countedOn).toBe("2026-01-01");
  });
  it("is unknown where one part is, or there is none", () => {
    expect([added([of("payroll"), null]), added([])]).toEqual([null, null]);
  });
  it("counts the parts of sums that it adds", () => {
    const sum = added([of("payroll"), of("payroll")]);
    expect(added([sum, of("payroll")])).toMatchObject({ eligible: 30, parts: 3 });
  });
});
