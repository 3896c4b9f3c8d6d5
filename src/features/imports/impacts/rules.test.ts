import { expect, it } from "vitest";
import { changesNobody, figuresOf, muchOf } from "./rules";

const none = { known: 0, replaced: 0, ending: 0, employed: 0 };

it.each([
  [0, 0, 0],
  [10, 0, 0],
  [10, 3, 0],
  [10, 4, 1],
  [1, 1, 1],
])("of %i known people %i replaced: asked %i times", (known, replaced, times) => {
  expect(muchOf({ ...none, known, replaced })).toHaveLength(times);
  expect(muchOf({ ...none, employed: known, ending: replaced })).toHaveLength(times);
});

it("asks about each of the two by its own number", () => {
  expect(muchOf({ known: 10, replaced: 5, employed: 20, ending: 12 })).toEqual([
    { kind: "replaced", count: 5, share: 0.5 },
    { kind: "ending", count: 12, share: 0.6 },
  ]);
});

it("tells figures apart", () => {
  const piles = { created: 1, known: 2, toConfirm: 3 };
  const impact = { changed: 4, replaced: 5, ending: 6 };
  expect(figuresOf(piles, impact)).not.toBe(figuresOf({ ...piles, toConfirm: 2 }, impact));
});

it.each([
  [0, 0, 0, true],
  [1, 0, 0, false],
  [0, 1, 0, false],
  [0, 0, 1, false],
])("%i new, %i changed, %i jobs ending: nobody changes is %s", (created, changed, ending, nobody) => {
  expect(changesNobody({ created }, { changed, ending })).toBe(nobody);
});
