import { describe, expect, it } from "vitest";
import { boardCard } from "../../../tests/support/board-cards";
import { landedWith, movesBack, toggled } from "./landings";

const [one, two] = [boardCard("a", "s1"), boardCard("b", "s2")];
const nothing = { moved: [], conflicts: [] };

describe("landedWith", () => {
  it("lands what was moved where it was sent, with its new version", () => {
    const outcome = { ...nothing, moved: [{ enrolmentId: "a", version: 2 }] };
    const landed = landedWith(new Map(), { going: [one], toStageId: "s3", outcome });
    expect([...landed]).toEqual([["a", { card: one, stageId: "s3", version: 2 }]]);
  });

  it("lands what a colleague was faster with where the colleague put it", () => {
    const conflict = { enrolmentId: "a", stageId: "s2", version: 5, by: "Sari", at: "2026-01-01T00:00:00Z" };
    const landed = landedWith(new Map(), {
      ...{ going: [one], toStageId: "s3" },
      outcome: { moved: [], conflicts: [conflict] },
    });
    expect(landed.get("a")).toEqual({ card: one, stageId: "s2", version: 5 });
  });

  it("lands each of several as the card that it is", () => {
    const moved = ["a", "b"].map((enrolmentId) => ({ enrolmentId, version: 2 }));
    const landed = landedWith(new Map(), {
      going: [one, two],
      toStageId: "s3",
      outcome: { moved, conflicts: [] },
    });
    expect([...landed.values()].map(({ card }) => card)).toEqual([one, two]);
  });

  it("puts the last landing last, and keeps the others", () => {
    const before = new Map([
      ["a", { card: one, stageId: "s2", version: 2 }],
      ["b", { card: two, stageId: "s3", version: 2 }],
    ]);
    const outcome = { ...nothing, moved: [{ enrolmentId: "a", version: 3 }] };
    const landed = landedWith(before, { going: [one], toStageId: "s1", outcome });
    expect([...landed.keys()]).toEqual(["b", "a"]);
    expect(before.get("a")?.version).toBe(2);
  });

  it("forgets a landing of a card that it was not told of", () => {
    const before = new Map([["a", { card: one, stageId: "s2", version: 2 }]]);
    const outcome = { ...nothing, moved: [{ enrolmentId: "a", version: 3 }] };
    expect(landedWith(before, { going: [], toStageId: "s1", outcome }).size).toBe(0);
  });
});

describe("movesBack", () => {
  it("sends each card back to the stage that it came from", () => {
    const third = boardCard("c", "s1");
    expect(movesBack([one, two, third], "s9")).toEqual([
      { toStageId: "s1", cards: [one, third].map((card) => ({ ...card, stageId: "s9" })) },
      { toStageId: "s2", cards: [{ ...two, stageId: "s9" }] },
    ]);
  });
  it("is nothing of nothing", () => expect(movesBack([], "s9")).toEqual([]));
});

describe("toggled", () => {
  it("chooses a card and lets it go again", () => {
    const chosen = toggled(new Set(), "a");
    expect([...chosen]).toEqual(["a"]);
    expect([...toggled(chosen, "a")]).toEqual([]);
    expect([...chosen]).toEqual(["a"]);
  });
  it("chooses two hundred at most, and still lets one go", () => {
    const many = new Set(Array.from({ length: 200 }, (_, at) => String(at)));
    expect(toggled(many, "one too many").size).toBe(200);
    expect(toggled(many, "7").size).toBe(199);
  });
});
