import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterEach, applied, namedRows, rowsOf } from "../../../../tests/support/merge-rows";
import { mergeMemberships } from "./memberships";
import type { Row } from "./tables";

const membership = (id: string, from: string, to: string | null = null, more: Row = {}): Row => ({
  ...{ id, contact_id: "survivor", joined_on: from, recorded_on: "2026-11-01" },
  ...{ left_on: to, ending: to && "resigned", card_number: null },
  ...more,
});
const theirs = { contact_id: "gone" };
const merged = (...rows: Row[]) => [
  ...applied(namedRows(rowsOf({ membership: rows })), mergeMemberships(rows, "survivor")).values(),
];

describe("mergeMemberships", () => {
  it("makes one of two that overlap, from the first day to the last", () => {
    const rows = [
      membership("a", "2020-01-01", "2022-06-30"),
      membership("b", "2021-05-01", "2024-03-31", { ...theirs, ending: "expelled" }),
    ];
    expect(merged(...rows)).toEqual([membership("a", "2020-01-01", "2024-03-31", { ending: "expelled" })]);
  });

  it("keeps the end of the longer one where the other lies within it", () => {
    const rows = [
      membership("a", "2020-01-01", "2024-03-31", { ending: "expelled" }),
      membership("b", "2021-05-01", "2022-06-30", theirs),
    ];
    expect(merged(...rows)).toEqual([rows[0]]);
  });

  it("gives the survivor the one that began first, though the other contact had it", () => {
    const rows = [membership("a", "2021-01-01"), membership("b", "2020-01-01", null, theirs)];
    expect(merged(...rows)).toEqual([membership("b", "2020-01-01")]);
  });

  it("of two that began on one day keeps the longer, and its end", () => {
    const rows = [
      membership("a", "2020-01-01", "2021-01-01"),
      membership("b", "2020-01-01", "2023-01-01", theirs),
    ];
    expect(merged(...rows)).toEqual([membership("b", "2020-01-01", "2023-01-01")]);
  });

  it("is still a member who is one by either", () => {
    const rows = [membership("a", "2020-01-01", "2022-06-30"), membership("b", "2021-05-01", null, theirs)];
    expect(merged(...rows)).toEqual([membership("a", "2020-01-01", null)]);
  });

  it.each([
    ["first", "A-1", null, "A-1"],
    ["second", null, "B-2", "B-2"],
    ["first where both have one", "A-1", "B-2", "A-1"],
  ])("keeps the card number of the %s", (_which, one, other, card_number) => {
    const rows = [
      membership("a", "2020-01-01", null, { card_number: one }),
      membership("b", "2021-01-01", null, { ...theirs, card_number: other }),
    ];
    expect(merged(...rows)).toMatchObject([{ id: "a", card_number }]);
  });

  it("leaves two that follow each other as they are, both the survivor's", () => {
    const rows = [
      membership("a", "2020-01-01", "2021-01-01", theirs),
      membership("b", "2021-01-01", "2022-01-01"),
    ];
    expect(merged(...rows)).toEqual([membership("a", "2020-01-01", "2021-01-01"), rows[1]]);
  });

  it("joins a chain of which the ends alone do not touch", () => {
    const rows = [
      membership("a", "2020-01-01", "2021-06-01"),
      membership("b", "2021-01-01", "2022-06-01", theirs),
      membership("c", "2022-01-01", "2023-01-01"),
    ];
    expect(merged(...rows)).toEqual([membership("a", "2020-01-01", "2023-01-01")]);
  });

  it("goes by the day it was written down where nobody knows when she joined", () => {
    const rows = [
      membership("a", "2026-10-01", "2026-11-15"),
      membership("b", "", null, { ...theirs, joined_on: null, recorded_on: "2026-11-10" }),
    ];
    expect(merged(...rows)).toEqual([membership("a", "2026-10-01")]);
  });

  it("lets one that ended the day it began stand alone, wherever it falls", () => {
    const rows = [
      membership("a", "2020-01-01", "2022-01-01"),
      membership("mistake", "2021-03-01", "2021-03-01", theirs),
      membership("b", "2021-06-01", "2023-01-01", theirs),
    ];
    expect(merged(...rows)).toEqual([
      membership("a", "2020-01-01", "2023-01-01"),
      membership("mistake", "2021-03-01", "2021-03-01"),
    ]);
  });

  it("changes nothing where the survivor alone was a member", () => {
    expect(mergeMemberships([membership("a", "2020-01-01", "2021-01-01")], "survivor")).toEqual([]);
    expect(mergeMemberships([], "survivor")).toEqual([]);
  });
});

describe("the merging of any memberships", () => {
  const spansOf = (contact_id: string) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 })
      .map((days) => [...days].sort())
      .map((days) =>
        days.flatMap((from, at) => {
          const to = days[at + 1] ?? null;
          return at % 2 === 0
            ? [membership(`${contact_id}${at}`, dayOf(from), to === null ? null : dayOf(to), { contact_id })]
            : [];
        }),
      );
  const two = fc.tuple(spansOf("survivor"), spansOf("gone")).map((both) => both.flat());
  const dayOf = (at: number) => `2020-01-0${at}`;
  const isMemberOn = (rows: readonly Row[], day: string) =>
    rows.some((row) => String(row.joined_on) <= day && day < String(row.left_on ?? "9999-12-31"));
  const overlaps = (rows: readonly Row[]) =>
    rows.some((one, at) =>
      rows
        .slice(at + 1)
        .some(
          (other) =>
            one.contact_id === other.contact_id &&
            Array.from({ length: 11 }, (_, day) => (day < 10 ? dayOf(day) : "2030-01-01")).some(
              (day) => isMemberOn([one], day) && isMemberOn([other], day),
            ),
        ),
    );

  it("makes her a member on exactly the days on which either was", () => {
    fc.assert(
      fc.property(two, (rows) => {
        const after = merged(...rows);
        for (let day = 0; day < 10; day += 1)
          expect(isMemberOn(after, dayOf(day))).toBe(isMemberOn(rows, dayOf(day)));
      }),
    );
  });

  it("never lets two of one contact overlap, not even between its steps", () => {
    fc.assert(
      fc.property(two, (rows) => {
        for (const now of afterEach(
          namedRows(rowsOf({ membership: rows })),
          mergeMemberships(rows, "survivor"),
        ))
          expect(overlaps([...now.values()])).toBe(false);
      }),
    );
  });

  it("comes to the same whoever of the two stays", () => {
    const spans = (rows: Row[]) => rows.map((row) => [row.joined_on, row.left_on]).sort();
    fc.assert(
      fc.property(two, (rows) => {
        const turned = rows.map((row) => ({
          ...row,
          contact_id: row.contact_id === "gone" ? "survivor" : "gone",
        }));
        expect(spans(merged(...turned.toReversed()))).toEqual(spans(merged(...rows)));
      }),
    );
  });
});
