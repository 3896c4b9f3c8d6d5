import { expect, it } from "vitest";
import { chunked } from "./chunked";

it.each([
  [0, []],
  [1, [1]],
  [8, [8]],
  [9, [8, 1]],
  [80, Array(10).fill(8)],
])("puts %i cards on sheets of %j", (count, lengths) => {
  const cards = Array.from({ length: count }, (_, at) => at);
  const sheets = chunked(cards, 8);
  expect(sheets.map(({ length }) => length)).toEqual(lengths);
  expect(sheets.flat()).toEqual(cards);
});
