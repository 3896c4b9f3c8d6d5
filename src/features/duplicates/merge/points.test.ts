import { describe, expect, it } from "vitest";
import { applied, namedRows, rowsOf } from "../../../../tests/support/merge-rows";
import { mergePoints } from "./points";
import type { Row } from "./tables";

const point = (id: string, contact_id: string, more: Row = {}): Row => ({
  ...{ id, contact_id, kind: "phone", value: `+62${id}`, position: 0, consent: "unknown", consent_on: null },
  ...more,
});
const merged = (...rows: Row[]) => [
  ...applied(namedRows(rowsOf({ contact_point: rows })), mergePoints(rows, "survivor")).values(),
];
const same = { value: "+62812" };

describe("mergePoints", () => {
  it("puts the other's numbers behind the survivor's, in their order", () => {
    const rows = [
      point("a", "survivor", { position: 0 }),
      point("b", "survivor", { position: 3 }),
      point("c", "gone", { position: 0 }),
      point("d", "gone", { position: 1 }),
    ];
    expect(merged(...rows).map(({ id, contact_id, position }) => [id, contact_id, position])).toEqual([
      ["a", "survivor", 0],
      ["b", "survivor", 3],
      ["c", "survivor", 4],
      ["d", "survivor", 5],
    ]);
  });

  it("begins at the first place where the survivor has no number", () => {
    expect(merged(point("c", "gone"))).toEqual([point("c", "survivor")]);
  });

  it("has a number of both once", () => {
    expect(merged(point("a", "survivor", same), point("b", "gone", same))).toEqual([
      point("a", "survivor", same),
    ]);
  });

  it("keeps a number that is telephone of one and messenger of the other twice", () => {
    const rows = [point("a", "survivor", same), point("b", "gone", { ...same, kind: "email" })];
    expect(merged(...rows)).toHaveLength(2);
  });

  it.each([
    ["unknown", "withdrawn", "withdrawn"],
    ["given", "withdrawn", "withdrawn"],
    ["withdrawn", "given", "withdrawn"],
    ["unknown", "given", "given"],
    ["given", "unknown", "given"],
  ])("of a number with consent %s and %s keeps %s, with its day", (ours, theirs, kept) => {
    const [a, b] = [
      point("a", "survivor", { ...same, consent: ours, consent_on: "2026-01-01" }),
      point("b", "gone", { ...same, consent: theirs, consent_on: "2026-02-02" }),
    ];
    const day = kept === ours ? "2026-01-01" : "2026-02-02";
    expect(merged(a, b)).toEqual([{ ...a, consent: kept, consent_on: day }]);
  });

  it("leaves the day of a consent that both gave", () => {
    const a = point("a", "survivor", { ...same, consent: "given", consent_on: "2026-01-01" });
    expect(merged(a, { ...a, id: "b", contact_id: "gone", consent_on: "2026-02-02" })).toEqual([a]);
  });
});
