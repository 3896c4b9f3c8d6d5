import { describe, expect, it } from "vitest";
import { applied, namedRows, rowsOf } from "../../../../tests/support/merge-rows";
import { mergeFollowings, mergeLeaders } from "./leaders";
import type { Row } from "./tables";

const ids = { survivorId: "survivor", goneId: "gone" };
const mark = (id: string, contact_id: string, more: Row = {}): Row => ({
  ...{
    id,
    contact_id,
    kind: "natural",
    evidence: `act of ${id}`,
    since: "2026-03-01",
    ended_on: null,
    marked_by: id,
  },
  ...more,
});
const tie = (
  id: string,
  contact_id: string,
  leader_contact_id: string,
  ended_on: string | null = null,
): Row => ({
  ...{ id, contact_id, leader_contact_id, ended_on, since: "2026-03-01" },
});

function marks(rows: Row[]) {
  const all = rowsOf({ leader: rows });
  return [...applied(namedRows(all), mergeLeaders(all.leader, ids)).values()];
}
function ties(rows: Row[]) {
  const all = rowsOf({ following: rows });
  return [...applied(namedRows(all), mergeFollowings(all.following, ids)).values()];
}

describe("mergeLeaders", () => {
  it("hands a mark of another kind over", () => {
    const [a, b] = [mark("a", "survivor"), mark("b", "gone", { kind: "committee" })];
    expect(marks([a, b])).toEqual([a, { ...b, contact_id: "survivor" }]);
  });

  it("keeps one of two of a kind, with the earlier evidence", () => {
    const [a, b] = [mark("a", "survivor"), mark("b", "gone", { since: "2026-01-01" })];
    expect(marks([a, b])).toEqual([{ ...a, since: "2026-01-01", evidence: "act of b", marked_by: "b" }]);
  });

  it("keeps ended marks as history", () => {
    const [a, b] = [mark("a", "survivor"), mark("b", "gone", { ended_on: "2026-04-01" })];
    expect(marks([a, b])).toHaveLength(2);
  });
});

describe("mergeFollowings", () => {
  it("gives the survivor the followers of the other", () => {
    expect(ties([tie("a", "x", "gone")])).toEqual([tie("a", "x", "survivor")]);
  });

  it("keeps the survivor's leader where both follow one", () => {
    const kept = tie("a", "survivor", "x");
    expect(ties([kept, tie("b", "gone", "y")])).toEqual([kept]);
  });

  it("hands the leader of the other over where the survivor has none", () => {
    expect(ties([tie("a", "gone", "y")])).toEqual([tie("a", "survivor", "y")]);
  });

  it("drops a tie between the two, and keeps the other's own", () => {
    expect(ties([tie("a", "survivor", "gone"), tie("b", "gone", "y")])).toEqual([tie("b", "survivor", "y")]);
  });

  it("keeps spans that are over", () => {
    const over = tie("b", "gone", "y", "2026-04-01");
    expect(ties([tie("a", "survivor", "x"), over])).toContainEqual({ ...over, contact_id: "survivor" });
  });
});
