import { expect, it } from "vitest";
import { partsOf } from "./partitions";

it.each([
  [0, 1],
  [10, 1],
  [11, 2],
  [30, 3],
])("%i people, ten at once, are looked at in %i parts", (people, parts) => {
  expect(partsOf(people, 10)).toEqual(Array.from({ length: parts }, (_, at) => ({ at, of: parts })));
});
