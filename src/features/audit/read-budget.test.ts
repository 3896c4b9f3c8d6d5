import { expect, it } from "vitest";
import { isUnusual } from "./read-budget";

it.each([
  { people: 59, usual: 4, unusual: false, why: "few, whatever is usual" },
  { people: 60, usual: 4, unusual: true, why: "many, and far more than usual" },
  { people: 60, usual: 0, unusual: true, why: "many on a first day" },
  { people: 60, usual: 20, unusual: true, why: "three times the usual" },
  { people: 80, usual: 40, unusual: false, why: "twice what the user opens every day" },
])("$people people where $usual are usual: $unusual ($why)", ({ people, usual, unusual }) => {
  expect(isUnusual({ people, usual })).toBe(unusual);
});
