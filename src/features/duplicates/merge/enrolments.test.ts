import { describe, expect, it } from "vitest";
import { applied, namedRows, rowsOf } from "../../../../tests/support/merge-rows";
import { mergeEnrolments } from "./enrolments";
import type { Row } from "./tables";

const enrolment = (id: string, contact_id: string, more: Row = {}): Row => ({
  ...{ id, contact_id, campaign_id: "campaign", stage_id: `stage of ${id}`, owner_id: null },
  entered_stage_at: "2026-03-01T08:00:00+00:00",
  ...more,
});
const later = { entered_stage_at: "2026-04-01T08:00:00+00:00" };

function merged(enrolments: Row[], moves: Row[] = []) {
  const rows = rowsOf({ enrolment: enrolments, stage_move: moves });
  return [...applied(namedRows(rows), mergeEnrolments(rows, "survivor")).values()];
}

describe("mergeEnrolments", () => {
  it("takes over an enrolment in a campaign where the survivor is not", () => {
    const [a, b] = [enrolment("a", "survivor"), enrolment("b", "gone", { campaign_id: "another" })];
    expect(merged([a, b])).toEqual([a, { ...b, contact_id: "survivor" }]);
  });

  it("makes one enrolment of two in a campaign, where she was put last", () => {
    const [a, b] = [enrolment("a", "survivor"), enrolment("b", "gone", later)];
    expect(merged([a, b])).toEqual([{ ...a, stage_id: "stage of b", ...later }]);
  });

  it("leaves the survivor's enrolment where it stands when that move was the later", () => {
    const a = enrolment("a", "survivor", later);
    expect(merged([a, enrolment("b", "gone")])).toEqual([a]);
  });

  it("leaves it where it stands when both were put there at one instant", () => {
    const a = enrolment("a", "survivor");
    expect(merged([a, enrolment("b", "gone")])).toEqual([a]);
  });

  it("compares instants, not how they are written", () => {
    const a = enrolment("a", "survivor", { entered_stage_at: "2026-03-01T08:00:00+07:00" });
    const b = enrolment("b", "gone", { entered_stage_at: "2026-03-01T02:00:00+00:00" });
    expect(merged([a, b])).toMatchObject([{ id: "a", stage_id: "stage of b" }]);
  });

  it.each([
    ["of the later", "ours", "theirs", "theirs"],
    ["of the survivor where the later has none", "ours", null, "ours"],
    ["of the later where the survivor has none", null, "theirs", "theirs"],
    ["nobody where neither has one", null, null, null],
  ])("keeps the owner %s", (_which, ours, theirs, owner_id) => {
    const enrolments = [
      enrolment("a", "survivor", { owner_id: ours }),
      enrolment("b", "gone", { owner_id: theirs, ...later }),
    ];
    expect(merged(enrolments)).toMatchObject([{ id: "a", owner_id }]);
  });

  it("keeps the other contact's owner where the survivor's enrolment is later and has none", () => {
    const enrolments = [enrolment("a", "survivor", later), enrolment("b", "gone", { owner_id: "theirs" })];
    expect(merged(enrolments)).toMatchObject([{ id: "a", owner_id: "theirs" }]);
  });

  it("keeps the moves of both, each with its own id", () => {
    const enrolments = [enrolment("a", "survivor"), enrolment("b", "gone")];
    const moves = [
      { id: "m1", enrolment_id: "a", moved_at: "2026-02-01" },
      { id: "m2", enrolment_id: "b", moved_at: "2026-02-02" },
    ];
    expect(merged(enrolments, moves)).toEqual([enrolments[0], moves[0], { ...moves[1], enrolment_id: "a" }]);
  });

  it("leaves the moves of another campaign, and those the survivor has already, as they are", () => {
    const enrolments = [
      enrolment("a", "survivor"),
      enrolment("b", "gone"),
      enrolment("c", "gone", { campaign_id: "another" }),
    ];
    const moves = ["a", "c"].map((enrolment_id) => ({ id: `m${enrolment_id}`, enrolment_id }));
    const changes = mergeEnrolments(rowsOf({ enrolment: enrolments, stage_move: moves }), "survivor");
    expect(changes.filter(({ entity }) => entity === "stage_move")).toEqual([]);
  });

  it("changes no campaign of the survivor's alone", () => {
    expect(mergeEnrolments(rowsOf({ enrolment: [enrolment("a", "survivor")] }), "survivor")).toEqual([]);
  });
});
