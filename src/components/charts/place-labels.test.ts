import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelWidth, placeLabels, spread } from "./place-labels";

const WIDTH = 40;

const label = fc.record({
  at: fc.double({ min: 0, max: 100, noNaN: true }),
  text: fc.string({ maxLength: 40 }),
});

function spanOf({ at, text, anchor }: ReturnType<typeof placeLabels>[number]) {
  const wide = labelWidth(text);
  const mark = (at / 100) * WIDTH;
  const start = { start: mark, middle: mark - wide / 2, end: mark - wide }[anchor];
  return { start, end: start + wide };
}

type Span = { row: number; start: number; end: number };

function touch(one: Span, other: Span): boolean {
  return one.row === other.row && other.start < one.end && one.start < other.end;
}

describe("placeLabels", () => {
  it("keeps far labels in one row, each in the middle of its mark", () => {
    const placed = placeLabels(
      [
        { at: 10, text: "10 %" },
        { at: 50, text: "50 % + 1 · 566 · PKB" },
        { at: 85, text: "85 % aim" },
      ],
      "middle",
      WIDTH,
    );
    expect(placed.map(({ row, anchor }) => [row, anchor])).toEqual([
      [0, "middle"],
      [0, "middle"],
      [0, "middle"],
    ]);
  });

  it("turns labels inwards at both edges", () => {
    const placed = placeLabels(
      [
        { at: 0, text: "nothing yet" },
        { at: 100, text: "everybody" },
      ],
      "middle",
      WIDTH,
    );
    expect(placed.map(({ anchor }) => anchor)).toEqual(["start", "end"]);
  });

  it("never lets two labels of one row touch", () => {
    fc.assert(
      fc.property(fc.array(label, { maxLength: 8 }), (labels) => {
        const placed = placeLabels(labels, "middle", WIDTH).map((one) => ({ row: one.row, ...spanOf(one) }));
        const touching = placed.filter((one, at) => placed.slice(at + 1).some((other) => touch(one, other)));
        expect(touching).toEqual([]);
      }),
    );
  });
});

describe("spread", () => {
  it("leaves what is far apart", () => {
    expect(spread([1, 5, 9], 2, 10)).toEqual([1, 5, 9]);
  });

  it("pushes what is close, and back up from the edge, in order", () => {
    expect(spread([9.5, 9, 2], 1, 10)).toEqual([10, 9, 2]);
    expect(spread([10, 10, 10], 2, 10)).toEqual([6, 8, 10]);
  });
});
