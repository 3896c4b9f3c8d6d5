import { describe, expect, it } from "vitest";
import { afterEach, namedRows, rowsOf } from "../../../../tests/support/merge-rows";
import { mergeApplications, mergeCards } from "./membership-papers";
import type { Row } from "./tables";

const card = (id: string, contact_id: string, issued_on: string, more: Row = {}): Row => ({
  ...{ id, contact_id, number: id, issued_on, ended_on: null, ending: null },
  ...more,
});
const application = (id: string, contact_id: string, applied_on: string, state = "open"): Row => ({
  ...{ id, contact_id, applied_on, state },
});

/** After each step: how many of the survivor's cards are valid. */
const validAfterEach = (rows: Row[]) =>
  [...afterEach(namedRows(rowsOf({ membership_card: rows })), mergeCards(rows, "survivor"))].map(
    (now) => [...now.values()].filter((row) => row.contact_id === "survivor" && row.ended_on === null).length,
  );

describe("the cards of two contacts", () => {
  it("leave the latest valid, and the other replaced on its day", () => {
    const rows = [card("a", "survivor", "2025-01-01"), card("b", "gone", "2025-06-01")];
    expect(mergeCards(rows, "survivor").map(({ key, after }) => ({ ...key, ...after }))).toEqual([
      { id: "a", ended_on: "2025-06-01", ending: "replaced" },
      { id: "b", contact_id: "survivor" },
    ]);
  });

  it("are never two that are valid, whichever comes first", () => {
    const [early, late] = ["2025-01-01", "2025-06-01"];
    for (const days of [
      [early, late],
      [late, early],
      [early, early],
    ] as const) {
      const counts = validAfterEach([card("a", "survivor", days[0]), card("b", "gone", days[1])]);
      expect(Math.max(...counts)).toBe(1);
    }
  });

  it("that had ended keep their end", () => {
    const ended = card("a", "gone", "2025-01-01", { ended_on: "2025-02-01", ending: "lost" });
    expect(mergeCards([ended], "survivor")).toMatchObject([{ after: { contact_id: "survivor" } }]);
  });
});

describe("the applications of two contacts", () => {
  it("leave the earlier open one, and withdraw the other today", () => {
    const rows = [application("b", "gone", "2025-01-01"), application("a", "survivor", "2025-06-01")];
    const changes = mergeApplications(rows, { survivorId: "survivor", today: "2025-07-01" });
    expect(changes.map(({ key, after }) => ({ ...key, ...after }))).toEqual([
      { id: "a", state: "withdrawn", decided_on: "2025-07-01" },
      { id: "b", contact_id: "survivor" },
    ]);
  });

  it("that were decided only move", () => {
    const rows = [
      application("a", "gone", "2025-01-01", "rejected"),
      application("b", "survivor", "2025-06-01"),
    ];
    const changes = mergeApplications(rows, { survivorId: "survivor", today: "2025-07-01" });
    expect(changes.map(({ after }) => after)).toEqual([{ contact_id: "survivor" }]);
  });
});
