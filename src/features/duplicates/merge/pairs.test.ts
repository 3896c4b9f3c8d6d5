import { describe, expect, it } from "vitest";
import { applied, namedRows, rowsOf } from "../../../../tests/support/merge-rows";
import { mergePairs } from "./pairs";
import type { Entity, Row } from "./tables";

const two = { survivorId: "m-survivor", goneId: "b-gone" };
const pair = (contact_a: string, contact_b: string): Row => ({ contact_a, contact_b, reason: "different" });

function merged(given: Partial<Record<Entity, readonly Row[]>>) {
  const rows = rowsOf(given);
  return [...applied(namedRows(rows), mergePairs(rows, two)).values()];
}

describe("mergePairs", () => {
  it.each([
    ["lower", pair("a", "b-gone"), pair("a", "m-survivor")],
    ["higher", pair("b-gone", "z"), pair("m-survivor", "z")],
    ["between the two", pair("b-gone", "c"), pair("c", "m-survivor")],
  ])("says of the survivor that she is not the contact whose id is %s", (_which, row, after) => {
    expect(merged({ contact_distinction: [row] })).toEqual([after]);
  });

  it("forgets that the two were said to be two", () => {
    expect(merged({ contact_distinction: [pair("b-gone", "m-survivor")] })).toEqual([]);
  });

  it("has a distinction that both had once", () => {
    const rows = [pair("b-gone", "z"), pair("m-survivor", "z")];
    expect(merged({ contact_distinction: rows })).toEqual([rows[1]]);
  });

  it("leaves the distinctions of the survivor as they are", () => {
    const rows = [pair("a", "m-survivor"), pair("m-survivor", "z")];
    expect(merged({ contact_distinction: rows })).toEqual(rows);
  });

  it("drops the questions about who goes, and keeps those about who stays", () => {
    const rows = [pair("a", "b-gone"), pair("b-gone", "z"), pair("a", "m-survivor")];
    expect(merged({ duplicate_pair: rows })).toEqual([rows[2]]);
  });

  it("leads former merges and addresses on to the survivor, and no others", () => {
    const merge = { id: "m", survivor_id: "b-gone" };
    const redirect = { gone_id: "older", survivor_id: "b-gone" };
    const foreign = { gone_id: "another", survivor_id: "z" };
    expect(merged({ contact_merge: [merge], contact_redirect: [redirect, foreign] })).toEqual([
      { ...merge, survivor_id: "m-survivor" },
      { ...redirect, survivor_id: "m-survivor" },
      foreign,
    ]);
  });
});
