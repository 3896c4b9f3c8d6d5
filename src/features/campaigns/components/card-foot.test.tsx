import { describe, expect, it } from "vitest";
import { boardCard } from "../../../../tests/support/board-cards";
import { markupOf, wordsOf } from "../../../../tests/support/rendered";
import type { Card } from "../board";
import { CardFoot } from "./card-foot";

const foot = (more: Partial<Card>, watched = true) => (
  <CardFoot card={boardCard("a", "s1", more)} watched={watched} />
);
const due = (inDays: number, promise: string | null = null) => ({
  due: { inDays, on: "2026-12-04", promise },
});
const assessed = { assessment: { level: 3 as const, stale: false } };

describe("what a card says comes next", () => {
  it.each<[Partial<Card>, string]>([
    [due(0), "today"],
    [due(1), "tomorrow"],
    [due(6), "Fri"],
    [due(7), "Dec 4"],
    [due(1, "Bring the form"), "tomorrow: Bring the form"],
    [due(-3, "Bring the form"), "late 3 d"],
    [{ ...due(0), ...assessed, quietDays: 9 }, "today"],
    [{ ...assessed, quietDays: 0 }, "talked today"],
    [{ ...assessed, quietDays: 9 }, "talked 9 d ago"],
    [{ ...assessed, quietDays: null }, "no conversation"],
  ])("%j: %s", (card, words) => expect(wordsOf(foot(card))).toMatch(new RegExp(`^(?:! )?${words}\\b`)));

  it("is nothing of conversations where a role sees no assessments", () => {
    expect(wordsOf(foot({ quietDays: 9, daysInStage: 2 }))).toBe("2 d 2 days in this stage");
  });
});

describe("the days that a card stands in its stage", () => {
  const isMarked = (card: Partial<Card>, watched?: boolean) =>
    /class="font-strong text-ink"/.test(markupOf(foot(card, watched)));
  it("are marked after more than fourteen, where that matters", () => {
    expect([14, 15].map((daysInStage) => isMarked({ daysInStage }))).toEqual([false, true]);
    expect(isMarked({ daysInStage: 99 }, false)).toBe(false);
  });
  it("stand before whose person it is", () => {
    const words = wordsOf(foot({ daysInStage: 2, owner: { id: "u", name: "Sari Wulandari" } }));
    expect(words).toBe("2 d 2 days in this stage with Sari");
    expect(wordsOf(foot({ daysInStage: 2 }))).toBe("2 d 2 days in this stage");
  });
});
