import { describe, expect, it } from "vitest";
import { type Letters, noMarks, problemOf, readMarks, sameMarks, shownMarks, tidied } from "./marks";

const letters: Letters = {
  outcomes: {
    ...{ conversation: "T", short_contact: "B", no_answer: "N", call_back: "L" },
    ...{ wrong_number: "W", moved: "G", refused: "R" },
  },
  evidences: {
    ...{ brought_coworkers: "C", gathered_signatures: "G", signed: "S" },
    ...{ joined_action: "A", spoke_up: "P", wore_badge: "B" },
  },
};

describe("readMarks", () => {
  it("reads result, rating and proof in the order of the boxes", () => {
    expect(readMarks("t2s", letters)).toEqual({ outcome: "conversation", rating: 2, evidence: "signed" });
    expect(readMarks("N", letters)).toEqual({ outcome: "no_answer", rating: null, evidence: null });
    expect(readMarks("G1G", letters)).toEqual({
      outcome: "moved",
      rating: 1,
      evidence: "gathered_signatures",
    });
  });

  it("takes the last of several, and nothing that is no box", () => {
    expect(readMarks("TN34", letters)).toEqual({ outcome: "no_answer", rating: 4, evidence: null });
    expect(readMarks("TNQ", letters)).toMatchObject({ outcome: null });
    expect(readMarks("?!", letters)).toEqual({ outcome: null, rating: null, evidence: null });
  });

  it("shows what it reads", () => {
    for (const typed of ["T2S", "B3", "N", ""])
      expect(shownMarks({ ...noMarks, ...readMarks(typed, letters) }, letters)).toBe(typed);
  });
});

describe("a row", () => {
  it("needs a result, and an act for a 1 or a 2", () => {
    expect(problemOf(noMarks)).toBeNull();
    expect(problemOf({ ...noMarks, rating: 3 })).toBe("outcome");
    expect(problemOf({ ...noMarks, outcome: "conversation", rating: 2 })).toBe("evidence");
    expect(problemOf({ ...noMarks, outcome: "conversation", rating: 1, evidence: "signed" })).toBe(
      "evidence_of_leader",
    );
    expect(
      problemOf({ ...noMarks, outcome: "conversation", rating: 1, evidence: "brought_coworkers" }),
    ).toBeNull();
    expect(problemOf({ ...noMarks, outcome: "conversation", rating: 3 })).toBeNull();
  });

  it("keeps no rating of a contact who was not reached, and no evidence of a 3", () => {
    const marks = {
      ...noMarks,
      outcome: "no_answer" as const,
      rating: 2 as const,
      evidence: "signed" as const,
    };
    expect(tidied(marks)).toMatchObject({ rating: null, evidence: null });
    expect(tidied({ ...marks, outcome: "conversation", rating: 3 })).toMatchObject({
      rating: 3,
      evidence: null,
    });
    expect(sameMarks(tidied({ ...noMarks, note: "  " }), noMarks)).toBe(true);
  });
});
