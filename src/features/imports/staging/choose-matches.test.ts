import fc from "fast-check";
import { expect, it } from "vitest";
import { chooseMatches } from "./choose-matches";

const candidate = (row: number, id: string, score: number) => ({ row, id, score });

it("takes the best evidence first, each row and each contact once", () => {
  const matches = chooseMatches([
    candidate(1, "a", 7),
    candidate(1, "b", 4),
    candidate(2, "a", 5),
    candidate(2, "b", 4),
  ]);
  expect([...matches]).toEqual([
    [1, "a"],
    [2, "b"],
  ]);
});

it("matches nobody where nothing decides between two contacts", () => {
  expect(chooseMatches([candidate(1, "a", 6), candidate(1, "b", 6)]).size).toBe(0);
});

it("matches nobody where nothing decides between two rows", () => {
  expect(chooseMatches([candidate(1, "a", 6), candidate(2, "a", 5.9)]).size).toBe(0);
});

it("decides a tie once the better row has taken its contact", () => {
  const matches = chooseMatches([candidate(1, "a", 12), candidate(2, "a", 7), candidate(2, "b", 7)]);
  expect(matches.get(2)).toBe("b");
});

const some = fc.array(
  fc.record({
    row: fc.integer({ min: 1, max: 6 }),
    id: fc.constantFrom("a", "b", "c", "d"),
    score: fc.integer({ min: 3, max: 6 }),
  }),
  { maxLength: 12 },
);

it("decides rows that want nobody else's contact as if they were alone", () => {
  fc.assert(
    fc.property(some, some, (these, those) => {
      const apart = those.map(({ row, id, score }) => ({ row: row + 100, id: `other ${id}`, score }));
      const together = chooseMatches([...these, ...apart].toSorted((one, other) => one.score - other.score));
      const alone = [...chooseMatches(these), ...chooseMatches(apart)];
      expect(new Map(together)).toEqual(new Map(alone));
    }),
  );
});
