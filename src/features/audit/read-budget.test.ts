import { describe, expect, it } from "vitest";
import { isUnusual, passesBudget } from "./read-budget";

describe("a day's reads", () => {
  it.each([
    { people: 59, usual: 4, unusual: false, why: "few, whatever is usual" },
    { people: 60, usual: 4, unusual: true, why: "many, and far more than usual" },
    { people: 60, usual: 0, unusual: true, why: "many on a first day" },
    { people: 60, usual: 20, unusual: true, why: "three times the usual" },
    { people: 80, usual: 40, unusual: false, why: "twice what the user opens every day" },
    { people: 121, usual: 120, unusual: true, why: "more than the budget, usual or not" },
  ])(
    "of an organiser, $people where $usual are usual: unusual is $unusual ($why)",
    ({ unusual, ...reads }) => {
      expect(isUnusual({ role: "organiser", reveals: 0, ...reads })).toBe(unusual);
    },
  );

  it.each([
    { role: "organiser", people: 120, reveals: 0, passed: false },
    { role: "organiser", people: 100, reveals: 21, passed: true },
    { role: "delegate", people: 61, reveals: 0, passed: true },
    { role: "coordinator", people: 200, reveals: 0, passed: false },
    { role: "admin", people: 300, reveals: 1, passed: true },
  ] as const)(
    "of $role, $people people and $reveals national ids: passed is $passed",
    ({ passed, ...reads }) => {
      expect(passesBudget({ ...reads, usual: 0 })).toBe(passed);
    },
  );
});
