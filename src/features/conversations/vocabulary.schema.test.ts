import { describe, expect, it } from "vitest";
import { type Evidence, type Level, levelAfterAct, outcomes, wasReached } from "./vocabulary.schema";

describe("levelAfterAct", () => {
  it.each<[string, Evidence[], Level | null, boolean, Level | null]>([
    ["an act brings the level that it bears out", ["signed"], null, false, 2],
    ["moving others is a 1", ["brought_coworkers"], null, false, 1],
    ["an act betters what was chosen", ["signed"], 3, false, 2],
    ["a second act betters what the first brought", ["signed", "gathered_signatures"], 2, true, 1],
    ["one taken away leaves what the rest bears out", ["signed"], 1, true, 2],
    ["the last one takes along what it brought", [], 2, true, null],
    ["a chosen level stays without acts, to be asked about", [], 2, false, 2],
    ["a chosen 1 waits for its proof", ["signed"], 1, false, 1],
    ["a chosen 2 stays a 2, whatever the act", ["brought_coworkers"], 2, false, 2],
  ])("%s", (_words, acts, chosen, cameWithActs, level) =>
    expect(levelAfterAct({ acts, chosen, cameWithActs })).toBe(level),
  );
});

describe("wasReached", () => {
  it("knows the outcomes without a word exchanged", () => {
    expect(outcomes.filter((outcome) => !wasReached(outcome))).toEqual([
      "no_answer",
      "wrong_number",
      "moved",
    ]);
  });
});
