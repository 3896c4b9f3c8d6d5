import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addedSeries, type HeadcountSource } from "./headcount";

describe("two series as one", () => {
  const entry = (countedOn: string, eligibleThen: number, source: HeadcountSource = "hr_list") => ({
    ...{ countedOn, eligible: eligibleThen, source },
  });
  it("keeps a source that both share, else calls it an estimate", () => {
    expect(addedSeries([entry("2026-01-01", 1)], [entry("2026-01-01", 2)])).toEqual([entry("2026-01-01", 3)]);
    expect(addedSeries([entry("2026-01-01", 1)], [entry("2026-01-01", 2, "payroll")])).toEqual([
      entry("2026-01-01", 3, "estimate"),
    ]);
  });
  it("comes to the same in either order, and changes on no day on which neither did", () => {
    const series = fc
      .uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 5 })
      .chain((days) =>
        fc.tuple(...days.toSorted().map((day) => fc.nat(50).map((count) => entry(`2026-01-0${day}`, count)))),
      );
    fc.assert(
      fc.property(series, series, (one, other) => {
        const sum = addedSeries(one, other);
        expect(addedSeries(other, one)).toEqual(sum);
        const days = new Set([...one, ...other].map(({ countedOn }) => countedOn));
        expect(sum.every(({ countedOn }) => days.has(countedOn))).toBe(true);
      }),
    );
  });
});
