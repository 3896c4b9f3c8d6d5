import { describe, expect, it } from "vitest";
import { applied, namedRows, rowsOf } from "../../../../tests/support/merge-rows";
import { mergeParticipations, mergeTestPeople } from "./participations";
import type { Row } from "./tables";

const participation = (id: string, contact_id: string, more: Row = {}): Row => ({
  ...{ id, contact_id, activity_id: "petition", state: "promised", promised: true, changed_by: id },
  changed_at: "2026-03-01T08:00:00+00:00",
  ...more,
});
const later = { changed_at: "2026-04-01T08:00:00+00:00" };

function merged(participations: Row[], changes: Row[] = []) {
  const rows = rowsOf({ participation: participations, participation_change: changes });
  return [...applied(namedRows(rows), mergeParticipations(rows, "survivor")).values()];
}

describe("mergeParticipations", () => {
  it("takes over what the survivor has no part in", () => {
    const b = participation("b", "gone", { activity_id: "another" });
    expect(merged([b])).toEqual([{ ...b, contact_id: "survivor" }]);
  });

  it("makes one of two in an activity, as it was changed last", () => {
    const [a, b] = [participation("a", "survivor"), participation("b", "gone", { state: "did", ...later })];
    expect(merged([a, b])).toEqual([{ ...a, state: "did", changed_by: "b", ...later }]);
  });

  it("does not let a withdrawn one take a tick away", () => {
    const a = participation("a", "survivor", { state: "did" });
    expect(merged([a, participation("b", "gone", { state: null, ...later })])).toEqual([a]);
  });

  it("lets a tick of the other stand where the survivor's was withdrawn later", () => {
    const a = participation("a", "survivor", { state: null, ...later });
    expect(merged([a, participation("b", "gone", { state: "did" })])).toMatchObject([
      { id: "a", state: "did" },
    ]);
  });

  it("remembers that either said yes", () => {
    const a = participation("a", "survivor", { promised: false });
    expect(merged([a, participation("b", "gone")])).toMatchObject([{ id: "a", promised: true }]);
  });

  it("keeps the changes of both", () => {
    const changes = [
      { id: "1", participation_id: "a" },
      { id: "2", participation_id: "b" },
    ];
    const rows = merged([participation("a", "survivor"), participation("b", "gone")], changes);
    expect(rows.filter(({ participation_id }) => participation_id === "a")).toHaveLength(2);
  });
});

describe("mergeTestPeople", () => {
  const person = (id: string, contact_id: string, more: Row = {}): Row => ({
    ...{
      id,
      contact_id,
      activity_id: "petition",
      level: 3,
      rated_by: id,
      rated_at: "2026-03-01T08:00:00+00:00",
    },
    ...more,
  });
  function frozen(people: Row[]) {
    const rows = rowsOf({ test_person: people });
    return [...applied(namedRows(rows), mergeTestPeople(rows.test_person, "survivor")).values()];
  }

  it("takes over a test in which the survivor was not listed", () => {
    const b = person("b", "gone", { activity_id: "another" });
    expect(frozen([b])).toEqual([{ ...b, contact_id: "survivor" }]);
  });

  it("keeps the assessment given last", () => {
    const [a, b] = [
      person("a", "survivor"),
      person("b", "gone", { level: 1, rated_at: "2026-03-02T08:00:00+00:00" }),
    ];
    expect(frozen([a, b])).toEqual([{ ...a, level: 1, rated_by: "b", rated_at: b.rated_at }]);
  });

  it("keeps an assessment where the other has none", () => {
    const a = person("a", "survivor");
    expect(frozen([a, person("b", "gone", { level: null, rated_at: null })])).toEqual([a]);
  });
});
