import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bestLevel,
  type Evidence,
  evidences,
  isBorneOut,
  type Level,
  levels,
  needsEvidence,
  wasReached,
} from "./vocabulary.schema";

describe("bestLevel", () => {
  it.each<[Evidence[], 1 | 2 | 3]>([
    [[], 3],
    [["signed"], 2],
    [["wore_badge", "spoke_up", "joined_action"], 2],
    [["brought_coworkers"], 1],
    [["gathered_signatures"], 1],
    [["signed", "gathered_signatures"], 1],
  ])("of %j is %i", (acts, level) => expect(bestLevel(acts)).toBe(level));
});

describe("isBorneOut", () => {
  it.each<[Level, Evidence[], boolean]>([
    [1, [], false],
    [1, ["signed"], false],
    [1, ["brought_coworkers"], true],
    [2, [], false],
    [2, ["signed"], true],
    [2, ["brought_coworkers"], true],
    [3, [], true],
    [5, [], true],
    [4, ["brought_coworkers"], true],
  ])("a %i with %j: %s", (level, acts, expected) => expect(isBorneOut(level, acts)).toBe(expected));

  it("asks for acts exactly where the level needs them", () => {
    for (const level of levels) expect(isBorneOut(level, [])).toBe(!needsEvidence(level));
  });

  it("never loses a level by one more act", () => {
    const acts = fc.uniqueArray(fc.constantFrom(...evidences));
    fc.assert(
      fc.property(fc.constantFrom(...levels), acts, fc.constantFrom(...evidences), (level, some, one) => {
        if (isBorneOut(level, some)) expect(isBorneOut(level, [...some, one])).toBe(true);
      }),
    );
  });

  it("bears out the best level there is, and none better", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...evidences)), (acts) => {
        const best = bestLevel(acts);
        expect(isBorneOut(best, acts)).toBe(true);
        for (const level of levels) if (level < best) expect(isBorneOut(level, acts)).toBe(false);
      }),
    );
  });
});

it("has reached whoever spoke, also to refuse or to be called back", () => {
  expect((["conversation", "short_contact", "call_back", "refused"] as const).every(wasReached)).toBe(true);
});
