import { describe, expect, it } from "vitest";
import { applied, namedRows, rowsOf } from "../../../../tests/support/merge-rows";
import { planMerge, undoDays, undoDeadline } from "./plan";
import type { Change, Entity, Row } from "./tables";
import { planUndo } from "./undo";

const two = { survivorId: "survivor", goneId: "gone" };
const contacts = [
  { id: "survivor", union_id: "u", name: "Siti" },
  { id: "gone", union_id: "u", name: "Sitti" },
];
type Given = Partial<Record<Entity, readonly Row[]>>;

const rowsWith = (given: Given) => rowsOf({ contact: contacts, ...given });
const planned = (given: Given): Change[] =>
  planMerge(rowsWith(given), { ...two, choices: {}, person: { name: "Siti Aminah" }, today: "2026-11-29" });
const merged = (given: Given) => {
  const rows = applied(namedRows(rowsWith(given)), planned(given));
  const own = (name: string) => /^contact (?:survivor|gone)$|^contact_redirect gone$/.test(name);
  return [...rows].filter(([name]) => !own(name)).map(([, row]) => row);
};

describe("planMerge", () => {
  it("leaves the survivor as she shall be, and a redirect from who is gone", () => {
    expect([...applied(namedRows(rowsWith({})), planned({})).values()]).toEqual([
      { id: "survivor", union_id: "u", name: "Siti Aminah" },
      { union_id: "u", gone_id: "gone", survivor_id: "survivor" },
    ]);
  });

  it("removes the contact only after everything of hers has gone over", () => {
    const changes = planned({ job: [{ id: "j", contact_id: "gone", is_current: false }] });
    const removed = changes.findIndex(({ entity, after }) => entity === "contact" && after === null);
    expect(changes.slice(removed + 1).map(({ entity }) => entity)).toEqual(["contact_redirect"]);
  });

  it.each(["survivor", "gone"])("is refused without the contact that is %s", (missing) => {
    const contact = contacts.filter(({ id }) => id !== missing);
    expect(() => planned({ contact })).toThrow("both contacts");
  });

  it.each(["conversation", "assessment", "follow_up", "paper_list_row"] as const)(
    "hands over each %s, and leaves those of the survivor",
    (entity) => {
      const [ours, theirs] = [
        { id: "a", contact_id: "survivor" },
        { id: "b", contact_id: "gone" },
      ];
      expect(merged({ [entity]: [ours, theirs] })).toEqual([ours, { ...theirs, contact_id: "survivor" }]);
    },
  );

  it("remembers for the survivor which rows of a list were the other's", () => {
    const row = { fingerprint: "f", contact_id: "gone" };
    expect(merged({ import_identity: [row] })).toEqual([{ fingerprint: "f", contact_id: "survivor" }]);
  });

  it("says of the survivor whom the other was said not to be", () => {
    const pair = { contact_a: "another", contact_b: "gone" };
    expect(merged({ contact_distinction: [pair] })).toEqual([
      { contact_a: "another", contact_b: "survivor" },
    ]);
  });

  it("has each issue of both once", () => {
    const issue = (contact_id: string, issue_id: string) => ({ contact_id, issue_id });
    const rows = [issue("survivor", "pay"), issue("gone", "pay"), issue("gone", "hours")];
    expect(merged({ contact_issue: rows })).toEqual([rows[0], issue("survivor", "hours")]);
  });

  it("asks about a row of an import once, though it resembled both", () => {
    const asked = (id: string, contact_id: string, row_number: number, batch_id = "b") => ({
      ...{ batch_id, id, contact_id, row_number },
    });
    const rows = [asked("1", "survivor", 7), asked("2", "gone", 7), asked("3", "gone", 8)];
    const [another, foreign] = [asked("4", "gone", 7, "c"), asked("5", "stranger", 7)];
    expect(merged({ import_candidate: [...rows, another, foreign] })).toEqual([
      rows[0],
      asked("3", "survivor", 8),
      asked("4", "survivor", 7, "c"),
      foreign,
    ]);
  });

  it("keeps the survivor's job unless the other's was chosen", () => {
    const job = (id: string, contact_id: string) => ({
      ...{ id, contact_id, is_current: true, workplace_id: "plant", recorded_on: "2026-01-01" },
    });
    const rows = rowsWith({ job: [job("a", "survivor"), job("b", "gone")] });
    const kept = (choice?: "gone") =>
      planMerge(rows, { ...two, choices: { job: choice }, person: {}, today: "2026-11-29" })
        .filter(({ entity, after }) => entity === "job" && after === null)
        .map(({ key }) => key.id);
    expect([kept(), kept("gone")]).toEqual([["b"], ["a"]]);
  });
});

it("taking a merge back leaves every row as it was", () => {
  const at = { entered_stage_at: "2026-03-01T08:00:00Z", owner_id: null };
  const rows = rowsWith({
    contact_point: [
      {
        id: "p",
        contact_id: "survivor",
        kind: "phone",
        value: "1",
        position: 0,
        consent: "given",
        consent_on: null,
      },
      {
        id: "q",
        contact_id: "gone",
        kind: "phone",
        value: "1",
        position: 0,
        consent: "withdrawn",
        consent_on: null,
      },
      {
        id: "r",
        contact_id: "gone",
        kind: "phone",
        value: "2",
        position: 1,
        consent: "given",
        consent_on: null,
      },
    ],
    membership: [
      {
        id: "m",
        contact_id: "survivor",
        joined_on: "2021-01-01",
        left_on: null,
        ending: null,
        card_number: null,
      },
      { id: "n", contact_id: "gone", joined_on: "2020-01-01", left_on: null, ending: null, card_number: "K" },
    ],
    enrolment: [
      { id: "e", contact_id: "survivor", campaign_id: "c", stage_id: "s", ...at },
      { id: "f", contact_id: "gone", campaign_id: "c", stage_id: "t", ...at, owner_id: "o" },
    ],
    stage_move: [{ id: "v", enrolment_id: "f" }],
    contact_issue: [{ contact_id: "gone", issue_id: "pay" }],
    contact_distinction: [{ contact_a: "a", contact_b: "gone" }],
    conversation: [{ id: "k", contact_id: "gone" }],
  });
  const before = namedRows(rows);
  const changes = planMerge(rows, { ...two, choices: {}, person: { name: "X" }, today: "2026-11-29" });
  const after = applied(before, changes);
  const undo = planUndo(changes, after);
  expect(undo.kept).toEqual([]);
  expect(applied(after, undo.changes)).toEqual(before);
});

describe("undoDeadline", () => {
  const mergedAt = new Date("2026-11-01T10:00:00Z");
  const last = new Date("2026-12-01T10:00:00Z");
  it("is thirty days after the merge", () => {
    expect(undoDays).toBe(30);
    expect(undoDeadline(mergedAt, new Date("2026-12-01T09:59:59Z"))).toEqual(last);
  });
  it("has passed at that very instant", () => expect(undoDeadline(mergedAt, last)).toBeNull());
});
