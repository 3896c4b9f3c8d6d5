import { describe, expect, it } from "vitest";
import { type Cell, coverageOf, withoutLeader } from "./coverage";

const cell = (departmentId: string, shiftId: string, heads: Partial<Cell>): Cell => ({
  ...{ departmentId, shiftId, department: departmentId, shift: shiftId },
  ...{ people: 0, leaders: 0, committee: 0, covered: 0 },
  ...heads,
});

describe("coverageOf", () => {
  it("counts how many eligible workers there are for one leader", () => {
    const cells = [cell("a", "1", { people: 50, leaders: 2 }), cell("b", "1", { people: 50, leaders: 3 })];
    expect(coverageOf(cells, 200).perLeader).toBe(40);
  });

  it("has no ratio without a leader", () => {
    expect(coverageOf([cell("a", "1", { people: 5 })], 5).perLeader).toBeNull();
  });

  it("says how many leaders one for ten still needs, rounded up", () => {
    expect(coverageOf([cell("a", "1", { people: 101, leaders: 4 })], 101).toTenths).toBe(7);
  });

  it("needs no more where there are enough", () => {
    expect(coverageOf([cell("a", "1", { people: 10, leaders: 4 })], 10).toTenths).toBe(0);
  });

  it("is 0 apart where the committee mirrors the workforce", () => {
    const cells = [
      cell("a", "1", { people: 60, committee: 6 }),
      cell("b", "1", { people: 40, committee: 4 }),
    ];
    expect(coverageOf(cells, 100).apart.department).toBeCloseTo(0);
  });

  it("is 1 apart where it comes from a department without people", () => {
    const cells = [cell("a", "1", { people: 100 }), cell("b", "1", { committee: 5 })];
    expect(coverageOf(cells, 100).apart.department).toBe(1);
  });

  it("is counted by shift over departments", () => {
    const cells = [
      cell("a", "1", { people: 30, committee: 5 }),
      cell("b", "1", { people: 20 }),
      cell("a", "2", { people: 50, committee: 5 }),
    ];
    expect(coverageOf(cells, 100).apart).toEqual({ department: expect.closeTo(0.2), shift: 0 });
  });

  it("is unknown without a committee", () => {
    expect(coverageOf([cell("a", "1", { people: 5 })], 5).apart).toEqual({ department: null, shift: null });
  });
});

it("lists cells without a leader, the largest first, empty ones left out", () => {
  const cells = [
    cell("a", "1", { people: 5 }),
    cell("b", "1", { people: 9 }),
    cell("c", "1", { people: 50, leaders: 1 }),
    cell("d", "1", {}),
  ];
  expect(withoutLeader(cells).map(({ departmentId }) => departmentId)).toEqual(["b", "a"]);
});
