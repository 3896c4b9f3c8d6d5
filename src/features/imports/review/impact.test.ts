import { expect, it } from "vitest";
import { addedUp, changesNobody, figuresOf, largeChangeOf } from "./impact";

const none = { known: 0, replaced: 0, ending: 0, employed: 0 };

it.each([
  [0, 0, 0],
  [10, 0, 0],
  [10, 3, 0],
  [10, 4, 1],
  [1, 1, 1],
])("of %i known people %i replaced: asked %i times", (known, replaced, times) => {
  expect(largeChangeOf({ ...none, known, replaced })).toHaveLength(times);
  expect(largeChangeOf({ ...none, employed: known, ending: replaced })).toHaveLength(times);
});

it("asks about each of the two by its own number", () => {
  expect(largeChangeOf({ known: 10, replaced: 5, employed: 20, ending: 12 })).toEqual([
    { kind: "replaced", count: 5, share: 0.5 },
    { kind: "ending", count: 12, share: 0.6 },
  ]);
});

it("tells figures apart", () => {
  const outcomes = { created: 1, known: 2, toConfirm: 3 };
  const impact = { changed: 4, replaced: 5, ending: 6 };
  expect(figuresOf(outcomes, impact)).not.toBe(figuresOf({ ...outcomes, toConfirm: 2 }, impact));
});

it.each([
  [0, 0, 0, true],
  [1, 0, 0, false],
  [0, 1, 0, false],
  [0, 0, 1, false],
])("%i new, %i changed, %i jobs ending: nobody changes is %s", (created, changed, ending, nobody) => {
  expect(changesNobody({ created }, { changed, ending })).toBe(nobody);
});

it("adds the parts up, and shows the five commonest changes of all of them", () => {
  const pair = (to: string, people: number) => ({ field: "job.line" as const, from: null, to, people });
  const line = { field: "job.line" as const, filled: 2, replaced: 1, kept: 3 };
  const one = {
    ...{ changed: 2, replaced: 1, fields: [line] },
    pairs: [pair("A", 6), pair("B", 5), pair("C", 4), pair("D", 3), pair("E", 2), pair("F", 1)],
  };
  const two = {
    ...{ changed: 3, replaced: 0, fields: [{ ...line, field: "job.title" as const }, line] },
    pairs: [pair("F", 7), pair("E", 1), pair("B", 5)],
  };
  const { fields, ...people } = addedUp([one, two]);
  expect(people).toEqual({ changed: 5, replaced: 1 });
  expect(
    fields.map(({ pairs, ...counts }) => ({ ...counts, pairs: pairs.map((each) => [each.to, each.people]) })),
  ).toEqual([
    {
      field: "job.line",
      filled: 4,
      replaced: 2,
      kept: 6,
      pairs: [
        ["B", 10],
        ["F", 8],
        ["A", 6],
        ["C", 4],
        ["D", 3],
      ],
    },
    { ...line, field: "job.title", pairs: [] },
  ]);
});
